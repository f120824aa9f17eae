import { setTimeout as wait } from 'node:timers/promises';
import { launchGloss } from '@/e2e/launch-gloss';
import { startScriptedEndpoint } from '@/e2e/servers/scripted-endpoint';
import { pumpsIn, startJob, startQueue } from '@/e2e/ticket-queue';
import { EndpointSettings } from '@/lib/core/endpoint-settings';
import type { BenchResult } from './bench-result';

const PAGES = 50;
/** Requests at a time. */
const AT_ONCE = 4;
/** Longer than a page of one site may be read in, at the pace that is polite: else that would be what is measured. */
const SECONDS = 5;
const PATIENCE = 300_000;

/**
 * A job of fifty tickets of one site, from the press of its button to the moment at which the last answer is kept and all of them are asked
 * about together; the least that it can take is what the endpoint takes for them, four at a time.
 */
export const run = async (): Promise<BenchResult> => {
  const [endpoint, tracker, gloss] = await Promise.all([startScriptedEndpoint(), startQueue(PAGES), launchGloss()]);
  try {
    await gloss.switchOn(tracker.url);
    const model = `good@delay=${SECONDS * 1000}`;
    await gloss.setUp({
      endpoints: [EndpointSettings.parse({ id: 'bench', name: 'Bench', baseUrl: endpoint.baseUrl, keyStyle: 'none', model })],
    });
    const page = await gloss.context.newPage();
    await page.goto(tracker.url);
    const panel = await gloss.openPanel(page);
    const startedAt = performance.now();
    await startJob(panel, PAGES);
    const ofAll = () => endpoint.requests.find((request) => pumpsIn(request).size > 1);
    while (!ofAll() && performance.now() - startedAt < PATIENCE) await wait(50);
    const took = ((ofAll()?.at ?? Infinity) - startedAt) / 1000;
    const least = (PAGES * SECONDS) / AT_ONCE;
    return {
      figures: {
        'seconds for 50 pages': took,
        'times what the endpoint takes / 4': took / least,
        'requests for the 50 pages': endpoint.requests.filter((request) => pumpsIn(request).size === 1).length,
      },
      baselines: { 'endpoint alone': { 'seconds for 50 pages': least, 'times what the endpoint takes / 4': 1 } },
    };
  } finally {
    await gloss.close();
    tracker.close();
    await endpoint.close();
  }
};
