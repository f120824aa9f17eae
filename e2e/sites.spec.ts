import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { highlight, pressInToolbar } from './selection-toolbar';

/** Where it is on, the toolbar stands within a tenth of a second; that nothing comes can only be waited for. */
const expectNoToolbar = async (page: Page): Promise<void> => {
  await page.waitForTimeout(600);
  await expect(page.locator('gloss-toolbar')).toHaveCount(0);
};

const paragraph = 'Every depot has one cabinet with two gateways.';

test('a tab that is open when its site is switched on in the panel gets the toolbar without a reload', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/wiki/gateway-architecture`);
  await highlight(page.getByText(paragraph));
  await expectNoToolbar(page);

  await gloss.agreeTo(site.url);
  const panel = await gloss.openPanel(page);
  await panel.getByRole('button', { name: `Always on for ${new URL(site.url).host}` }).click();
  await page.bringToFront();
  // The site's own script sees the document it had: nothing was loaded again.
  await expect(async () => {
    await highlight(page.getByText(paragraph));
    await expect(page.locator('gloss-toolbar')).toHaveCount(1, { timeout: 1_000 });
  }).toPass();
});

test('one click switches the toolbar off for the site, in every tab that is open', async ({ gloss, page, site }) => {
  await gloss.switchOn(site.url);
  const other = await gloss.context.newPage();
  await other.goto(`${site.url}/wiki/on-call`);
  await page.goto(`${site.url}/wiki/gateway-architecture`);
  await page.bringToFront();

  await highlight(page.getByText(paragraph));
  await pressInToolbar(page, 'Switch off on 127.0.0.1');
  await expect(page.locator('gloss-toolbar')).toHaveCount(0);

  await other.bringToFront();
  await highlight(other.getByText('Two people are on call at any time'));
  await expectNoToolbar(other);
});

test('the toolbar goes away on Escape, on scrolling and on a click elsewhere', async ({ gloss, page, site }) => {
  await gloss.switchOn(site.url);
  await page.goto(`${site.url}/wiki/gateway-architecture`);
  const toolbar = page.locator('gloss-toolbar');
  for (const leave of [
    () => page.keyboard.press('Escape'),
    () => page.mouse.wheel(0, 400),
    () => page.getByRole('heading', { name: 'Depot gateway' }).click(),
  ]) {
    await page.evaluate(() => scrollTo(0, 0));
    await highlight(page.getByText(paragraph));
    await expect(toolbar).toHaveCount(1);
    await leave();
    await expect(toolbar).toHaveCount(0);
  }
});

test('the toolbar never appears over what somebody is writing', async ({ gloss, page, site }) => {
  await gloss.switchOn(site.url);
  await page.goto(`${site.url}/tickets/GRID-2502/edit`);
  await page.getByRole('textbox', { name: 'Description' }).click();
  await page.keyboard.press('ControlOrMeta+a');
  await expectNoToolbar(page);
  await expect(page.getByRole('textbox', { name: 'Description' })).toBeFocused();
});

test('the page does not change when Gloss reads it and marks a quote in it', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/wiki/restart-charge-controller`);
  const before = await page.evaluate(() => document.documentElement.outerHTML);
  const panel = await gloss.openPanel(page);
  await panel.getByRole('button', { name: /^Summarize page/ }).click();
  const quote = panel.getByRole('button', { name: /^Show on the page/ }).first();
  await quote.click();
  await expect.poll(() => page.evaluate(() => CSS.highlights.size)).toBeGreaterThan(0);
  expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
});
