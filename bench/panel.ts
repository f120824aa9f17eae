import type { Page } from '@playwright/test';
import { launchGloss } from '@/e2e/launch-gloss';
import { startSite } from '@/e2e/site/server';
import type { BenchResult } from './bench-result';
import { quantile } from './quantile';

const QUESTION = 'What is a week on call paid at?';

declare global {
  var benchPainted: number;
}

/** Runs in the panel: notes how long after the key the first text of an answer is on the screen. */
const watchAnswer = (): void => {
  globalThis.benchPainted = 0;
  let pressed = 0;
  addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), { capture: true, once: true });
  const observer = new MutationObserver(() => {
    if (pressed === 0 || ![...document.querySelectorAll('article p')].some(({ textContent }) => textContent !== '')) return;
    observer.disconnect();
    // After the frame: what the callback of a frame sees is painted at its end.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => (globalThis.benchPainted = performance.now() - pressed), { once: true });
      port1.start();
      port2.postMessage(undefined);
    });
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
};

/** Runs in the panel: the least that shows a stored answer. @returns milliseconds until it is painted */
const bareAnswer = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const start = performance.now();
    const opening = indexedDB.open('gloss');
    opening.addEventListener('error', () => reject(new Error(opening.error?.message)));
    opening.addEventListener('success', () => {
      const reading = opening.result.transaction('answers').objectStore('answers').openCursor();
      reading.addEventListener('success', () => {
        const shown = document.createElement('p');
        shown.textContent = JSON.stringify((reading.result?.value as { answer: { text: string } } | undefined)?.answer.text);
        document.body.append(shown);
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener(
            'message',
            () => {
              resolve(performance.now() - start);
              shown.remove();
              opening.result.close();
            },
            { once: true },
          );
          port1.start();
          port2.postMessage(undefined);
        });
      });
    });
  });

/** Runs in a page: milliseconds from its start to its last large paint so far. */
const lastPaint = (): Promise<number> =>
  new Promise((resolve) => {
    new PerformanceObserver((list, observer) => {
      observer.disconnect();
      resolve(Math.max(...list.getEntries().map(({ startTime }) => startTime)));
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });

const askIn = async (panel: Page, question: string): Promise<void> => {
  const newThread = panel.getByRole('button', { name: 'New thread on this page' });
  if (await newThread.isVisible()) await newThread.click();
  await panel.getByRole('article').waitFor({ state: 'detached' });
  await panel.getByRole('textbox', { name: /^Ask about/ }).fill(question);
  await panel.evaluate(watchAnswer);
  await panel.keyboard.press('Enter');
  await panel.waitForFunction(() => globalThis.benchPainted > 0);
  await panel.getByRole('list', { name: 'How this answer was made' }).waitFor();
};

const heapOf = async (panel: Page): Promise<number> => {
  const session = await panel.context().newCDPSession(panel);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
};

/**
 * The built extension in its real panel: how soon an answer that is kept is on the screen, how soon a panel that was closed can be used though
 * the worker sleeps, and what a day of answers leaves in memory. Beside it what the same browser needs for a stored text and for a page that
 * holds nothing. GLOSS_BENCH_ANSWERS for another number than 500.
 */
export const run = async (): Promise<BenchResult> => {
  const answers = Number(process.env.GLOSS_BENCH_ANSWERS ?? 500);
  const [site, gloss] = await Promise.all([startSite(), launchGloss()]);
  try {
    await gloss.switchOn(site.url);
    const page = await gloss.context.newPage();
    await page.goto(`${site.url}/wiki/on-call`);

    const cold: number[] = [];
    const blank: number[] = [];
    for (let time = 0; time < 7; time++) {
      const panel = await gloss.openPanel(page);
      await panel.getByRole('textbox', { name: /^Ask about/ }).waitFor();
      // The first one fills the browser's own caches.
      if (time > 0) cold.push(await panel.evaluate(lastPaint));
      await gloss.closePanel();
      const empty = await gloss.openExtensionPage('licences.txt');
      blank.push(await empty.evaluate(lastPaint));
      await empty.close();
      await gloss.stopWorker();
    }

    const panel = await gloss.openPanel(page);
    await panel.evaluate('globalThis.__name = (named) => named');
    await askIn(panel, QUESTION);
    const cached: number[] = [];
    const bare: number[] = [];
    for (let time = 0; time < 30; time++) {
      await askIn(panel, QUESTION);
      cached.push(await panel.evaluate(() => globalThis.benchPainted));
      bare.push(await panel.evaluate(bareAnswer));
    }

    const early = Math.floor(answers / 10);
    for (let nth = 0; nth < early; nth++) await askIn(panel, `${QUESTION} In week ${nth}?`);
    const first = await heapOf(panel);
    for (let nth = early; nth < answers; nth++) await askIn(panel, `${QUESTION} In week ${nth}?`);
    const last = await heapOf(panel);

    const shares = { median: 0.5, p95: 0.95 };
    const named = (figure: string, times: readonly number[]): Record<string, number> =>
      Object.fromEntries(Object.entries(shares).map(([name, share]) => [`${figure}, ms, ${name}`, quantile(times, share)]));
    return {
      figures: {
        ...named('key to the text of a kept answer', cached),
        ...named('closed panel to usable', cold),
        [`heap after ${early} answers, MB`]: first,
        [`heap after ${answers} answers, MB`]: last,
        'heap, last of first': last / first,
      },
      baselines: {
        'the least that does it': { ...named('key to the text of a kept answer', bare), ...named('closed panel to usable', blank) },
      },
    };
  } finally {
    await gloss.close();
    await site.close();
  }
};
