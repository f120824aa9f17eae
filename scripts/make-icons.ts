// Draws public/icon/*.png from icon.svg. Its results are committed; run it when the drawing changes: npx tsx scripts/make-icons.ts
import { chromium } from '@playwright/test';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { browserFlags } from './browser-flags.mjs';
import { ensureBrowser } from './find-browser.mjs';

const svg = readFileSync(path.join(import.meta.dirname, 'icon.svg'), 'utf8');
const folder = path.resolve(import.meta.dirname, '../public/icon');
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({ executablePath: ensureBrowser().path, args: browserFlags });
for (const size of [16, 32, 48, 128]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  await page.screenshot({ path: path.join(folder, `${size}.png`), omitBackground: true });
  await page.close();
}
await browser.close();
