import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { EndpointSettings } from '@/lib/core/endpoint-settings';
import { launchGloss } from './launch-gloss';
import { startScriptedEndpoint } from './servers/scripted-endpoint';
import { startJob, startQueue } from './ticket-queue';
import { withPermissions } from './with-permissions';
import { startXDisplay } from './x-display';

const PAGES = 3;

test('the notification of a job that is done is clicked on the screen, and the panel opens with its result', async () => {
  const [display, endpoint, tracker] = [await startXDisplay(), await startScriptedEndpoint(), await startQueue(PAGES)];
  const folder = mkdtempSync(path.join(tmpdir(), 'gloss-notification-'));
  const extension = withPermissions(['notifications'], path.join(folder, 'extension'));
  const gloss = await launchGloss({ extension, display: display.name });
  try {
    await gloss.switchOn(tracker.url);
    // Slow enough for the panel to be closed before the end.
    const endpoints = [
      EndpointSettings.parse({ id: 'e', name: 'Slow', baseUrl: endpoint.baseUrl, keyStyle: 'none', model: 'slow@delay=1500' }),
    ];
    await gloss.setUp({ endpoints });
    const page = await gloss.context.newPage();
    await page.goto(tracker.url);
    await startJob(await gloss.openPanel(page), PAGES);
    await gloss.closePanel();

    await expect.poll(() => display.clickPopup(), { timeout: 60_000, intervals: [200] }).toBe(true);
    const panel = await gloss.panel();
    await expect(panel.getByRole('table').getByRole('row')).toHaveCount(PAGES + 1);
    await expect(panel.getByRole('region', { name: 'All pages together' })).toBeVisible();
    await expect(panel.getByRole('row', { name: /T-2 Pump/ })).toContainText('P2x');
  } finally {
    await gloss.close();
    tracker.close();
    await endpoint.close();
    await display.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
