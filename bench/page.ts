import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from '@playwright/test';
import { z } from 'zod';
import { builtExtension, launchGloss } from '@/e2e/launch-gloss';
import { startSite } from '@/e2e/site/server';
import type { BenchResult } from './bench-result';
import { quantile } from './quantile';

const PAGES = ['/wiki/on-call', '/wiki/depot-handbook', '/tickets/GRID-2481'];
const TIMES = 5;
/** Milliseconds that a page is looked at after it has loaded, with the pointer moved over it. */
const REST = 1_500;

const TraceFile = z.object({
  traceEvents: z.array(
    z.looseObject({
      name: z.string(),
      dur: z.number().optional(),
      args: z.looseObject({ data: z.looseObject({ url: z.string().optional() }).optional() }).optional(),
    }),
  ),
});

/** A script's own time on the main thread, compiling included; neither holds the other. */
const WORK = new Set(['EvaluateScript', 'FunctionCall']);

/** Milliseconds of the main thread that went into scripts of an address, while a page loads and rests. */
const scriptTime = async (browser: Browser, page: Page, address: string): Promise<(isMeant: (url: string) => boolean) => number> => {
  await browser.startTracing(page, { categories: ['devtools.timeline'] });
  await page.goto(address);
  for (let at = 0; at < 10; at++) await page.mouse.move(200 + at * 20, 200 + at * 10);
  await page.waitForTimeout(REST);
  const { traceEvents } = TraceFile.parse(JSON.parse((await browser.stopTracing()).toString('utf8')));
  return (isMeant) =>
    traceEvents
      .filter(({ name, args }) => WORK.has(name) && isMeant(args?.data?.url ?? ''))
      .reduce((sum, { dur = 0 }) => sum + dur / 1_000, 0);
};

/**
 * What Gloss costs a page that nobody asks about: the toolbar's script on a site that is switched on, and nothing on one that is off. Beside it
 * what the page's own script takes. The time is the browser's own trace of its main thread.
 */
export const run = async (): Promise<BenchResult> => {
  const [site, gloss] = await Promise.all([startSite(), launchGloss()]);
  try {
    const browser = gloss.context.browser();
    if (!browser) throw new Error('A persistent context without a browser.');
    const fromGloss = (url: string): boolean => url.startsWith(`chrome-extension://${gloss.id}/`);
    const own = (url: string): boolean => url.startsWith(site.url);
    const measure = async (): Promise<{ readonly gloss: readonly number[]; readonly page: readonly number[] }> => {
      const ofGloss: number[] = [];
      const ofPage: number[] = [];
      for (const address of PAGES)
        for (let time = 0; time < TIMES; time++) {
          const page = await gloss.context.newPage();
          const spent = await scriptTime(browser, page, `${site.url}${address}`);
          ofGloss.push(spent(fromGloss));
          ofPage.push(spent(own));
          await page.close();
        }
      return { gloss: ofGloss, page: ofPage };
    };
    const off = await measure();
    await gloss.switchOn(site.url);
    await gloss.context.serviceWorkers()[0]?.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_000)));
    const on = await measure();
    if (on.gloss.every((ms) => ms === 0)) throw new Error('The script was on no page of the site that is switched on.');
    const gzip = gzipSync(readFileSync(path.join(builtExtension, 'toolbar.js'))).length / 1_000;
    return {
      figures: {
        'script at rest, kB gzip': gzip,
        'site on: main thread, ms, median': quantile(on.gloss, 0.5),
        'site on: main thread, ms, p95': quantile(on.gloss, 0.95),
        'site off: main thread, ms, most': Math.max(...off.gloss),
      },
      baselines: {
        'the page’s own script': {
          'site on: main thread, ms, median': quantile(on.page, 0.5),
          'site on: main thread, ms, p95': quantile(on.page, 0.95),
        },
      },
    };
  } finally {
    await gloss.close();
    await site.close();
  }
};
