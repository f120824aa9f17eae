import path from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'esbuild';
import { startSite } from '@/e2e/site/server';
import { browserFlags } from '@/scripts/browser-flags.mjs';
import { ensureBrowser } from '@/scripts/find-browser.mjs';
import type { BenchResult } from './bench-result';
import { quantile } from './quantile';
import type { measure } from './cache-script';

const KINDS = ['exact', 'similar', 'other'] as const;
const NAMES = { exact: 'exact look-up', similar: 'near-identical, found', other: 'near-identical, not found' } as const;

/**
 * Looking for an answer among many, in the store that ships, in a real browser; beside a bare `get` of the same IndexedDB.
 * GLOSS_BENCH_ANSWERS for another number of them than 100,000.
 */
export const run = async (): Promise<BenchResult> => {
  const answers = Number(process.env.GLOSS_BENCH_ANSWERS ?? 100_000);
  const { outputFiles } = await build({
    entryPoints: [path.resolve('bench/cache-script.ts')],
    bundle: true,
    format: 'iife',
    globalName: 'bench',
    platform: 'browser',
    target: 'chrome120',
    tsconfig: path.resolve('tsconfig.json'),
    write: false,
  });
  const site = await startSite();
  const browser = await chromium.launch({ executablePath: ensureBrowser().path, args: browserFlags });
  try {
    const page = await browser.newPage({ bypassCSP: true });
    await page.goto(`${site.url}/wiki/on-call`);
    await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
    const times = await page.evaluate(
      (stored) => (globalThis as unknown as { bench: { measure: typeof measure } }).bench.measure(stored, 300),
      answers,
    );
    const bare = quantile(times.bare, 0.5);
    const figures: Record<string, number> = { 'answers stored': answers };
    for (const kind of KINDS) {
      figures[`${NAMES[kind]}, ms, median`] = quantile(times[kind], 0.5);
      figures[`${NAMES[kind]}, ms, p95`] = quantile(times[kind], 0.95);
      figures[`${NAMES[kind]}, times a bare get`] = quantile(times[kind], 0.5) / bare;
    }
    return {
      figures,
      baselines: { 'bare get': { 'exact look-up, ms, median': bare, 'exact look-up, ms, p95': quantile(times.bare, 0.95) } },
    };
  } finally {
    await browser.close();
    await site.close();
  }
};
