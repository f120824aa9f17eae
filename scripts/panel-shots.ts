import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { browserFlags } from './browser-flags.mjs';
import { ensureBrowser } from './find-browser.mjs';
import { openPanelState } from './panel-gallery/open-state';
import { galleryStates } from './panel-gallery/states';
import { serveGallery } from './serve-gallery';
import { shotsWanted } from './shots-wanted';

/**
 * Pictures of the panel in every state, at the widths and in the colours in which it is used, into shots/. `npm run shots -- answered --lang de`
 * takes only those whose name begins so, in German. e2e/accessibility.spec.ts is what finds faults; here somebody looks.
 */
const out = path.resolve(import.meta.dirname, '../shots');
const sizes = [
  { width: 240, height: 720, scheme: 'light' },
  { width: 320, height: 740, scheme: 'light' },
  { width: 360, height: 760, scheme: 'light' },
  { width: 360, height: 760, scheme: 'dark' },
  { width: 600, height: 800, scheme: 'light' },
  { width: 600, height: 800, scheme: 'dark' },
  // 360 px at 200 %.
  { width: 180, height: 400, scheme: 'light', zoom: 2 },
] as const;

const { begins, language } = shotsWanted();
const gallery = await serveGallery('panel-gallery');
const browser = await chromium.launch({ executablePath: ensureBrowser().path, args: browserFlags });
mkdirSync(out, { recursive: true });
try {
  for (const { width, height, scheme, ...rest } of sizes) {
    const context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: 'zoom' in rest ? rest.zoom : 1,
      colorScheme: scheme,
      reducedMotion: 'reduce',
      locale: language === 'en' ? 'en-GB' : language,
      timezoneId: 'UTC',
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => {
      throw error;
    });
    for (const name of Object.keys(galleryStates)) {
      if (!name.startsWith(begins)) continue;
      await openPanelState(page, gallery.url, name, language);
      const file = `${name}-${width}-${scheme}${language === 'en' ? '' : `-${language}`}.png`;
      await page.screenshot({ path: path.join(out, file) });
    }
    await context.close();
  }
} finally {
  await browser.close();
  gallery.close();
}

console.log(`Pictures are in ${path.relative(process.cwd(), out)}/`);
