import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildReviewPage } from '@/collector/build-review-page';
import { readPageFiles } from '@/collector/review-page';
import { startCollector } from '@/collector/start-collector';
import type { Settings } from '@/lib/core/settings';

interface DemoCollector {
  /** What a reader's Gloss has to know of it. */
  readonly settings: Settings['collector'];
  readonly reviewPage: string;
  /** Signs in on the review page. */
  readonly owner: string;
  close(): Promise<void>;
}

/** The real collector, on any free port, with data that are gone afterwards: whoever looks around leaves nothing behind. */
export const startDemoCollector = async (): Promise<DemoCollector> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gloss-collector-'));
  let tokens = { owner: '', team: '' };
  const running = await startCollector({
    database: path.join(folder, 'gloss.db'),
    host: '127.0.0.1',
    port: 0,
    page: readPageFiles(await buildReviewPage(() => undefined)),
    proxies: 0,
    keep: { feedbackDays: 180, runDays: 90 },
    limit: { burst: 600, perSecond: 50 },
    now: Date.now,
    log: (error) => console.error(error),
    firstTokens: (first) => {
      tokens = first;
    },
  });
  return {
    settings: { url: running.url, token: tokens.team },
    reviewPage: `${running.url}/review/`,
    owner: tokens.owner,
    async close() {
      await running.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
