import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { browserFlags } from './browser-flags.mjs';
import { ensureBrowser } from './find-browser.mjs';
import { openOptionsState } from './options-gallery/open-state';
import { optionsStates } from './options-gallery/states';
import { serveGallery } from './serve-gallery';
import { shotsWanted } from './shots-wanted';

/**
 * Pictures of the options page into shots/: each section, filled in and as it is on the first day, at the widths and in the colours in
 * which it is used. `npm run shots:options -- costs --lang ja` takes only those whose name begins so, in Japanese.
 */
const out = path.resolve(import.meta.dirname, '../shots');
const sizes = [
  { width: 320, height: 760, scheme: 'light' },
  { width: 360, height: 760, scheme: 'light' },
  { width: 360, height: 760, scheme: 'dark' },
  { width: 900, height: 900, scheme: 'light' },
  { width: 1_400, height: 1_000, scheme: 'light' },
  { width: 1_400, height: 1_000, scheme: 'dark' },
] as const;

const { begins, language } = shotsWanted();
const gallery = await serveGallery('options-gallery');
const browser = await chromium.launch({ executablePath: ensureBrowser().path, args: browserFlags });
mkdirSync(out, { recursive: true });
try {
  for (const { width, height, scheme } of sizes) {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      reducedMotion: 'reduce',
      locale: language === 'en' ? 'en-GB' : language,
      timezoneId: 'UTC',
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => {
      throw error;
    });
    // Leaving a form with something typed in it asks first.
    page.on('dialog', (dialog) => void dialog.accept());
    for (const name of Object.keys(optionsStates)) {
      if (!name.startsWith(begins)) continue;
      await openOptionsState(page, gallery.url, name, language);
      const file = `options-${name}-${width}-${scheme}${language === 'en' ? '' : `-${language}`}.png`;
      await page.screenshot({ path: path.join(out, file), fullPage: name !== 'activity-run' });
    }
    await context.close();
  }
} finally {
  await browser.close();
  gallery.close();
}

console.log(`Pictures are in ${path.relative(process.cwd(), out)}/`);
