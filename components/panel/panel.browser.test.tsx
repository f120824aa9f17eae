import { page, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { citationsOf } from '@/lib/core/answer';
import { feedbackOn } from '@/lib/storage/feedback-store';
import { settleEntries } from '@/lib/storage/outbox-store';
import { deleteRun } from '@/lib/storage/run-store';
import {
  answeredEvents,
  answeredOutcome,
  failedEvents,
  fallenEvents,
  longQuoteAnswer,
  recordOf,
  sampleAnswer,
  sampleBrief,
  sampleDraft,
  sampleFacts,
  sampleSilence,
  unkeptEvents,
  verificationOf,
  waitingEvents,
  writingEvents,
} from './panel-samples';
import type { FakeWorld } from './fake-host';
import { showPanel } from './show-panel';

let close: (() => void) | undefined;
afterEach(() => {
  close?.();
  close = undefined;
});

const show = async (options: Parameters<typeof showPanel>[0] = {}) => {
  const shown = await showPanel(options);
  close = shown.close;
  return shown;
};

const box = () => page.getByRole('textbox', { name: /^Ask about/ });
const ask = async (question: string): Promise<void> => {
  await userEvent.fill(box(), question);
  await userEvent.keyboard('{Enter}');
};
const answering: FakeWorld = { events: ({ runId }) => answeredEvents(runId, sampleAnswer, verificationOf(sampleAnswer)) };
const firstQuote = citationsOf(sampleAnswer)[0]?.quote ?? '';
const record = recordOf('run-1', Date.UTC(2026, 10, 24, 9), { question: 'How long?' }, answeredOutcome(sampleAnswer));

describe('asking', () => {
  test('opens with the question box in focus, and says which page it is about', async () => {
    await show();
    await expect.element(box()).toHaveFocus();
    await expect
      .element(page.getByRole('heading', { level: 1 }))
      .toHaveTextContent('Gloss on Restore a database from a snapshotwiki.example.com');
  });

  test('Enter asks, Shift+Enter begins a new line', async () => {
    const { host } = await show({ world: answering });
    await userEvent.fill(box(), 'How long');
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}are they kept?{Enter}');
    await expect.element(page.getByRole('heading', { name: /How long/ })).toBeVisible();
    expect(host.requests).toMatchObject([{ tabId: 7, ask: { task: 'ask', question: 'How long\nare they kept?' } }]);
    await expect.element(box()).toHaveValue('');
    await expect.element(box()).toHaveFocus();
  });

  test('what is typed for one tab is there again after a look at another one', async () => {
    const { host } = await show();
    await userEvent.fill(box(), 'half a question');
    host.showTab({ id: 8, url: 'https://wiki.example.com/other', title: 'Other' });
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Other');
    await expect.element(box()).toHaveValue('');
    host.showTab({ id: 7, url: 'https://wiki.example.com/runbooks/restore', title: 'Restore' });
    await expect.element(box()).toHaveValue('half a question');
  });

  test('a panel that is opened again has the draft still', async () => {
    await show({ world: { kept: { 'draft:7': 'half a question' } } });
    await expect.element(box()).toHaveValue('half a question');
  });

  test('shows the answers of the page in front, never those of another tab', async () => {
    const { host } = await show({ world: answering });
    await ask('How long?');
    await expect.element(page.getByText('and always into a new instance')).toBeVisible();
    host.showTab({ id: 8, url: 'https://wiki.example.com/other', title: 'Other' });
    await expect.element(page.getByRole('heading', { name: 'What do you want to know?' })).toBeVisible();
    await expect.element(page.getByText('and always into a new instance')).not.toBeInTheDocument();
  });

  test('asks nothing when the tab changed under the reader’s hand, and keeps the words', async () => {
    const { host } = await show({ world: answering });
    await userEvent.fill(box(), 'How long?');
    vi.spyOn(host, 'shownTab').mockResolvedValue({ id: 7, url: 'https://wiki.example.com/other', title: 'Other' });
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('The tab changed just now.', { exact: false })).toBeVisible();
    expect(host.requests).toEqual([]);
    await expect.element(box()).toHaveValue('How long?');
  });

  test('Explain waits for a selection, and shows the one it will explain', async () => {
    const none = await show();
    await expect.element(page.getByRole('button', { name: /Explain selection/ })).toBeDisabled();
    none.close();

    const { host } = await show({ world: { ...answering, selection: { text: 'write-ahead journal', blockIds: ['b1'] } } });
    await userEvent.click(page.getByRole('button', { name: /Explain selection write-ahead journal/ }));
    await expect.poll(() => host.requests).toMatchObject([{ ask: { task: 'explain', selection: { text: 'write-ahead journal' } } }]);
  });

  test('starts what a gesture asked for before the panel was open', async () => {
    const { host } = await show({ world: { ...answering, intent: { tabId: 7, task: 'summarize', at: 1 } } });
    await expect.element(page.getByRole('heading', { name: 'Summarize this page' })).toBeVisible();
    expect(host.requests).toHaveLength(1);
  });

  test('a gesture in the page is obeyed by an open panel, also while history is shown', async () => {
    const { host } = await show({ world: answering });
    await userEvent.click(page.getByRole('button', { name: 'History' }));
    host.press({ tabId: 7, task: 'explain', selection: { text: 'journal', blockIds: [] }, at: 5 });
    await expect.element(page.getByRole('heading', { name: 'Explain the selection' })).toBeVisible();
  });

  test('a gesture in another window’s tab is not this panel’s', async () => {
    const { host } = await show({ world: answering });
    await expect.element(box()).toHaveFocus();
    host.press({ tabId: 99, task: 'summarize', at: 5 });
    await ask('How long?');
    await expect.poll(() => host.requests.map((request) => request.ask.task)).toEqual(['ask']);
  });

  test('Ask beside a selection puts the selection above the box, where it can be taken away', async () => {
    const { host } = await show({
      world: { ...answering, intent: { tabId: 7, task: 'ask', selection: { text: 'journal', blockIds: [] }, at: 1 } },
    });
    await expect.element(page.getByRole('textbox', { name: 'Ask about the selection' })).toHaveFocus();
    await ask('What is it?');
    await expect.poll(() => host.requests).toMatchObject([{ ask: { question: 'What is it?', selection: { text: 'journal' } } }]);
    await expect.element(page.getByRole('textbox', { name: 'Ask about this page' })).toBeVisible();
  });
});

describe('an answer', () => {
  test('shows what is being done, then the text as it comes, with no way to leave it running', async () => {
    const { host } = await show({ world: { events: ({ runId }) => waitingEvents(runId) } });
    await ask('How long?');
    await expect.element(page.getByText('Asking Company gateway…')).toBeVisible();
    host.send({ kind: 'answer-drafted', draft: sampleDraft });
    await expect.element(page.getByText('Restore into a new instance, never over')).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Stop' }));
    await expect.element(page.getByRole('heading', { name: 'Stopped' })).toBeVisible();
    await expect.element(page.getByText('Restore into a new instance, never over')).toBeVisible();
    await expect.element(page.getByTestId('running')).not.toBeInTheDocument();
  });

  test('a quote leads to its place in the page', async () => {
    const { host } = await show({ world: answering });
    await ask('How long?');
    await userEvent.click(page.getByRole('button', { name: `Show on the page: ${firstQuote}` }));
    expect(host.shownQuotes).toEqual([{ blockIds: ['b-p2'], quote: firstQuote }]);
  });

  test('a quote of more than four lines is cut, and opened where it stands', async () => {
    await page.viewport(360, 760);
    await show({ world: { events: ({ runId }) => answeredEvents(runId, longQuoteAnswer, verificationOf(longQuoteAnswer)) } });
    await ask('How long?');
    const end = page.getByText('before anything else is tried', { exact: false });
    const clipped = (): boolean => {
      const line = end.element().closest('.font-page');
      return line !== null && line.scrollHeight > line.clientHeight + 1;
    };
    await expect.poll(clipped).toBe(true);
    await userEvent.click(page.getByRole('button', { name: 'Show the whole quote' }));
    await expect.poll(clipped).toBe(false);
    await expect.element(page.getByRole('button', { name: 'Show less' })).toHaveAttribute('aria-expanded', 'true');
  });

  test('an answer that the full disk could not keep says so beside it, and leads to where room is made', async () => {
    await show({ world: { events: ({ runId }) => unkeptEvents(runId) } });
    await ask('How long?');
    await expect.element(page.getByText('history does not have this', { exact: false })).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: /^Make room/ }));
    await expect.element(page.getByRole('searchbox')).toBeVisible();
  });

  test('says so when the page no longer has the quote', async () => {
    await show({ world: { ...answering, hasQuotes: false } });
    await ask('How long?');
    await userEvent.click(page.getByRole('button', { name: `Show on the page: ${firstQuote}` }));
    await expect.element(page.getByText('The page no longer has these words', { exact: false })).toBeVisible();
  });

  test('a quote that the page does not contain is not found, and no source', async () => {
    await show({ world: { events: ({ runId }) => answeredEvents(runId, sampleAnswer, verificationOf(sampleAnswer, [firstQuote])) } });
    await ask('How long?');
    await expect.element(page.getByText('Not found on this page')).toBeVisible();
    await expect.element(page.getByRole('button', { name: `Show on the page: ${firstQuote}` })).not.toBeInTheDocument();
    await expect.element(page.getByText('Only part of this stands on the page.', { exact: false })).toBeVisible();
  });

  test('an answer that is not on the page says so before anything else', async () => {
    await show({ world: { events: ({ runId }) => answeredEvents(runId, sampleSilence, verificationOf(sampleSilence)) } });
    await ask('What does it cost?');
    await expect.element(page.getByText('This page does not say.', { exact: true })).toBeVisible();
    await expect.element(page.getByText('What comes closest is below.')).toBeVisible();
  });

  test('a brief has its sections, what is missing, and what the ticket is silent about', async () => {
    await show({ world: { events: ({ runId }) => answeredEvents(runId, sampleBrief, verificationOf(sampleBrief)) } });
    await userEvent.click(page.getByRole('button', { name: /Brief this ticket/ }));
    for (const name of ['Problem', 'Environment', 'Tried', 'Asked']) {
      await expect.element(page.getByRole('heading', { name, exact: true })).toBeVisible();
    }
    await expect.element(page.getByText('Whether US tenants are affected')).toBeVisible();
    await expect.element(page.getByText('The ticket says nothing of: next step.')).toBeVisible();
  });

  test('beside it stand engine, model, time, tokens, cost, coverage, what was not read, and who gave up', async () => {
    await show({ world: { events: ({ runId }) => fallenEvents(runId) } });
    await ask('How long?');
    const facts = page.getByRole('list', { name: 'How this answer was made' });
    await expect.element(facts).toHaveTextContent('Company gatewaygpt-5-mini3.2 s3,120 + 284 tokens$0.0021');
    await expect.element(page.getByText('Answered from 6 of 41 sections')).toBeVisible();
    await expect.element(page.getByText('Not read: 1,456 rows', { exact: false })).toBeVisible();
    await expect.element(page.getByText('Ollama could not answer')).toBeVisible();
  });

  test('Copy takes the quotes and the page’s address along', async () => {
    const { host } = await show({ world: answering });
    await ask('How long?');
    await userEvent.click(page.getByRole('button', { name: 'Copy' }));
    await expect.element(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(host.copied[0]).toContain(`> “${firstQuote}”`);
    expect(host.copied[0]).toContain('https://wiki.example.com/runbooks/restore');
  });

  test('Regenerate asks past the cache, in its place', async () => {
    const { host } = await show({ world: answering });
    await ask('How long?');
    await userEvent.click(page.getByRole('button', { name: 'Regenerate' }));
    await expect.poll(() => host.requests.map(({ fresh }) => fresh)).toEqual([false, true]);
    expect(page.getByRole('article').elements()).toHaveLength(1);
  });

  test('an answer made for other words names them, and one press asks anew', async () => {
    const facts = { ...sampleFacts, cachedAt: 1_000, answeredFor: 'How long does a restore take?' };
    const earlier = { events: ({ runId }: { runId: string }) => answeredEvents(runId, sampleAnswer, verificationOf(sampleAnswer), facts) };
    const { host } = await show({ world: earlier });
    await ask('How long does the restore take?');
    await expect.element(page.getByText('Answered earlier for: How long does a restore take?')).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Ask anew' }));
    await expect.poll(() => host.requests.map(({ fresh }) => fresh)).toEqual([false, true]);
  });

  test('words of a model are text: no links, no pictures, no markup', async () => {
    const hostile = {
      ...sampleAnswer,
      text: '<img src="https://evil.example/x"> ![x](https://evil.example) [a](https://evil.example) **bold** `code`',
    };
    await show({ world: { events: ({ runId }) => answeredEvents(runId, hostile, verificationOf(hostile)) } });
    await ask('How long?');
    await expect.element(page.getByText('<img src="https://evil.example/x">', { exact: false })).toBeVisible();
    expect(document.querySelectorAll('main img, main a')).toHaveLength(0);
    expect(document.querySelector('main strong')?.textContent).toBe('bold');
    expect(document.querySelector('main code')?.textContent).toBe('code');
  });

  test('an older answer of the thread is a line, opened by a press', async () => {
    await show({ world: answering });
    await ask('How long?');
    await expect.element(page.getByRole('button', { name: 'How long?' })).toHaveAttribute('aria-expanded', 'true');
    await ask('Who approves it?');
    await expect.element(page.getByRole('button', { name: 'How long?' })).toHaveAttribute('aria-expanded', 'false');
    expect(page.getByRole('button', { name: `Show on the page: ${firstQuote}` }).elements()).toHaveLength(1);
    await userEvent.click(page.getByRole('button', { name: 'How long?' }));
    expect(page.getByRole('button', { name: `Show on the page: ${firstQuote}` }).elements()).toHaveLength(2);
  });

  test('the text being written is in no live region; its start and its end are', async () => {
    const { host } = await show({ world: { events: ({ runId }) => writingEvents(runId) } });
    await ask('How long?');
    await expect.element(page.getByText('Restore into a new instance, never over')).toBeVisible();
    const spoken = () =>
      [...document.querySelectorAll('output, [role=status], [role=alert], [aria-live]')].map((region) => region.textContent).join('');
    expect(spoken()).toBe('Working on the answer.');
    for (const event of answeredEvents('run-1', sampleAnswer, verificationOf(sampleAnswer)).slice(-1)) host.send(event);
    await expect.poll(spoken).toBe('The answer is ready, with 4 quotes, 4 found on the page.');
  });
});

describe('a failure', () => {
  test('keeps what was written, names the owner, and tries again in one press', async () => {
    let dies = true;
    const { host } = await show({
      world: { events: ({ runId }) => (dies ? writingEvents(runId) : answeredEvents(runId, sampleAnswer, verificationOf(sampleAnswer))) },
      settings: { owner: { name: 'Mara Lind', contact: 'mara@example.com' } },
    });
    await ask('How long?');
    await expect.element(page.getByTestId('running')).toBeVisible();
    host.killWorker();
    await expect.element(page.getByRole('heading', { name: 'The browser stopped Gloss in the middle' })).toBeVisible();
    await expect.element(page.getByText('Restore into a new instance, never over')).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'mara@example.com' })).toHaveAttribute('href', 'mailto:mara@example.com');
    await expect.element(page.getByTestId('running')).not.toBeInTheDocument();

    dies = false;
    await userEvent.click(page.getByRole('button', { name: 'Try again' }));
    await expect.element(page.getByRole('button', { name: 'Flag' })).toBeVisible();
  });

  test('a rate limit counts down before it lets one try again', async () => {
    const now = Date.UTC(2026, 10, 24, 10, 50);
    await show({
      world: { now, events: ({ runId }) => failedEvents(runId, { kind: 'rate-limited', host: 'a.example', retryAt: now + 24_000 }) },
    });
    await ask('How long?');
    await expect.element(page.getByRole('button', { name: 'Try again in 24 s' })).toBeDisabled();
  });

  test('a missing permission for an endpoint is asked for, then the question again', async () => {
    let permitted = false;
    const { host } = await show({
      world: {
        events: ({ runId }) =>
          permitted
            ? answeredEvents(runId, sampleAnswer, verificationOf(sampleAnswer))
            : failedEvents(runId, { kind: 'endpoint-not-permitted', host: 'api.example.com' }),
      },
    });
    await ask('How long?');
    permitted = true;
    await userEvent.click(page.getByRole('button', { name: 'Allow api.example.com' }));
    await expect.element(page.getByRole('button', { name: 'Flag' })).toBeVisible();
    expect(host.calls).toContain('permit host api.example.com');
  });
});

describe('a page that Gloss was not let into', () => {
  test('is said in plain words, and switched on for good in one press', async () => {
    const { host, db } = await show({ world: { closed: { kind: 'page-not-permitted' } } });
    await expect.element(page.getByRole('heading', { name: 'Gloss hasn’t been let into wiki.example.com' })).toBeVisible();
    await expect.element(page.getByText('Alt+Shift+L')).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Always on for wiki.example.com' }));
    await expect.poll(() => host.calls).toEqual(['permit https://wiki.example.com', 'sites changed']);
    await expect
      .poll(async () => JSON.stringify(await db.settings.toArray()))
      .toContain('"sites":[{"origin":"https://wiki.example.com","toolbar":true}]');
  });

  test('offers to stay on, where it was let in for now, until its site is switched on', async () => {
    const { host } = await show({});
    await userEvent.click(page.getByRole('button', { name: 'Always on for wiki.example.com' }));
    await expect.poll(() => host.calls).toEqual(['permit https://wiki.example.com', 'sites changed']);
    await expect.element(page.getByRole('button', { name: 'Always on for wiki.example.com' })).not.toBeInTheDocument();
  });

  test('lets one type, and asks nothing', async () => {
    const { host } = await show({ world: { closed: { kind: 'page-not-permitted' } } });
    await ask('How long?');
    expect(host.requests).toEqual([]);
    await expect.element(box()).toHaveValue('How long?');
  });

  test('a page of the browser has words of its own', async () => {
    await show({ world: { closed: { kind: 'page-closed-to-extensions' }, tab: { id: 7 } } });
    await expect.element(page.getByRole('heading', { name: 'This page is closed to extensions' })).toBeVisible();
  });
});

describe('a verdict', () => {
  const world: FakeWorld = answering;

  test('Flag shows exactly what will be sent, level by level, and that very object is kept and sent', async () => {
    const { host, db } = await show({ world, records: [record] });
    await ask('How long?');
    await userEvent.click(page.getByRole('button', { name: 'Flag' }));
    await userEvent.click(page.getByText('Out of date', { exact: true }));
    await userEvent.fill(page.getByRole('textbox', { name: /^Note/ }), 'It is 40 days now.');
    await userEvent.click(page.getByText('See exactly what will be sent'));

    const preview = page.getByRole('textbox', { name: 'What will be sent' });
    const shown = () => (preview.element() as HTMLTextAreaElement).value;
    expect(shown()).toContain('"question": "How long?"');
    await userEvent.click(page.getByText('Your words and the page’s address'));
    expect(shown()).not.toContain('35 days');
    await userEvent.click(page.getByText('Also the question, the words you highlighted, and the answer'));
    const promised = JSON.parse(shown());

    await userEvent.click(page.getByRole('button', { name: 'Send flag' }));
    await expect.element(page.getByText('Flagged: out of date')).toBeVisible();
    expect((await feedbackOn(db, 'run-1'))?.feedback).toEqual(promised);
    expect(host.calls).toContain('send outbox');
  });

  test('asks for a reason before it is sent', async () => {
    const { db } = await show({ world, records: [record] });
    await ask('How long?');
    await userEvent.click(page.getByRole('button', { name: 'Flag' }));
    await userEvent.click(page.getByRole('button', { name: 'Send flag' }));
    await expect.element(page.getByRole('alert')).toHaveTextContent('Choose what is wrong with it.');
    expect(await feedbackOn(db, 'run-1')).toBeUndefined();
  });

  test('nothing that was typed is lost when the form is closed', async () => {
    await show({ world, records: [record] });
    await ask('How long?');
    await userEvent.click(page.getByRole('button', { name: 'Flag' }));
    await userEvent.fill(page.getByRole('textbox', { name: /^The right answer/ }), 'Forty days.');
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('form', { name: 'Flag this answer' })).not.toBeInTheDocument();
    await expect.element(page.getByRole('button', { name: 'Flag' })).toHaveFocus();
    await userEvent.click(page.getByRole('button', { name: 'Flag' }));
    await expect.element(page.getByRole('textbox', { name: /^The right answer/ })).toHaveValue('Forty days.');
  });

  test('its way to the collector is followed: waiting, sent, received', async () => {
    const { db } = await show({ world, records: [record], settings: { collector: { url: 'https://gloss.example.com', token: '' } } });
    await ask('How long?');
    await userEvent.click(page.getByRole('button', { name: 'Helpful' }));
    await expect.element(page.getByText('Waiting to be sent')).toBeVisible();
    const entry = (await feedbackOn(db, 'run-1'))?.sending;
    if (!entry) throw new Error('The verdict is not in the outbox.');
    expect(entry.body.answer).toBeUndefined();
    await settleEntries(db, [{ ...entry, state: 'sent' }]);
    await expect.element(page.getByText('Sent, not acknowledged yet')).toBeVisible();
    await settleEntries(db, [{ ...entry, state: 'received', receivedAt: Date.UTC(2026, 10, 24, 10, 49) }]);
    await expect.element(page.getByText(/^Received, /)).toBeVisible();
  });
});

describe('history', () => {
  const records = [
    record,
    recordOf('run-2', Date.UTC(2026, 10, 23, 9), { task: 'brief' }, answeredOutcome(sampleBrief, sampleFacts), {
      url: 'https://tracker.example.com/4471',
      site: 'https://tracker.example.com',
      title: '#4471 Nightly export fails',
    }),
  ];
  const rows = () => page.getByRole('button', { name: /wiki\.example\.com|tracker\.example\.com/ });

  test('is grouped by day, searched by word, and opened to see the answer again', async () => {
    await show({ records });
    await userEvent.click(page.getByRole('button', { name: 'History' }));
    await expect.element(page.getByRole('searchbox', { name: 'Search history' })).toHaveFocus();
    await expect.element(page.getByRole('heading', { name: 'Yesterday' })).toBeVisible();
    await userEvent.fill(page.getByRole('searchbox'), 'thumbprint');
    await expect.poll(() => rows().elements().length).toBe(1);
    await userEvent.click(rows());
    await expect.element(page.getByRole('heading', { name: 'Brief this ticket' })).toHaveFocus();
    await expect.element(page.getByText('Whether US tenants are affected')).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Back to history' }));
    await expect.element(page.getByRole('searchbox')).toHaveValue('thumbprint');
  });

  test('one is deleted in one press, all of them in two', async () => {
    const { db } = await show({ records });
    await userEvent.click(page.getByRole('button', { name: 'History' }));
    await userEvent.click(page.getByRole('button', { name: 'Delete “Brief this ticket”' }));
    await expect.poll(() => rows().elements().length).toBe(1);
    await userEvent.click(page.getByRole('button', { name: 'Delete all' }));
    await expect.element(page.getByRole('button', { name: 'Keep' })).toHaveFocus();
    await userEvent.click(page.getByRole('button', { name: 'Delete all' }));
    await expect.element(page.getByText('Questions you ask are kept here', { exact: false })).toBeVisible();
    expect(await db.runs.count()).toBe(0);
  });

  test('follows what happens to it elsewhere', async () => {
    const { db } = await show({ records });
    await userEvent.click(page.getByRole('button', { name: 'History' }));
    await expect.poll(() => rows().elements().length).toBe(2);
    await deleteRun(db, 'run-1');
    await expect.poll(() => rows().elements().length).toBe(1);
  });

  test('Escape empties the search, then goes back to the page and its question box', async () => {
    await show({ records });
    await userEvent.click(page.getByRole('button', { name: 'History' }));
    await userEvent.fill(page.getByRole('searchbox'), 'thumbprint');
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('searchbox')).toHaveValue('');
    await userEvent.keyboard('{Escape}');
    await expect.element(box()).toHaveFocus();
  });
});
