// Makes the README's picture from the built extension at work: npm run build && npx tsx scripts/readme-shot.ts
import { chromium } from '@playwright/test';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchGloss } from '@/e2e/launch-gloss';
import { startSite } from '@/e2e/site/server';
import { browserFlags } from './browser-flags.mjs';
import { demoQuestion } from './demo-question';
import { root } from './ensure.mjs';
import { ensureBrowser } from './find-browser.mjs';
import { doMainJob } from './main-job';

const folder = mkdtempSync(path.join(tmpdir(), 'gloss-shot-'));
const site = await startSite();
const gloss = await launchGloss();
await doMainJob(gloss, site.url, folder, demoQuestion);
await gloss.close();
await site.close();

/** A page and the panel beside it, as a window shows them; the browser gives pictures only of each. */
const image = (name: string) => `data:image/png;base64,${readFileSync(path.join(folder, name)).toString('base64')}`;
const window = `<style>
body { margin: 0; padding: 26px 30px 34px; background: #dfe9e5; font-family: system-ui; }
.window { display: inline-block; border-radius: 12px; overflow: hidden; box-shadow: 0 18px 50px rgb(10 40 34 / 30%); background: #eef2f1; }
.bar { display: flex; gap: 8px; align-items: center; height: 38px; padding: 0 14px; }
.bar i { width: 12px; height: 12px; border-radius: 50%; background: #c3cfcb; }
.bar span { flex: 1; margin: 0 40px; padding: 5px 14px; border-radius: 14px; background: #fff; color: #5a6a66; font-size: 12.5px; }
.panes { display: flex; align-items: stretch; }
.panes img { display: block; }
.panes img + img { border-left: 1px solid #cfdad6; }
</style><div class="window"><div class="bar"><i></i><i></i><i></i><span>${site.url}/wiki/restart-charge-controller</span></div>
<div class="panes"><img src="${image('4-quote-on-the-page.png')}"><img src="${image('3-answer.png')}"></div></div>`;

const browser = await chromium.launch({ executablePath: ensureBrowser().path, args: browserFlags });
const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
await page.setContent(window);
const file = path.join(root, 'docs', 'images', 'gloss-at-work.png');
mkdirSync(path.dirname(file), { recursive: true });
const box = await page.locator('.window').boundingBox();
if (!box) throw new Error('There is nothing to take a picture of.');
await page.screenshot({ path: file, clip: { x: 0, y: 0, width: box.x + box.width + 30, height: box.y + box.height + 34 } });
await browser.close();
rmSync(folder, { recursive: true, force: true });
console.log(path.relative(root, file));
