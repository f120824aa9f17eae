import { chromium, type Page } from '@playwright/test';
import { browserFlags } from '@/scripts/browser-flags.mjs';
import { buildCapture } from '@/scripts/build-capture';
import { ensureBrowser } from '@/scripts/find-browser.mjs';
import type { BenchResult } from './bench-result';
import { quantile } from './quantile';

const MEGABYTES = [1, 5, 20];
const TIMES = 3;
const MARGIN = 2_000;

const SENTENCE = 'The gateway lost its heartbeat and the queue of the night grew, so the job was started again by hand. ';
const comment = (nth: number): string =>
  `<article class="comment"><header><strong>Person ${nth % 40}</strong> <time>${(nth % 27) + 1} May 2026, 09:${String(nth % 60).padStart(2, '0')}</time></header><p>${nth} ${SENTENCE.repeat(6)}</p></article>`;
const row = (nth: number): string =>
  `<tr><td>host-${nth}</td><td>${nth % 7 === 0 ? 'down' : 'up'}</td><td>${SENTENCE}</td><td>${nth * 31}</td></tr>`;

/** A page of so many megabytes of HTML: half of it a thread, half a table. */
const longPage = (megabytes: number): string => {
  const half = (megabytes * 1e6) / 2;
  const some = (make: (nth: number) => string): string => {
    const parts: string[] = [];
    for (let size = 0, nth = 0; size < half; nth++) {
      const part = make(nth);
      parts.push(part);
      size += part.length;
    }
    return parts.join('');
  };
  const table = `<table><thead><tr><th>Host</th><th>State</th><th>Note</th><th>Port</th></tr></thead><tbody>${some(row)}</tbody></table>`;
  return `<!doctype html><html lang="en"><title>Long</title><main><h1>Long</h1>${table}<h2>Comments</h2>${some(comment)}</main>`;
};

interface Reading {
  readonly ms: number;
  /** The longest time in which the page could not do anything else. */
  readonly longest: number;
  readonly chars: number;
}

/** In the page: reads it while a timer tells how long it could not run. */
const read = (tab: Page, script: string): Promise<Reading> =>
  tab.evaluate<Reading>(`(async () => {
    const capture = ${script.trim()};
    const { port1, port2 } = new MessageChannel();
    let longest = 0, last = performance.now(), on = true;
    port1.onmessage = () => { const now = performance.now(); longest = Math.max(longest, now - last); last = now; if (on) port2.postMessage(0); };
    port2.postMessage(0);
    await new Promise((resolve) => setTimeout(resolve, 100));
    longest = 0;
    const start = performance.now();
    const found = await capture(document, { url: document.URL });
    const ms = performance.now() - start;
    await new Promise((resolve) => setTimeout(resolve, 0));
    on = false;
    return { ms, longest, chars: found.capture.blocks.reduce((sum, { text }) => sum + text.length, 0) };
  })()`);

/**
 * Pages of 1, 5 and 20 MB of HTML, read by the built capture script in a real browser: how long it takes, and for how long at a time the page
 * could do nothing else. Beside it `innerText` of the same page, which is one task.
 */
export const run = async (): Promise<BenchResult> => {
  const script = await buildCapture();
  const browser = await chromium.launch({ executablePath: ensureBrowser().path, args: browserFlags });
  const figures: Record<string, number> = {};
  const bare: Record<string, number> = {};
  try {
    for (const megabytes of MEGABYTES) {
      const readings: Reading[] = [];
      const plain: number[] = [];
      for (let time = 0; time < TIMES; time++) {
        const tab = await browser.newPage({ viewport: { width: 1366, height: 900 } });
        await tab.setContent(longPage(megabytes), { timeout: 60_000 });
        await tab.waitForTimeout(MARGIN);
        readings.push(await read(tab, script));
        plain.push(
          await tab.evaluate(() => {
            const start = performance.now();
            void document.body.innerText.length;
            return performance.now() - start;
          }),
        );
        await tab.close();
      }
      const of = (value: (reading: Reading) => number): number => quantile(readings.map(value), 0.5);
      figures[`${megabytes} MB: ms`] = of(({ ms }) => ms);
      figures[`${megabytes} MB: longest task, ms`] = of(({ longest }) => longest);
      figures[`${megabytes} MB: characters read`] = of(({ chars }) => chars);
      bare[`${megabytes} MB: ms`] = quantile(plain, 0.5);
      bare[`${megabytes} MB: longest task, ms`] = quantile(plain, 0.5);
    }
    const perMegabyte = (megabytes: number): number => (figures[`${megabytes} MB: ms`] ?? 0) / megabytes;
    figures['ms per MB, 20 to 1'] = perMegabyte(20) / perMegabyte(1);
    return { figures, baselines: { innerText: bare } };
  } finally {
    await browser.close();
  }
};
