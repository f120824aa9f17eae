import { expect, type Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { RunRecord } from '@/lib/core/run-record';
import { keptRuns } from '@/e2e/kept-runs';
import type { Gloss } from '@/e2e/installed-gloss';
import { markedText } from '@/e2e/marked-quote';
import { highlight, pressInToolbar } from '@/e2e/selection-toolbar';

export interface MainJob {
  readonly panel: Page;
  /** The summary of the paragraph, then the answer to the question. */
  readonly runs: readonly RunRecord[];
  /** Files, in the order of what happened. */
  readonly shots: readonly string[];
}

const runIsDone = async (panel: Page): Promise<void> => {
  await expect(panel.getByRole('button', { name: /^Show on the page/ }).last()).toBeVisible({ timeout: 30_000 });
  await expect(panel.getByTestId('running')).toHaveCount(0, { timeout: 30_000 });
};

/** What Gloss is for, as a reader does it: highlight, summarise, ask, follow a quote to its place. */
export const doMainJob = async (gloss: Gloss, siteUrl: string, folder: string, question: string): Promise<MainJob> => {
  mkdirSync(folder, { recursive: true });
  const shots: string[] = [];
  const shoot = async (page: Page, name: string): Promise<void> => {
    const file = path.join(folder, name);
    await page.screenshot({ path: file });
    shots.push(file);
  };

  await gloss.switchOn(siteUrl);
  const page = await gloss.context.newPage();
  await page.goto(`${siteUrl}/wiki/restart-charge-controller`);
  await page.getByRole('button', { name: 'Fine' }).click();
  await highlight(page.locator('main p').filter({ hasText: 'has stopped taking sessions' }));
  await page.locator('gloss-toolbar').waitFor({ state: 'attached' });
  await shoot(page, '1-highlighted.png');

  await pressInToolbar(page, 'Summarize');
  const panel = await gloss.panel();
  await runIsDone(panel);
  await shoot(panel, '2-summary.png');

  await page.getByRole('heading', { level: 1 }).click(); // a click elsewhere: the selection is gone
  await panel.getByRole('textbox', { name: /^Ask about/ }).fill(question);
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { name: question })).toBeVisible();
  await runIsDone(panel);
  const answer = panel.getByRole('article', { name: question });
  await answer
    .getByRole('button', { name: /^Show on the page/ })
    .first()
    .click();
  await expect.poll(() => markedText(page)).not.toBe('');
  await answer.scrollIntoViewIfNeeded();
  await shoot(panel, '3-answer.png');
  await shoot(page, '4-quote-on-the-page.png');

  return { panel, runs: await keptRuns(panel), shots };
};
