import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EndpointSettings } from '@/lib/core/endpoint-settings';
import { expect, test } from './fixtures';
import { launchGloss } from './launch-gloss';
import { startScriptedEndpoint, type ScriptedEndpoint } from './servers/scripted-endpoint';
import { pumpsIn, QUESTION, startJob, startQueue } from './ticket-queue';
import { withPermissions } from './with-permissions';

const PAGES = 50;
/** Long enough for four of them to be on their way whenever the worker dies. */
const MODEL = 'slow@delay=1500@gap=15';

/** Of each page: how often the endpoint was asked about it, and how often it was heard out. */
const askedOf = (endpoint: ScriptedEndpoint): ReadonlyMap<string, { readonly asked: number; readonly heard: number }> => {
  const asked = new Map<string, { asked: number; heard: number }>();
  for (const request of endpoint.requests) {
    const [pump, ...others] = pumpsIn(request);
    if (!pump || others.length > 0) continue;
    const before = asked.get(pump) ?? { asked: 0, heard: 0 };
    asked.set(pump, { asked: before.asked + 1, heard: before.heard + (request.abortedAt === undefined ? 1 : 0) });
  }
  return asked;
};

const heardOf = (endpoint: ScriptedEndpoint): number => [...askedOf(endpoint).values()].filter(({ heard }) => heard > 0).length;

test('fifty pages are answered though the worker is killed and the browser started again, and none is lost or answered twice', async () => {
  test.setTimeout(400_000);
  const [endpoint, tracker] = [await startScriptedEndpoint(), await startQueue(PAGES)];
  const folder = mkdtempSync(path.join(tmpdir(), 'gloss-jobs-'));
  const profile = path.join(folder, 'profile');
  const extension = withPermissions(['notifications'], path.join(folder, 'extension'));
  const start = () => launchGloss({ extension, profile });
  let gloss = await start();
  try {
    await gloss.switchOn(tracker.url);
    await gloss.setUp({
      endpoints: [EndpointSettings.parse({ id: 'e', name: 'Slow', baseUrl: endpoint.baseUrl, keyStyle: 'none', model: MODEL })],
    });
    const page = await gloss.context.newPage();
    await page.goto(tracker.url);
    await startJob(await gloss.openPanel(page), PAGES);
    await gloss.closePanel();

    await expect.poll(() => heardOf(endpoint), { timeout: 90_000 }).toBeGreaterThanOrEqual(8);
    await gloss.stopWorker();
    await expect.poll(() => heardOf(endpoint), { timeout: 90_000 }).toBeGreaterThanOrEqual(20);
    await gloss.close();
    gloss = await start();
    // What was installed from outside comes back without what it was permitted; a browser keeps that of what its reader installed.
    await gloss.switchOn(tracker.url);

    const panel = await gloss.openExtensionPage('sidepanel.html');
    await panel.getByRole('button', { name: 'Many pages' }).click();
    await panel
      .getByRole('button', { name: new RegExp(QUESTION.replace('?', '')) })
      .last()
      .click();
    await expect(panel.getByRole('table').getByRole('row')).toHaveCount(PAGES + 1, { timeout: 200_000 });
    await expect(panel.getByRole('region', { name: 'All pages together' })).toBeVisible({ timeout: 60_000 });
    for (let number = 1; number <= PAGES; number++)
      await expect(panel.getByRole('row', { name: new RegExp(`T-${number} Pump`) })).toContainText(`P${number}x`);

    const asked = [...askedOf(endpoint).values()];
    expect(asked).toHaveLength(PAGES);
    expect(asked.filter(({ heard }) => heard !== 1)).toEqual([]);
    // What was on its way when the worker died is asked once more for each death.
    expect(asked.filter(({ asked: times }) => times > 1).length).toBeLessThanOrEqual(8);
    console.log(`${asked.filter(({ asked: times }) => times > 1).length} of ${PAGES} were on their way at a death and asked again`);
  } finally {
    await gloss.close();
    tracker.close();
    await endpoint.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
