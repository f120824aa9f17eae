import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test as base, type Page } from '@playwright/test';
import { buildReviewPage } from '@/collector/build-review-page';
import { openDatabase } from '@/collector/open-database';
import { readPageFiles, type PageFiles } from '@/collector/review-page';
import { flag, PAGE, run } from '@/collector/sample-entries';
import { startCollector } from '@/collector/start-collector';
import { createToken } from '@/collector/tokens';
import { loadCases } from '@/evals/load-cases';
import { promoteFiles } from '@/evals/promote-command';
import type { CollectorEntry } from '@/lib/collector/contract';
import { browserFlags } from '@/scripts/browser-flags.mjs';
import { findBrowser } from '@/scripts/find-browser.mjs';
import { accessibilityFaults } from './accessibility-faults';

const READER = 'reader-anna-0123456789';

interface ReviewedCollector {
  readonly url: string;
  readonly owner: string;
  readonly team: string;
  send(...entries: readonly CollectorEntry[]): Promise<void>;
  /** What the reader hears of their flags, by its id. */
  heard(): Promise<Record<string, { readonly state: string; readonly reply: string }>>;
}

const test = base.extend<{ readonly collector: ReviewedCollector }, { readonly files: PageFiles }>({
  files: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of a fixture's needs from here
    async ({}, use) => use(readPageFiles(await buildReviewPage(() => undefined))),
    { scope: 'worker', timeout: 120_000 },
  ],
  collector: async ({ files }, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'gloss-review-e2e-'));
    const database = path.join(folder, 'gloss.db');
    let tokens = { owner: '', team: '' };
    const running = await startCollector({
      database,
      host: '127.0.0.1',
      port: 0,
      page: files,
      proxies: 0,
      keep: { feedbackDays: 100_000, runDays: 100_000 },
      limit: { burst: 10_000, perSecond: 10_000 },
      now: Date.now,
      log: (error) => console.error(error),
      firstTokens: (first) => {
        tokens = first;
      },
    });
    const { db } = openDatabase(database);
    await createToken(db, 'owner', 'Otto', Date.now());
    await db.destroy();
    const headers = { authorization: `Bearer ${tokens.team}`, 'content-type': 'application/json', 'gloss-reader': READER };
    await use({
      url: `${running.url}/review/`,
      ...tokens,
      send: async (...entries) => {
        const body = JSON.stringify({ reader: READER, entries });
        const response = await fetch(`${running.url}/v1/entries`, { method: 'POST', headers, body });
        expect(await response.json()).toMatchObject({ rejected: [] });
      },
      heard: async () => {
        const { flags } = (await (await fetch(`${running.url}/v1/flags`, { headers })).json()) as {
          flags: { id: string; state: string; reply: string }[];
        };
        return Object.fromEntries(flags.map(({ id, state, reply }) => [id, { state, reply }]));
      },
    });
    await running.close();
    rmSync(folder, { recursive: true, force: true });
  },
  // The page's policy and its script: a violation of the one or an error of the other fails the test.
  page: async ({ page }, use) => {
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) wrong.push(message.text());
    });
    await use(page);
    expect(wrong).toEqual([]);
  },
});

const browser = findBrowser();
test.use({
  launchOptions: { args: browserFlags, ...(browser && { executablePath: browser.path }) },
  viewport: { width: 1400, height: 900 },
});

const passages = [
  {
    id: 'p1',
    blockIds: ['b1'],
    headings: ['VPN', 'Ports'],
    text: 'The VPN listens on port 8443 since May.\n443 was closed in spring.',
    kinds: ['paragraph' as const, 'paragraph' as const],
  },
  {
    id: 'p2',
    blockIds: ['b2'],
    headings: ['VPN', 'Clients'],
    text: 'gloss-vpn --connect gate.example.com',
    kinds: ['code' as const],
  },
];
const cited = (passageId: string, quote: string) => ({ passageId, quote });
const vpn = (id: string, change = {}) =>
  flag(id, {
    question: 'Which port does the VPN listen on?',
    note: 'It moved in May.',
    suggestion: 'The VPN listens on port 8443.',
    share: 'passages',
    passages,
    answer: {
      text: 'It listens on port 443.',
      answered: true,
      points: [
        { text: 'The port is 443.', citations: [cited('p1', 'The VPN listens on port 443')] },
        { text: 'The old one is closed.', citations: [cited('p1', '443 was closed in spring.')] },
      ],
    },
    verification: {
      checks: [
        { passageId: 'p1', quote: 'The VPN listens on port 443', found: false, blockIds: [] },
        { passageId: 'p1', quote: '443 was closed in spring.', found: true, blockIds: ['b1'] },
      ],
      support: 'thin',
    },
    at: Date.now() - 3_600_000,
    ...change,
  });
const host = (id: string, change = {}) =>
  flag(id, { question: 'Which host is the gate?', reason: 'incomplete', at: Date.now() - 60_000, ...change });

const signIn = async (page: Page, { url, owner }: ReviewedCollector): Promise<void> => {
  await page.goto(url);
  await page.getByLabel('Owner’s token').fill(owner);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('navigation', { name: 'Parts of this page' })).toBeVisible();
};
const row = (page: Page, question: string) => page.getByRole('list', { name: 'Flagged questions' }).getByRole('button', { name: question });

test('lets owners in and nobody else, and stays signed in until they sign out', async ({ page, collector }) => {
  await page.goto(collector.url);
  const token = page.getByLabel('Owner’s token');
  await token.fill('gloss_owner_guess');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('No owner has this token');
  await token.fill(collector.team);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('a team’s token');

  await signIn(page, collector);
  expect(await page.evaluate(() => document.cookie)).toBe('');
  await page.reload();
  await expect(page.getByText('Nothing here')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('form', { name: 'Sign in' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('form', { name: 'Sign in' })).toBeVisible();
});

test('slows down who guesses tokens', async ({ page, collector }) => {
  await page.goto(collector.url);
  await page.getByLabel('Owner’s token').fill('gloss_owner_guess');
  for (let tries = 0; tries < 11; tries++) {
    const answered = page.waitForResponse('**/session');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await answered;
  }
  await expect(page.getByRole('alert')).toContainText('Too many tries');
});

test('shows a group with all that its readers shared', async ({ page, collector }) => {
  await collector.send(vpn('a'), vpn('b', { reason: 'out-of-date', note: 'Old.' }), host('c'));
  await signIn(page, collector);
  await expect(page.getByText('2 questions')).toBeVisible();
  await row(page, 'Which port').click();
  const detail = page.getByRole('region', { name: 'The flagged answer' });
  await expect(detail.getByRole('heading', { level: 2 })).toHaveText('Which port does the VPN listen on?');
  await expect(detail.getByRole('region', { name: 'What the reader says' })).toContainText('It moved in May.');
  await expect(detail.getByRole('region', { name: 'What the reader says' })).toContainText('The VPN listens on port 8443.');
  const answer = detail.getByRole('region', { name: 'The answer as the reader saw it' });
  await expect(answer).toContainText('2 quotes, 1 not found');
  await expect(answer.getByText('Not found on this page')).toBeVisible();
  await expect(detail.getByRole('list', { name: 'Passages' })).toContainText('gloss-vpn --connect');
  await expect(detail.getByRole('region', { name: 'The run' })).toContainText('v3');
  await detail
    .getByRole('navigation', { name: 'Flags about this question' })
    .getByRole('button', { name: /out of date/ })
    .click();
  await expect(detail.getByRole('region', { name: 'What the reader says' })).toContainText('Old.');
});

test('filters by reason, state and model, orders by how often, and keeps it all in the address', async ({ page, collector }) => {
  await collector.send(vpn('a'), vpn('b'), host('c', { run: { ...hostRun, model: 'm2' } }));
  await signIn(page, collector);
  const rows = page.getByRole('list', { name: 'Flagged questions' }).getByRole('button');
  await expect(rows.first()).toContainText('Which host');
  await page.getByLabel('Order').selectOption('Most flagged first');
  await expect(rows.first()).toContainText('Which port');
  await page.getByRole('button', { name: 'More filters' }).click();
  await page.getByLabel('Reason').selectOption('Incomplete');
  await expect(rows).toHaveCount(1);
  await page.getByLabel('Model').selectOption('m1');
  await expect(page.getByText('No flag is like this.', { exact: false })).toBeVisible();
  await page.reload();
  await expect(page.getByText('No flag is like this.', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(rows).toHaveCount(2);
  await page.getByLabel('State').selectOption({ value: 'fixed' });
  await expect(page.getByText('Nothing here')).toBeVisible();
});

test('a long list has pages', async ({ page, collector }) => {
  const at = Date.now();
  await collector.send(
    ...Array.from({ length: 30 }, (_, index) => flag(`f${index}`, { question: `Question ${index}`, at: at - index * 1000 })),
  );
  await signIn(page, collector);
  await expect(page.getByText('1 to 25 of 30')).toBeVisible();
  await page.getByRole('button', { name: 'Older' }).click();
  await expect(page.getByText('26 to 30 of 30')).toBeVisible();
  await expect(row(page, 'Question 29')).toBeVisible();
});

test('is worked through by keyboard alone', async ({ page, collector }) => {
  await collector.send(vpn('a'), host('b'), flag('c', { question: 'Third?', at: Date.now() - 7_200_000 }));
  await signIn(page, collector);
  await expect(row(page, 'Third?')).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await expect(row(page, 'Which host')).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await expect(row(page, 'Which host')).toHaveAttribute('aria-current', 'true');
  const detail = page.getByRole('region', { name: 'The flagged answer' });
  await expect(detail.getByRole('heading', { level: 2 })).toHaveText('Which host is the gate?');
  await page.keyboard.press('Enter');
  await expect(detail).toBeFocused();

  await page.keyboard.press('n');
  await page.keyboard.type('jk? It works as written.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('The readers who flagged it are told.', { exact: false })).toBeVisible();
  await expect.poll(async () => (await collector.heard()).b).toEqual({ state: 'not-a-problem', reply: 'jk? It works as written.' });
  await expect(row(page, 'Which host')).toHaveCount(0);
  // On with the one that took its place.
  await page.keyboard.press('j');
  await expect(row(page, 'Which port')).toHaveAttribute('aria-current', 'true');
  await expect(detail.getByRole('heading', { level: 2 })).toHaveText('Which port does the VPN listen on?');
  await page.keyboard.press('r');
  await expect.poll(async () => (await collector.heard()).a?.state).toBe('in-review');
});

test('a correction begins with the suggestion and the line that proves it, checks every quote, and is told to the reader', async ({
  page,
  collector,
}) => {
  await collector.send(vpn('a'));
  await signIn(page, collector);
  await row(page, 'Which port').click();
  await page.getByRole('button', { name: 'Correct', exact: true }).click();
  const form = page.getByRole('form', { name: 'Correct' });
  await expect(form.getByLabel('The right answer')).toHaveValue('The VPN listens on port 8443.');
  const quote = form.getByLabel(/^Quote 1/);
  await expect(quote).toHaveValue('The VPN listens on port 8443 since May.');
  await expect(form.getByText('Found in p1')).toBeVisible();
  await quote.fill('The VPN listens on port 9999.');
  await expect(form.getByText('Not found in the passages that were sent')).toBeVisible();
  await quote.fill('listens on port 8443');
  await expect(form.getByText('Found in p1')).toBeVisible();
  await form.getByLabel(/To the readers/).fill('Thank you.');
  await form.getByRole('button', { name: 'Make it live' }).click();

  await expect(page.getByRole('region', { name: 'Corrected: this is what readers get' })).toContainText('The VPN listens on port 8443.');
  expect(await collector.heard()).toEqual({ a: { state: 'fixed', reply: 'Thank you.' } });
  const served = await fetch(`${new URL(collector.url).origin}/v1/corrections?site=${new URL(PAGE).origin}`, {
    headers: { authorization: `Bearer ${collector.team}` },
  });
  expect(await served.json()).toMatchObject({
    corrections: [{ owner: 'Owner', answer: { points: [{ citations: [{ passageId: 'p1', quote: 'listens on port 8443' }] }] } }],
  });
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect.poll(async () => (await collector.heard()).a?.state).toBe('open');
});

test('a flag becomes an eval case in two clicks, and it is said whether the failure came back and by which engine', async ({
  page,
  collector,
}) => {
  await collector.send(vpn('a'));
  await signIn(page, collector);
  await row(page, 'Which port').click();
  await page.getByRole('button', { name: 'Make an eval case' }).click();
  await page.getByRole('button', { name: 'Keep the case' }).click();
  const card = page.getByRole('region', { name: 'Eval case' });
  await expect(card).toContainText('Says “8443”.');
  await expect(card).toContainText('It catches the answer that was flagged');
  await expect(card).toContainText(/Not reproduced: it passed 3 times of 3 with the page’s own words \(extractive-\d+\)/);
  // A model answered the reader: what the page's own words give proves nothing for it.
  await card.getByRole('button', { name: 'Say that it is fixed' }).click();
  await expect(card.getByRole('alert')).toContainText('Nothing shows that this is fixed');
  expect((await collector.heard()).a?.state).toBe('open');
});

test('a case that an owner made is in the export, and becomes a candidate of the evals once', async ({ page, collector }, testInfo) => {
  await collector.send(vpn('a'));
  await signIn(page, collector);
  await row(page, 'Which port').click();
  await page.getByRole('button', { name: 'Make an eval case' }).click();
  await page.getByRole('button', { name: 'Keep the case' }).click();
  await expect(page.getByRole('region', { name: 'Eval case' })).toContainText('It catches the answer that was flagged');

  const exported = await fetch(new URL('/v1/export', collector.url), { headers: { authorization: `Bearer ${collector.owner}` } });
  const folder = testInfo.outputPath('evals');
  mkdirSync(path.join(folder, 'cases'), { recursive: true });
  const file = path.join(folder, 'everything.jsonl');
  writeFileSync(file, await exported.text());
  const folders = { cases: path.join(folder, 'cases'), candidates: path.join(folder, 'candidates') };
  expect(promoteFiles([file], folders)).toMatchObject({
    ok: true,
    told: [/^made .*Which port does the VPN listen on\?$/, /1 made, 0 dup/].map((told) => expect.stringMatching(told)),
  });
  expect(loadCases(folders.candidates)).toMatchObject({
    faults: [],
    cases: [{ evalCase: { task: 'ask', question: 'Which port does the VPN listen on?', origin: 'flag a' } }],
  });
  expect(promoteFiles([file], folders).told.at(-1)).toContain('0 made, 1 duplicates');
});

test('assigns, comments and decides, with who and when in the history', async ({ page, collector }) => {
  await collector.send(vpn('a'));
  await signIn(page, collector);
  await row(page, 'Which port').click();
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  const assign = page.getByRole('form', { name: 'Assign' });
  await assign.getByLabel('Who is to look at it?').selectOption('Otto');
  await assign.getByRole('button', { name: 'Assign' }).click();
  await expect(page.getByText('Assigned to Otto', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  await page.getByRole('form', { name: 'Comment' }).getByRole('textbox').fill('Ask the network team.');
  await page.keyboard.press('Control+Enter');
  const history = page.getByRole('region', { name: 'History' });
  await expect(history).toContainText('Ask the network team.');
  await page.getByRole('button', { name: 'Duplicate' }).click();
  await page.getByRole('button', { name: 'Decide: a duplicate' }).click();
  await expect(history.getByRole('listitem')).toHaveText([/Owner assigned it to Otto/, /Owner commented/, /Owner decided: a duplicate/]);
  await expect(history).toContainText(String(new Date().getFullYear()));
  expect((await collector.heard()).a?.state).toBe('duplicate');
  await page.getByRole('button', { name: 'Open again' }).click();
  await expect.poll(async () => (await collector.heard()).a?.state).toBe('open');
});

/** Forty days of runs: a new prompt version since ten days, two sites, failures today. */
const seedRuns = async (collector: ReviewedCollector): Promise<void> => {
  const day = 86_400_000;
  const now = Date.now();
  const entries = Array.from({ length: 400 }, (_, index): CollectorEntry => {
    const at = now - Math.floor((399 - index) / 10) * day;
    const entry = run(`run-${index}`, 800 + ((index * 7919) % 3000));
    if (entry.kind !== 'run') return entry;
    const site = index % 3 ? 'https://wiki.example.com' : 'https://tickets.example.com';
    const prompt = at > now - 10 * day ? 'v4' : 'v3';
    const extractive = index % 5 === 0 && ({ engine: 'extractive', model: 'extractive-1' } as const);
    const failed = index % 17 === 0 && { failure: 'timed-out' };
    return {
      ...entry,
      run: { ...entry.run, at, site, prompt, firstTextMs: 300, cost: 0.02, cached: index % 7 === 0, ...extractive, ...failed },
    };
  });
  const broken = Array.from({ length: 40 }, (_, index): CollectorEntry => {
    const entry = run(`broken-${index}`);
    return entry.kind === 'run' ? { ...entry, run: { ...entry.run, at: now, prompt: 'v4', failure: 'endpoint-unreachable' } } : entry;
  });
  const all = [...entries, ...broken, flag('a', { at: now - day }), flag('b', { at: now - 20 * day })];
  for (let from = 0; from < all.length; from += 50) await collector.send(...all.slice(from, from + 50));
};

test('charts show how the answers are, what changed them, and what is wrong now', async ({ page, collector }) => {
  await seedRuns(collector);
  await signIn(page, collector);
  await page.getByRole('link', { name: 'Charts' }).click();
  const whole = page.getByLabel('The whole period');
  await expect(whole).toContainText('340');
  for (const title of ['Runs', 'Flag rate', 'How long answers took', 'Time to the first word', 'Cost', 'Cache hit rate', 'What answered'])
    await expect(page.getByRole('figure', { name: title, exact: true }).locator('canvas')).toBeVisible();
  const failures = page.getByRole('figure', { name: 'Failures, by kind' });
  await failures.getByText('As a table').click();
  await expect(failures.getByRole('columnheader', { name: 'endpoint unreachable' })).toBeVisible();
  await expect(failures.getByRole('row').last()).toContainText('40');
  await expect(failures.getByRole('rowheader', { name: /Prompt v4/ })).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Open alerts' })).toContainText('More answers fail than usual', { timeout: 20_000 });
  await expect(page.getByRole('region', { name: 'Open alerts' })).toContainText('For whoever runs the endpoint');

  await page.getByLabel('Period', { exact: true }).selectOption('Last 90 days');
  await expect(whole).toContainText('440');
  await page.getByLabel('Split by').selectOption('Site');
  const table = page.getByRole('region', { name: 'By site' });
  await expect(table.getByRole('row')).toHaveText([/^Site/, /^https:\/\/wiki\.example\.com306/, /^https:\/\/tickets\.example\.com134/]);
  await expect(page.getByRole('figure', { name: 'Runs', exact: true }).locator('.u-legend')).toContainText('https://tickets.example.com');
  await page.getByLabel('Site', { exact: true }).selectOption('https://tickets.example.com');
  await page.getByLabel('Split by').selectOption('Nothing');
  await expect(whole).toContainText('134');
  await page.reload();
  await expect(whole).toContainText('134');
  await page.getByLabel('Period', { exact: true }).selectOption('Last 7 days');
  await page.getByRole('link', { name: 'Inbox' }).click();
  await expect(row(page, 'Which port')).toBeVisible();
});

/** What is wrong with the page as it stands: at the width of a phone and of a desk, and then with its dark colours. */
const faultsOfLooks = async (page: Page, name: string): Promise<string[]> => {
  const faults: string[] = [];
  const folder = process.env.GLOSS_REVIEW_SHOTS;
  for (const [width, colorScheme] of [
    [360, 'light'],
    [1400, 'light'],
    [1400, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    if (folder) await page.screenshot({ path: path.join(folder, `${name}-${colorScheme}-${width}.png`), fullPage: true });
    const found = await accessibilityFaults(page, colorScheme === 'light' ? 'everything' : 'colours');
    faults.push(...found.map((fault) => `${name}, ${colorScheme}, ${width} px: ${fault}`));
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (beyond > 0) faults.push(`${name}: ${beyond} px wider than its window of ${width} px`);
  }
  return faults;
};

test('is accessible and nowhere wider than its window, light and dark', async ({ page, collector }) => {
  const faults: string[] = [];
  const look = async (name: string): Promise<void> => void faults.push(...(await faultsOfLooks(page, name)));
  await collector.send(vpn('a'), vpn('b', { reason: 'out-of-date' }), host('c'));
  await page.goto(collector.url);
  await expect(page.getByLabel('Owner’s token')).toBeVisible();
  await look('login');
  await signIn(page, collector);
  await page.getByRole('button', { name: 'More filters' }).click();
  await expect(row(page, 'Which port')).toBeVisible();
  await look('inbox');
  await row(page, 'Which port').click();
  await page.getByRole('button', { name: 'Make an eval case' }).click();
  await page.getByRole('button', { name: 'Keep the case' }).click();
  await expect(page.getByRole('region', { name: 'Eval case' })).toBeVisible();
  await look('group');
  await page.getByRole('button', { name: 'Correct', exact: true }).click();
  await expect(page.getByRole('form', { name: 'Correct' })).toBeVisible();
  await look('correct');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await look('keys');
  await page.keyboard.press('Escape');
  await seedRuns(collector);
  await page.goto(`${collector.url}#charts?split=model`);
  await expect(page.getByRole('figure', { name: 'Runs', exact: true }).locator('canvas')).toBeVisible();
  await look('charts-split');
  await page.getByLabel('Split by').selectOption('Nothing');
  await expect(page.getByRole('figure', { name: 'What answered' }).locator('canvas')).toBeVisible();
  await look('charts');
  expect(faults).toEqual([]);
});

const sample = flag('sample');
const hostRun =
  sample.kind === 'feedback'
    ? sample.feedback.run
    : { url: '', title: '', task: '', engine: '', model: '', prompt: '', ms: 0, version: '' };
