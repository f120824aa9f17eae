import { test as base, expect } from '@playwright/test';
import type { Gloss } from './installed-gloss';
import { launchBrowser, type GlossBrowser } from './launch-gloss';
import { startSite, type Site } from './site/server';

interface Worker {
  /** The wiki and the tracker, one for all tests: they only read it. */
  readonly site: Site;
  /** One for all tests, which costs a second less each: what Gloss keeps is gone with it when it is uninstalled after a test. */
  readonly glossBrowser: GlossBrowser;
}

interface Each {
  /** The built extension, just installed. The test fails when the browser noted an error of the extension. */
  readonly gloss: Gloss;
  /** Errors that this test means to cause. */
  readonly expectedErrors: RegExp | undefined;
}

export const test = base.extend<Each, Worker>({
  site: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of a fixture's needs from here
    async ({}, use) => {
      const site = await startSite();
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],

  glossBrowser: [
    // oxlint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const browser = await launchBrowser();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],

  expectedErrors: [undefined, { option: true }],

  gloss: async ({ glossBrowser, expectedErrors }, use) => {
    const gloss = await glossBrowser.install();
    await use(gloss);
    const errors = await gloss.errors();
    await gloss.close();
    await glossBrowser.tidy();
    expect(errors.filter((error) => !expectedErrors?.test(error))).toEqual([]);
  },

  // Pages live in the browser that has Gloss, not in one of Playwright's own.
  page: async ({ gloss }, use) => {
    const page = await gloss.context.newPage();
    await use(page);
    await page.close();
  },
});

export { expect };
