import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { EndpointProfile } from '@/lib/core/endpoint-settings';
import { Feedback } from '@/lib/core/feedback';
import { Trace } from '@/lib/core/trace';
import { loadSettings } from '@/lib/storage/settings-store';
import { keepTrace } from '@/lib/storage/trace-store';
import { fakeHost } from './fake-host';
import type { EndpointFinding } from '@/lib/core/endpoint-finding';
import { hideOptions, showOptions } from './show-options';

afterEach(hideOptions);

const profile = EndpointProfile.parse({
  baseUrl: 'https://gateway.example.com/v1',
  model: 'small-1',
  structuredOutput: 'json-schema',
  tokenField: 'max_tokens',
  usageInStream: true,
  firstByteMs: 210,
});

const passing: readonly EndpointFinding[] = [
  { kind: 'address-found', baseUrl: profile.baseUrl },
  { kind: 'models-listed', models: ['small-1', 'large-1'] },
  { kind: 'passed', profile, models: ['small-1', 'large-1'] },
];

const gateway = {
  id: 'g',
  name: 'Gateway',
  baseUrl: 'https://gateway.example.com/v1',
  apiKey: 'sk-very-secret-3f9a',
  model: 'small-1',
  profile,
};

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const link = (name: string) => page.getByRole('link', { name, exact: true });
const field = (name: string) => page.getByLabelText(name, { exact: true });

test('an address leads to its section, and one that names none to the first', async () => {
  await showOptions('costs');
  await expect.element(page.getByRole('heading', { level: 1, name: 'Costs' })).toBeVisible();
  await showOptions('nowhere');
  await expect.element(page.getByRole('heading', { level: 1, name: 'Endpoints' })).toBeVisible();
});

test('an endpoint is tested and kept in one press, with what was found', async () => {
  const host = fakeHost({ findings: passing });
  const { db } = await showOptions('endpoints', { host });
  await button('Add an endpoint').click();
  await field('Address').fill('gateway.example.com/v1/chat/completions');
  await field('Key').fill('sk-typed-key-0001');
  await button('Test and save').click();
  await expect.element(page.getByText('Offers 2 models')).toBeVisible();
  await expect.element(page.getByText('after 210 ms')).toBeVisible();
  expect(host.asked).toEqual(['permit https://gateway.example.com', 'test gateway.example.com/v1/chat/completions with sk-typed-key-0001']);
  expect((await loadSettings(db)).endpoints).toMatchObject([
    { name: 'gateway.example.com', model: 'small-1', apiKey: 'sk-typed-key-0001', profile },
  ]);
  await button('Done').click();
  await expect.element(page.getByText('works', { exact: true })).toBeVisible();
});

test('a refused permission tests nothing, keeps nothing and loses nothing', async () => {
  const host = fakeHost({ grants: false, findings: passing });
  const { db } = await showOptions('endpoints', { host });
  await button('Add an endpoint').click();
  await field('Address').fill('https://gateway.example.com/v1');
  await button('Test and save').click();
  await expect.element(page.getByText(/was not allowed to call gateway\.example\.com/)).toBeVisible();
  await expect.element(field('Address')).toHaveValue('https://gateway.example.com/v1');
  expect(host.asked).toEqual(['permit https://gateway.example.com']);
  expect((await loadSettings(db)).endpoints).toEqual([]);
});

test('a failed test says why in plain words, offers the models there are, and keeps the form', async () => {
  const models = ['small-1', 'large-1'];
  const host = fakeHost({
    findings: [
      { kind: 'address-found', baseUrl: profile.baseUrl },
      { kind: 'failed', failure: { kind: 'model-missing', host: 'gateway.example.com', model: 'huge', models }, models },
    ],
  });
  const { db } = await showOptions('endpoints', { host });
  await button('Add an endpoint').click();
  await field('Address').fill('https://gateway.example.com/v1');
  await field('Model').fill('huge');
  await button('Test and save').click();
  await expect.element(page.getByText('The model is not there')).toBeVisible();
  expect((await loadSettings(db)).endpoints).toEqual([]);
  await button('large-1').click();
  await expect.element(field('Model')).toHaveValue('large-1');
});

test('what is typed into a form is there again after a look at another section', async () => {
  await showOptions('endpoints');
  await button('Add an endpoint').click();
  await field('Address').fill('half an addr');
  await link('Owner').click();
  await expect.element(page.getByRole('heading', { level: 1, name: 'Owner' })).toHaveFocus();
  await link('Endpoints').click();
  await expect.element(field('Address')).toHaveValue('half an addr');
});

test('an address that is none is said at its field, which gets the focus', async () => {
  const { host } = await showOptions('endpoints');
  await button('Add an endpoint').click();
  await field('Address').fill('my gateway');
  await button('Test and save').click();
  await expect.element(page.getByText(/This is not a web address/)).toBeVisible();
  await expect.element(field('Address')).toHaveFocus();
  expect(host.asked).toEqual([]);
});

test('a kept key is never in the page, and stays when the form is saved without typing one', async () => {
  const host = fakeHost({ findings: passing });
  const { db } = await showOptions('endpoints', { host, settings: { endpoints: [gateway] } });
  await button('Edit Gateway').click();
  await expect.element(field('Key')).toHaveAttribute('placeholder', '•••• 3f9a is kept; type to replace it');
  expect(document.documentElement.outerHTML).not.toContain('very-secret');
  await field('Name').fill('The gateway');
  await button('Test and save').click();
  await expect.poll(async () => (await loadSettings(db)).endpoints[0]).toMatchObject({ name: 'The gateway', apiKey: gateway.apiKey });
});

test('the order of endpoints is the order in which they are asked', async () => {
  const { db } = await showOptions('endpoints', { settings: { endpoints: [gateway, { ...gateway, id: 'h', name: 'Other' }] } });
  await button('Move Other up').click();
  await expect.poll(async () => (await loadSettings(db)).endpoints.map(({ name }) => name)).toEqual(['Other', 'Gateway']);
  await expect.element(button('Move Other up')).toBeDisabled();
});

test('removing an endpoint asks first, and Escape keeps it', async () => {
  const { db } = await showOptions('endpoints', { settings: { endpoints: [gateway] } });
  await button('Remove Gateway').click();
  await expect.element(button('Keep')).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('alertdialog')).not.toBeInTheDocument();
  await expect.element(button('Remove Gateway')).toHaveFocus();
  await button('Remove Gateway').click();
  await button('Remove').click();
  await expect.poll(async () => (await loadSettings(db)).endpoints).toEqual([]);
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveFocus();
});

test('a form begins with the focus in it, and gives it back to the button that opened it', async () => {
  await showOptions('endpoints', { settings: { endpoints: [gateway] } });
  await button('Edit Gateway').click();
  await expect.element(field('Address')).toHaveFocus();
  await button('Cancel').click();
  await expect.element(button('Edit Gateway')).toHaveFocus();
});

test('a site is added by any address on it, once the browser agrees', async () => {
  const { db, host } = await showOptions('sites');
  await field('Add a site').fill('wiki.example.com/some/page');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('wiki.example.com', { exact: true })).toBeVisible();
  expect(host.asked).toEqual(['permit https://wiki.example.com', 'sites changed']);
  expect((await loadSettings(db)).sites).toEqual([{ origin: 'https://wiki.example.com', toolbar: true }]);
});

test('removing a site gives its permission back, unless an endpoint on that host needs it', async () => {
  const settings = {
    sites: [{ origin: 'https://wiki.example.com' }, { origin: 'https://gateway.example.com' }],
    endpoints: [{ ...gateway, baseUrl: 'https://gateway.example.com:8443/v1' }],
  };
  const { db, host } = await showOptions('sites', { settings });
  for (const name of ['wiki.example.com', 'gateway.example.com']) {
    await button(`Remove ${name}`).click();
    await button('Switch off').click();
  }
  await expect.poll(async () => (await loadSettings(db)).sites).toEqual([]);
  await expect.poll(() => host.asked.filter((what) => what.startsWith('withdraw'))).toEqual(['withdraw https://wiki.example.com']);
});

test('a setting keeps itself when its field is left, and an impossible one is not kept', async () => {
  const { db } = await showOptions('privacy', { settings: { collector: { url: 'https://old.example.com' } } });
  await field('Address').fill('not an address');
  await userEvent.tab();
  await expect.element(page.getByText(/what was set before still counts/)).toBeVisible();
  expect((await loadSettings(db)).collector.url).toBe('https://old.example.com');
  await field('Address').fill('https://new.example.com');
  await userEvent.tab();
  await expect.poll(async () => (await loadSettings(db)).collector.url).toBe('https://new.example.com');
});

test('what was typed into a setting is kept when the section is left at once', async () => {
  const { db } = await showOptions('owner');
  await field('Name').fill('Mara');
  location.hash = 'about';
  await expect.poll(async () => (await loadSettings(db)).owner.name).toBe('Mara');
});

const trace = (index: number, changes: Partial<Trace> = {}): Trace =>
  Trace.parse({
    runId: `run-${index}`,
    at: Date.UTC(2026, 10, 1) + index * 60_000,
    url: 'https://wiki.example.com/vpn',
    site: 'https://wiki.example.com',
    task: 'ask',
    question: `Question ${index}`,
    prompt: 'answer-3',
    input: [{ role: 'user', content: `Page text ${index}` }],
    output: JSON.stringify({ text: `Answer ${index}`, answered: true, points: [] }),
    engine: 'endpoint',
    engineName: 'Gateway',
    model: index % 2 ? 'small-1' : 'large-1',
    stages: [{ name: 'engine', ms: 1_000 }],
    cost: { amount: 0.01, currency: 'USD' },
    ...changes,
  });

const flag = (runId: string, suggestion = ''): Feedback =>
  Feedback.parse({
    id: `f-${runId}`,
    runId,
    verdict: 'flag',
    reason: 'wrong',
    suggestion,
    at: 1,
    share: 'metadata',
    run: { url: '', title: 'VPN', task: 'ask', engine: '', model: '', prompt: '', ms: 0, version: '' },
  });

test('of thousands of runs only those in sight are in the page, and the last can be reached', async () => {
  await showOptions('activity', { seed: (db) => db.traces.bulkPut(Array.from({ length: 3_000 }, (_, index) => trace(index))) });
  const list = page.getByRole('list', { name: 'Runs' });
  await expect.element(button(/^Question 2999/)).toBeVisible();
  expect(list.getByRole('listitem').elements().length).toBeLessThan(60);
  const box = list.element().parentElement;
  box?.scrollTo({ top: box.scrollHeight });
  await expect.element(button(/^Question 0/)).toBeVisible();
});

test('runs are narrowed by words of the page, by model and by trouble', async () => {
  const failed = trace(3, { failure: { kind: 'overloaded', host: 'gateway.example.com' } });
  await showOptions('activity', {
    seed: async (db) => {
      await db.traces.bulkPut([trace(0), trace(1), trace(2), failed]);
      await db.feedback.put(flag('run-1'));
    },
  });
  const questions = () =>
    page
      .getByRole('list', { name: 'Runs' })
      .getByRole('button')
      .elements()
      .map((one) => /Question \d/.exec(one.textContent ?? '')?.[0]);
  await field('Search').fill('page text 2');
  await expect.poll(questions).toEqual(['Question 2']);
  await field('Search').fill('');
  await expect.poll(() => questions().length).toBe(4);
  await field('Model').selectOptions('small-1');
  await expect.poll(questions).toEqual(['Question 3', 'Question 1']);
  await field('Trouble').selectOptions('flagged');
  await expect.poll(questions).toEqual(['Question 1']);
  await field('Trouble').selectOptions('overloaded');
  await expect.poll(questions).toEqual(['Question 3']);
});

test('a run opens with what was sent and what came back', async () => {
  await showOptions('activity', { seed: (db) => db.traces.put(trace(1)) });
  await button(/^Question 1/).click();
  const dialog = page.getByRole('dialog', { name: 'Question 1' });
  await expect.element(dialog.getByText('Page text 1')).toBeVisible();
  await expect.element(dialog.getByText('"text": "Answer 1"')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(button(/^Question 1/)).toHaveFocus();
});

test('an export holds the runs that are shown; examples leave flagged answers out and take corrections in', async () => {
  const { host } = await showOptions('activity', {
    seed: async (db) => {
      await db.traces.bulkPut([trace(0), trace(1), trace(2), trace(3)]);
      await db.feedback.bulkPut([flag('run-1'), flag('run-3', 'The right answer')]);
    },
  });
  await field('Model').selectOptions('small-1');
  await button('JSON Lines').click();
  await expect.element(page.getByText('2 runs saved.')).toBeVisible();
  await button('Fine-tuning examples').click();
  await expect.element(page.getByText('1 examples of 2 runs saved.')).toBeVisible();
  const [activity, examples] = Object.values(host.saved).map((text) =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  );
  expect(activity?.map(({ runId }) => runId)).toEqual(['run-1', 'run-3']);
  expect(examples?.map(({ messages }) => JSON.parse(messages.at(-1).content).text)).toEqual(['The right answer']);
});

test('each chart has its figures as a table', async () => {
  await showOptions('activity', { seed: (db) => db.traces.bulkPut([trace(0), trace(1)]) });
  await page.getByText('As a table').first().click();
  await expect
    .element(page.getByRole('table', { name: 'How long answers took' }).getByRole('cell', { name: '1.0 s' }).first())
    .toBeVisible();
});

test('costs are shown by model, and a budget that is spent says what happens now', async () => {
  const now = Date.UTC(2026, 10, 18);
  await showOptions('costs', {
    host: fakeHost({ now: () => now }),
    settings: { monthlyBudget: 0.03 },
    seed: (db) => Promise.all([0, 1, 2].map((index) => keepTrace(db, trace(index, { tokens: { input: 100, output: 10 } })))),
  });
  await expect.element(page.getByRole('table', { name: 'By model' }).getByRole('row', { name: /large-1/ })).toHaveTextContent('$0.020');
  await expect.element(page.getByText(/budget is spent/)).toBeVisible();
});

test('a verdict that waits can be read, sent now, and taken back', async () => {
  const { db, host } = await showOptions('outbox', {
    settings: { collector: { url: 'https://gloss.example.com' } },
    seed: async (db) => {
      const body = flag('run-1');
      await db.feedback.put(body);
      await db.outbox.put({ id: body.id, kind: 'feedback', body, state: 'waiting', attempts: 1, nextAttemptAt: 9e15, createdAt: 1 });
    },
  });
  await button('Send now').click();
  await expect.poll(() => host.asked).toEqual(['send']);
  expect((await db.outbox.toArray())[0]?.nextAttemptAt).toBeLessThan(9e15);
  await page.getByText('What will be sent').click();
  await expect.element(page.getByText('"verdict": "flag"')).toBeVisible();
  await button(/^Delete: Flagged/).click();
  await button('Delete').click();
  await expect.element(page.getByText('Nothing here')).toBeVisible();
  expect(await db.feedback.count()).toBe(0);
});

const settingsFile = (settings: object) => new File([JSON.stringify({ gloss: 'settings', version: 1, settings })], 'settings.json');

test('a settings file with faults changes nothing and names every one', async () => {
  const { db } = await showOptions('data');
  await page.getByLabelText('Settings file').upload(settingsFile({ keepDays: 0, share: 'all' }));
  await expect.element(page.getByText(/2 things in this file can’t be used/)).toBeVisible();
  await expect.element(page.getByText(/settings\.keepDays/)).toBeVisible();
  expect((await loadSettings(db)).keepDays).toBe(90);
});

test('a settings file is used only after what it changes was shown', async () => {
  const { db, host } = await showOptions('data');
  await page.getByLabelText('Settings file').upload(settingsFile({ keepDays: 30 }));
  await expect.element(page.getByText('30 days')).toBeVisible();
  expect((await loadSettings(db)).keepDays).toBe(90);
  await button('Use these settings').click();
  await expect.poll(async () => (await loadSettings(db)).keepDays).toBe(30);
  expect(host.asked).toEqual(['sites changed']);
});

test('everything is deleted only once the words are typed', async () => {
  const { db, host } = await showOptions('data', { settings: { endpoints: [gateway] }, seed: (db) => db.traces.put(trace(1)) });
  await expect.element(button('Delete everything')).toBeDisabled();
  await field('Type “delete everything” to be able to').fill('Delete everything');
  await button('Delete everything').click();
  await expect.element(page.getByText(/Everything is deleted/)).toBeVisible();
  expect(await db.traces.count()).toBe(0);
  expect((await loadSettings(db)).endpoints).toEqual([]);
  expect(host.asked).toEqual(['forget the rest']);
});

test('a shortcut that the browser did not assign is said to be missing', async () => {
  const { host } = await showOptions('about');
  await expect.element(page.getByRole('listitem').filter({ hasText: 'Summarize the selection' })).toHaveTextContent('not assigned');
  await button('Change them').click();
  expect(host.asked).toEqual(['open shortcuts']);
});

test('a reading hint is kept with the selectors that the browser understands', async () => {
  const { db } = await showOptions('sites');
  await page.getByText('Reading hints, for tools that are read badly').click();
  await field('Add a hint for a host').fill('not a host');
  await button('Add hint').click();
  await expect.element(page.getByText(/This is not a host/)).toBeVisible();
  await field('Add a hint for a host').fill('https://Tracker.example.com/desk');
  await button('Add hint').click();
  await field('Comments').fill('.entry >');
  await expect.element(page.getByText(/This is not a CSS selector/)).toBeVisible();
  await field('Comments').fill('.entry');
  await field('Left out').fill('.banner');
  await userEvent.tab();
  await expect
    .poll(async () => (await loadSettings(db)).siteHints)
    .toEqual([{ match: 'tracker.example.com/desk', comments: '.entry', noise: '.banner' }]);

  await button('Remove the hint for tracker.example.com/desk').click();
  await expect.poll(async () => (await loadSettings(db)).siteHints).toEqual([]);
});
