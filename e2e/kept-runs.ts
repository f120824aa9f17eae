import type { Page } from '@playwright/test';
import { RunRecord } from '@/lib/core/run-record';

/** The runs that Gloss has kept, oldest first, read in one of its own pages. */
export const keptRuns = async (extensionPage: Page): Promise<readonly RunRecord[]> => {
  const rows = await extensionPage.evaluate(
    () =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open('gloss');
        opening.addEventListener('error', () => reject(new Error(opening.error?.message)));
        opening.addEventListener('success', () => {
          const reading = opening.result.transaction('runs').objectStore('runs').getAll();
          reading.addEventListener('error', () => reject(new Error(reading.error?.message)));
          reading.addEventListener('success', () => {
            opening.result.close();
            resolve(reading.result);
          });
        });
      }),
  );
  return rows.map((row) => RunRecord.parse(row)).toSorted((a, b) => a.startedAt - b.startedAt);
};
