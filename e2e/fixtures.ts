import { test as base, expect } from '@playwright/test';
import { launchGloss, type Gloss } from './launch-gloss';
import { startSite, type Site } from './site/server';

interface Worker {
  /** The wiki and the tracker, one for all tests: they only read it. */
  readonly site: Site;
}

interface Each {
  /** A browser with the built extension and a fresh profile. The test fails when the browser noted an error of the extension. */
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

  expectedErrors: [undefined, { option: true }],

  gloss: async ({ expectedErrors }, use) => {
    const gloss = await launchGloss();
    await use(gloss);
    const errors = await gloss.errors();
    await gloss.close();
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
