import { existsSync } from 'node:fs';
import path from 'node:path';
import puppeteer, { type Page } from 'puppeteer-core';
import { FIREFOX_ID } from '@/scripts/extension-ids';

const extension = path.resolve(import.meta.dirname, '../..', '.output', 'firefox-mv3');
/** Firefox gives each installation an address of its own; here it is fixed. */
const HOST = 'c0ffee00-1111-4222-8333-444455556666';

export interface FirefoxGloss {
  newPage(url: string): Promise<Page>;
  /** An extension page in a tab: "options.html#sites". The sidebar's page as well: Firefox shows the sidebar itself to no automation. */
  openExtensionPage(name: string): Promise<Page>;
  close(): Promise<void>;
}

/** The built add-on in a real Firefox, which Playwright can't drive. */
export const launchFirefox = async (executablePath: string): Promise<FirefoxGloss> => {
  if (!existsSync(path.join(extension, 'manifest.json')))
    throw new Error('There is no built add-on in .output/firefox-mv3: npm run build.');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    // Without it no address of an extension may be opened.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [FIREFOX_ID]: HOST }),
      // A question of the browser that nobody could press: it counts as answered with yes.
      'extensions.webextOptionalPermissionPrompts': false,
      'toolkit.telemetry.reportingpolicy.firstRun': false,
    },
  });
  await browser.installExtension(extension);
  return {
    async newPage(url) {
      const page = await browser.newPage();
      await page.goto(url);
      return page;
    },
    async openExtensionPage(name) {
      const page = await browser.newPage();
      // The page loads, and its loading is never reported.
      await page.goto(`moz-extension://${HOST}/${name}`, { timeout: 1_500 }).catch(() => undefined);
      await page.waitForSelector('main', { timeout: 30_000 });
      return page;
    },
    close: () => browser.close(),
  };
};
