import type { Page } from '@playwright/test';
import { EndpointSettings } from '@/lib/core/endpoint-settings';
import { expect, test as base } from './fixtures';
import { expectAnswered } from './panel';
import { startScriptedEndpoint, type ScriptedEndpoint } from './servers/scripted-endpoint';

interface Given {
  readonly endpoint: ScriptedEndpoint;
  /** Calls to the endpoint so far. */
  readonly calls: () => number;
  /** An endpoint, the site switched on, and tickets prepared as the options page does it. */
  readonly prepare: (model: string, prefetch?: { readonly on: boolean; readonly dailyTokens: number }) => Promise<Page>;
}

const TICKET = '/tickets/GRID-2481';

const switchOn = async (options: Page): Promise<void> => {
  const box = options.getByLabel('Prepare a ticket’s brief when I open it');
  await box.click();
  await expect(box).toBeChecked();
};

const test = base.extend<Given>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of a fixture's needs from here
  endpoint: async ({}, use) => {
    const endpoint = await startScriptedEndpoint();
    await use(endpoint);
    await endpoint.close();
  },
  calls: async ({ endpoint }, use) => use(() => endpoint.requests.filter(({ path }) => path.endsWith('/chat/completions')).length),
  prepare: async ({ gloss, site, endpoint }, use) => {
    await use(async (model, prefetch = { on: false, dailyTokens: 200_000 }) => {
      const one = EndpointSettings.parse({ id: 'one', name: 'Company models', baseUrl: endpoint.baseUrl, model });
      await gloss.setUp({ endpoints: [one], prefetch });
      await gloss.switchOn(site.url);
      return gloss.openExtensionPage('options.html#costs');
    });
  },
});

test('a ticket that is opened has its brief before it is asked for, and the activity page says so', async ({
  gloss,
  page,
  site,
  prepare,
  calls,
}) => {
  const options = await prepare('good');
  await switchOn(options);
  await expect(options.getByText('0 of 200,000 tokens taken today')).toBeVisible();

  await page.bringToFront();
  await page.goto(`${site.url}/wiki/on-call`);
  await page.waitForTimeout(4_500); // a page that is no ticket, for as long as a ticket needs
  expect(calls()).toBe(0);
  await page.goto(`${site.url}${TICKET}`);
  await expect.poll(calls, { timeout: 20_000 }).toBe(1);

  const panel = await gloss.openPanel(page);
  await panel.getByRole('button', { name: /^Brief this ticket/ }).click();
  const brief = panel.getByRole('article', { name: 'Brief this ticket' });
  await expectAnswered(brief);
  await expect(brief).toContainText('prepared when you opened the page');
  expect(calls()).toBe(1);

  await options.goto(`chrome-extension://${gloss.id}/options.html#activity`);
  await expect(options.getByRole('list', { name: 'Runs' })).toContainText('prepared');
  await options.goto(`chrome-extension://${gloss.id}/options.html#costs`);
  await expect(options.getByText(/^[1-9][\d,]* of 200,000 tokens taken today/)).toBeVisible();
});

test('nothing is prepared while it is switched off, and nothing beyond the day’s tokens', async ({ page, site, prepare, calls }) => {
  const options = await prepare('good');
  await page.bringToFront();
  await page.goto(`${site.url}${TICKET}`);
  await page.waitForTimeout(4_500);
  expect(calls()).toBe(0);

  // Switched on, the ticket that is open counts too, without a reload; but a day of a hundred tokens is over before it begins.
  await options.bringToFront();
  await switchOn(options);
  await options.getByLabel('Tokens a day').fill('100');
  await options.getByLabel('Tokens a day').blur();
  await page.bringToFront();
  await page.waitForTimeout(4_500);
  expect(calls()).toBe(0);
});

test('leaving the ticket hangs up on the endpoint', async ({ page, site, prepare, calls, endpoint }) => {
  const options = await prepare('good@gap=3000');
  await switchOn(options);
  await page.bringToFront();
  await page.goto(`${site.url}${TICKET}`);
  await expect.poll(calls, { timeout: 20_000 }).toBe(1);
  await page.goto(`${site.url}/wiki/on-call`);
  await expect.poll(() => endpoint.requests.some(({ abortedAt }) => abortedAt !== undefined)).toBe(true);
});
