import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { putSettings } from '@/e2e/put-settings';
import { startScriptedEndpoint } from '@/e2e/servers/scripted-endpoint';
import { startSite } from '@/e2e/site/server';
import { EndpointSettings } from '@/lib/core/endpoint-settings';
import type { BenchResult } from './bench-result';
import { launchUnwatched } from './unwatched-browser';

const QUESTION = 'What is a week on call paid at?';

/** Expressions for the panel's page. */
const SETTLED = `document.querySelector('article [aria-label="How this answer was made"]') !== null`;
const ENDED = `${SETTLED} || document.querySelector('article h3') !== null`;
const ASK = `(() => {
  const box = document.querySelector('textarea');
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(box, ${JSON.stringify(QUESTION)});
  box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
})()`;
const HIDE = `(() => {
  Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
  window.dispatchEvent(new Event('visibilitychange'));
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
})()`;

/** Looks once a second, which the browser does not hold for a sign of life. @returns the seconds that it took; undefined when it did not come. */
const secondsUntil = async (look: () => Promise<boolean>, most: number): Promise<number | undefined> => {
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  while (!(await look())) {
    if (seconds() > most) return undefined;
    await wait(1000);
  }
  return seconds();
};

/**
 * A question to a server whose first byte comes after 100 s, asked after 100 s in which nothing happened, with every setting as it is when
 * nobody has changed it: the case in which browsers stop workers. GLOSS_BENCH_SECONDS for another length of both.
 */
export const run = async (): Promise<BenchResult> => {
  const seconds = Number(process.env.GLOSS_BENCH_SECONDS ?? 100);
  const [site, endpoint] = await Promise.all([startSite(), startScriptedEndpoint()]);
  const browser = launchUnwatched(path.resolve('.output/chrome-mv3'));
  try {
    const worker = async () =>
      (await browser.targets()).find(({ type, url }) => type === 'service_worker' && url.endsWith('/background.js'));
    await secondsUntil(async () => (await worker()) !== undefined, 30);
    const id = new URL((await worker())!.url).host;

    const settings = {
      endpoints: [
        EndpointSettings.parse({
          id: 'bench',
          name: 'Bench',
          baseUrl: endpoint.baseUrl,
          keyStyle: 'none',
          model: `good@delay=${seconds * 1000}`,
        }),
      ],
    };
    const own = await browser.open(`chrome-extension://${id}/manifest.json`);
    await secondsUntil(() => own.evaluate(`location.protocol === 'chrome-extension:' && document.readyState === 'complete'`), 30);
    await own.evaluate(`(${putSettings.toString()})(${JSON.stringify(settings)})`);
    await browser.send('Target.closeTarget', { targetId: own.targetId });

    const page = await browser.open(`${site.url}/wiki/on-call`);
    await secondsUntil(() => page.evaluate(`location.protocol === 'http:' && document.readyState === 'complete'`), 30);
    const panelTarget = async () =>
      (await browser.targets()).find(({ type, url }) => type === 'page' && url.startsWith(`chrome-extension://${id}/sidepanel.html`));
    // The first press after a navigation is sometimes answered and not carried out.
    await secondsUntil(async () => {
      const tab = (await browser.targets()).find(({ type, url }) => type === 'tab' && url === `${site.url}/wiki/on-call`);
      if (tab && !(await panelTarget())) await browser.send('Extensions.triggerAction', { id, targetId: tab.targetId });
      return (await panelTarget()) !== undefined;
    }, 30);
    const panel = await browser.attach((await panelTarget())!.targetId);
    await secondsUntil(() => panel.evaluate(`document.querySelector('textarea') !== null`), 30);

    // A panel in sight asks the page every second what is selected, and that keeps a worker alive: here the reader looks elsewhere.
    await panel.evaluate(HIDE);
    // A worker of an extension that was installed just now may live longer: what follows happens to one that was woken.
    const first = await worker();
    if (first) await browser.send('Target.closeTarget', { targetId: first.targetId });
    await panel.evaluate(`chrome.runtime.connect({ name: 'wake' }).disconnect()`);
    const stopped = await secondsUntil(async () => (await worker()) === undefined, seconds);
    await wait((seconds - (stopped ?? seconds)) * 1000);

    await panel.evaluate(ASK);
    const took = await secondsUntil(() => panel.evaluate(ENDED), seconds * 2 + 60);
    const completed = await panel.evaluate<boolean>(SETTLED);
    const byEndpoint = await panel.evaluate<string>(`document.querySelector('article')?.textContent ?? ''`);
    const rested = await secondsUntil(async () => (await worker()) === undefined, 60);
    return {
      figures: {
        'seconds of quiet before the question': seconds,
        'seconds of quiet after which the worker was stopped': stopped ?? -1,
        'seconds to the first byte': seconds,
        'seconds to the end of the answer': took ?? -1,
        'completed by the endpoint (1: yes)': completed && byEndpoint.includes('Bench') && !byEndpoint.includes('could not answer') ? 1 : 0,
        'requests for it': endpoint.requests.filter(({ path }) => path.endsWith('/chat/completions')).length,
        'seconds after which the worker was let go': rested ?? -1,
      },
      baselines: {},
    };
  } finally {
    await browser.close();
    await Promise.all([site.close(), endpoint.close()]);
  }
};
