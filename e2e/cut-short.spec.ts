import type { Locator, Page } from '@playwright/test';
import { EndpointSettings } from '@/lib/core/endpoint-settings';
import { expect, test } from './fixtures';
import { keptRuns } from './kept-runs';
import type { Gloss } from './installed-gloss';
import { ask, expectFailed } from './panel';
import { startScriptedEndpoint, type ScriptedEndpoint } from './servers/scripted-endpoint';

/** Writes for so long that every test is over before it is. */
const WRITES_FOR_EVER = 'slow@gap=400@size=6';
const QUESTION = 'What is a week on call paid at?';

let endpoint: ScriptedEndpoint;
test.beforeEach(async () => {
  endpoint = await startScriptedEndpoint();
});
test.afterEach(() => endpoint.close());

/** An answer that is being written: some of its text is there, and more is to come. */
const startWriting = async (gloss: Gloss, page: Page, url: string): Promise<{ panel: Page; answer: Locator; written: string }> => {
  await gloss.setUp({
    endpoints: [EndpointSettings.parse({ id: 'e', name: 'Slow', baseUrl: endpoint.baseUrl, keyStyle: 'none', model: WRITES_FOR_EVER })],
  });
  await page.goto(`${url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);
  const answer = await ask(panel, QUESTION);
  const draft = async (): Promise<string> => (await lastRun(panel))?.written ?? '';
  await expect.poll(draft).toMatch(/\w{3,}/);
  return { panel, answer, written: (await draft()).slice(0, 12) };
};

/** Read in a page of the extension: the panel, or one in a tab of its own. */
const lastRun = async (extensionPage: Page) => (await keptRuns(extensionPage)).at(-1);

test('an answer whose worker is killed says so, keeps what was written, and is in history', async ({ gloss, page, site }) => {
  const { panel, answer, written } = await startWriting(gloss, page, site.url);
  await gloss.stopWorker();

  await expectFailed(panel, 'The browser stopped Gloss in the middle');
  await expect(answer).toContainText(written);
  // Whatever is asked next wakes a new worker, which finds the run without an end.
  await panel.reload();
  await expect
    .poll(async () => (await lastRun(panel))?.outcome)
    .toMatchObject({ status: 'failed', failure: { kind: 'worker-stopped' }, text: expect.stringContaining(written) });
});

test('an answer whose page is left ends there, and the endpoint is not kept busy', async ({ gloss, page, site }) => {
  const { panel } = await startWriting(gloss, page, site.url);
  await page.goto(`${site.url}/wiki/travel-and-expenses`);
  await expect.poll(async () => (await lastRun(panel))?.outcome).toMatchObject({ status: 'failed', failure: { kind: 'page-left' } });
  await expect.poll(() => endpoint.requests.at(-1)?.abortedAt).toBeDefined();
});

test('an answer whose tab is closed ends there, with its text in history', async ({ gloss, page, site }) => {
  const other = await gloss.context.newPage();
  const { panel, written } = await startWriting(gloss, other, site.url);
  await page.bringToFront();
  await other.close();
  await expect
    .poll(async () => (await lastRun(panel))?.outcome)
    .toMatchObject({ status: 'failed', failure: { kind: 'tab-closed' }, text: expect.stringContaining(written) });
});

test('closing the panel ends its answer, with its text in history', async ({ gloss, page, site }) => {
  const { written } = await startWriting(gloss, page, site.url);
  await gloss.closePanel();
  const later = await gloss.openExtensionPage('sidepanel.html');
  await expect
    .poll(async () => (await lastRun(later))?.outcome)
    .toMatchObject({ status: 'failed', failure: { kind: 'cancelled' }, text: expect.stringContaining(written) });
  await expect.poll(() => endpoint.requests.at(-1)?.abortedAt).toBeDefined();
});
