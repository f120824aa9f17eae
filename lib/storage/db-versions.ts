import type { Dexie } from 'dexie';
import { pageAddress, siteOf } from '@/lib/core/page-address';
import { historyWords } from './history-words';
import { monthName } from './spend-store';

/** What the first release kept. A released version is never edited: changing one loses the data of those who have it. */
export const versionOne = (db: Dexie): void => {
  db.version(1).stores({
    runs: 'id, startedAt, url',
    answers: 'key, createdAt',
    traces: 'runId, at',
    feedback: 'id, runId',
    outbox: 'id, state, nextAttemptAt',
    settings: 'id',
  });
};

/** History can be searched by word, filtered by site, and read as the thread of a page. */
export const versionTwo = (db: Dexie): void => {
  db.version(2)
    .stores({
      runs: 'id, startedAt, site, open, [page+startedAt], *words',
      answers: 'key, createdAt',
      traces: 'runId, at',
      feedback: 'id, [runId+at]',
      outbox: 'id, state, nextAttemptAt, createdAt',
      settings: 'id',
    })
    .upgrade(async (change) => {
      await change
        .table('runs')
        .toCollection()
        .modify((run) => {
          // Rows of version 1 had no site, and `written` is newer than they are.
          run.site = siteOf(run.url);
          run.page = pageAddress(run.url);
          run.words = historyWords(run);
          run.written ??= '';
          if (!run.outcome) run.open = 1;
        });
      await change
        .table('outbox')
        .toCollection()
        .modify((entry) => {
          entry.createdAt ??= entry.body?.at ?? entry.nextAttemptAt ?? 0;
        });
    });
};

/** Texts of traces stand apart, so that counting thousands does not read every page; and what telemetry has still to be told of. */
export const versionThree = (db: Dexie): void => {
  db.version(3).stores({ traceTexts: 'runId', telemetry: 'id, at' });
};

/** What each month cost, apart from the traces that it was counted from: those are forgotten after the days that the reader chose. */
export const versionFour = (db: Dexie): void => {
  db.version(4)
    .stores({ spend: '[month+currency], month' })
    .upgrade(async (change) => {
      const sums = new Map<string, { month: string; currency: string; amount: number }>();
      await change.table('traces').each(({ at, cost }) => {
        if (!cost) return;
        const month = monthName(at);
        const key = `${month} ${cost.currency}`;
        sums.set(key, { month, currency: cost.currency, amount: (sums.get(key)?.amount ?? 0) + cost.amount });
      });
      await change.table('spend').bulkPut([...sums.values()]);
    });
};

/** An answer is also found by the questions of its page: see lib/core/answered-earlier.ts. Older ones are found by their key alone. */
export const versionFive = (db: Dexie): void => {
  db.version(5).stores({ answers: 'key, createdAt, [scope+createdAt]' });
};

/** The loop with the collector: what the owner corrected, what became of one's own flags, and metrics that wait beside verdicts. */
export const versionSix = (db: Dexie): void => {
  db.version(6).stores({
    outbox: 'id, state, kind, createdAt, [state+nextAttemptAt], [state+kind+nextAttemptAt]',
    corrections: 'id, page, site',
    flagNews: 'id, changedAt',
    collectorState: 'id',
  });
};

/** Jobs. What was read for an item and what was replied stand apart: the panel watches items, and must not read pages with them. */
export const versionSeven = (db: Dexie): void => {
  db.version(7).stores({ jobs: 'id, createdAt, state', items: 'id, [jobId+at], [jobId+state]', itemTexts: 'id, jobId' });
};

/** What each day's prefetching took: see prefetch-store.ts. */
export const versionEight = (db: Dexie): void => {
  db.version(8).stores({ prefetchDays: 'day' });
};
