import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { buildReviewPage } from '@/collector/build-review-page';
import { readPageFiles } from '@/collector/review-page';
import { startCollector, type RunningCollector } from '@/collector/start-collector';
import { startPostgres } from '@/collector/temporary-postgres';
import { browserFlags } from '@/scripts/browser-flags.mjs';
import { findBrowser } from '@/scripts/find-browser.mjs';
import { expect, test } from './fixtures';
import { launchGloss } from './launch-gloss';
import { ask, expectAnswered, quotesIn } from './panel';
import { withPermissions } from './with-permissions';

const QUESTION = 'What is a week on call paid at?';
const RIGHT = 'A week on call is paid at 400 euros since October.';
const REPLY = 'Thanks, the page is from last year.';
/** What is promised: from the owner's click to another reader. */
const PROMISE = 60_000;

const found = findBrowser();
test.use({ launchOptions: { args: browserFlags, ...(found && { executablePath: found.path }) } });

interface Team {
  readonly collector: RunningCollector;
  readonly owner: string;
  readonly team: string;
}

const startTeam = async (database: string): Promise<Team> => {
  let tokens = { owner: '', team: '' };
  const collector = await startCollector({
    database,
    host: '127.0.0.1',
    port: 0,
    page: readPageFiles(await buildReviewPage(() => undefined)),
    proxies: 0,
    keep: { feedbackDays: 180, runDays: 90 },
    limit: { burst: 600, perSecond: 50 },
    now: Date.now,
    log: (error) => console.error(error),
    firstTokens: (first) => {
      tokens = first;
    },
  });
  return { collector, ...tokens };
};

/** The owner corrects the only flag there is, on the review page. @returns when they pressed the last button. */
const correctIt = async (desk: Page, { collector, owner }: Team): Promise<number> => {
  await desk.goto(`${collector.url}/review/`);
  await desk.getByLabel('Owner’s token').fill(owner);
  await desk.getByRole('button', { name: 'Sign in' }).click();
  await desk.getByRole('list', { name: 'Flagged questions' }).getByRole('button', { name: QUESTION }).click();
  await desk.getByRole('button', { name: 'Correct', exact: true }).click();
  const form = desk.getByRole('form', { name: 'Correct' });
  await form.getByLabel('The right answer').fill(RIGHT);
  await form.getByLabel('What it says').first().fill(RIGHT);
  await expect(form.getByText(/^Found in /).first()).toBeVisible();
  await form.getByLabel(/To the readers/).fill(REPLY);
  const clickedAt = Date.now();
  await form.getByRole('button', { name: 'Make it live' }).click();
  await expect(desk.getByRole('region', { name: 'Corrected: this is what readers get' })).toContainText(RIGHT);
  return clickedAt;
};

/** What the toolbar button and the browser say to a reader who looks at no panel. */
const told = (panel: Page): Promise<{ readonly badge: string; readonly notifications: number }> =>
  panel.evaluate(async () => ({
    badge: await chrome.action.getBadgeText({}),
    notifications: Object.keys(await chrome.notifications.getAll()).length,
  }));

for (const kind of ['SQLite', 'PostgreSQL'] as const)
  test(`one reader flags, the owner corrects, another reader is served it, and the first is told (${kind})`, async ({ browser, site }) => {
    test.setTimeout(300_000);
    const folder = mkdtempSync(path.join(tmpdir(), 'gloss-hear-back-'));
    const postgres = kind === 'PostgreSQL' ? await startPostgres({ syncs: false }) : undefined;
    const team = await startTeam(postgres ? await postgres.newDatabase() : path.join(folder, 'gloss.db'));
    const [anna, ben] = [
      await launchGloss({ extension: withPermissions(['notifications'], path.join(folder, 'extension')) }),
      await launchGloss(),
    ];
    try {
      for (const reader of [anna, ben]) {
        await reader.switchOn(site.url);
        await reader.setUp({ collector: { url: team.collector.url, token: team.team }, notifyOfFlags: true });
      }

      // Anna flags an answer.
      const annaPage = await anna.context.newPage();
      await annaPage.goto(`${site.url}/wiki/on-call`);
      const annaPanel = await anna.openPanel(annaPage);
      const flagged = await ask(annaPanel, QUESTION);
      await expectAnswered(flagged);
      await flagged.getByRole('button', { name: 'Flag' }).click();
      const form = annaPanel.getByRole('form', { name: 'Flag this answer' });
      await form.getByRole('radio', { name: 'Out of date' }).check({ force: true });
      await form.getByRole('radio', { name: 'Also the passages' }).check({ force: true });
      await form.getByRole('button', { name: 'Send flag' }).click();
      await expect(flagged.getByText(/Received/)).toBeVisible();

      // Ben asks the same, and sees that a colleague found fault with it.
      const benPage = await ben.context.newPage();
      await benPage.goto(`${site.url}/wiki/on-call`);
      const benPanel = await ben.openPanel(benPage);
      const before = await ask(benPanel, QUESTION);
      await expectAnswered(before);
      await expect(before.getByText('Flagged by a colleague: out of date')).toBeVisible();
      await expect(before.getByText(RIGHT)).toHaveCount(0);

      const desk = await browser.newPage();
      const clickedAt = await correctIt(desk, team);

      // Nobody touches Ben's browser: it hears of it by itself.
      await expect(before.getByText(/Owner has corrected this answer/)).toBeVisible({ timeout: PROMISE });
      const heardAt = Date.now();
      await before.getByRole('button', { name: 'Show the corrected answer' }).click();
      const after = benPanel.getByRole('article', { name: QUESTION }).last();
      await expect(after.getByText(/^Corrected by Owner, /)).toBeVisible();
      await expect(after.getByText(RIGHT).first()).toBeVisible();
      await expect(quotesIn(after).first()).toBeVisible();
      const seconds = (at: number): string => ((at - clickedAt) / 1000).toFixed(1);
      console.log(
        `${kind}: the correction was with another reader ${seconds(heardAt)} s after the owner's click, and served at ${seconds(Date.now())} s`,
      );

      // Anna is told, whether she looks at the panel or not.
      const news = annaPanel.getByRole('button', { name: 'Owner corrected an answer you flagged' });
      await expect(news).toBeVisible({ timeout: PROMISE });
      await expect.poll(() => told(annaPanel)).toEqual({ badge: '1', notifications: 1 });
      await news.click();
      const flags = annaPanel.getByRole('region', { name: 'Your flags' });
      await expect(flags.getByText('Corrected by Owner')).toBeVisible();
      await expect(flags.getByText(REPLY)).toBeVisible();
      await flags.getByText('The corrected answer').click();
      await expect(flags.getByText(RIGHT).first()).toBeVisible();
      await expect.poll(async () => (await told(annaPanel)).badge).toBe('');

      expect(await desk.getByRole('region', { name: 'History' }).textContent()).toContain('Owner');
      await desk.close();
      for (const reader of [anna, ben]) expect(await reader.errors()).toEqual([]);
    } finally {
      await Promise.all([anna.close(), ben.close()]);
      await team.collector.close();
      await postgres?.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
