import { expect, test } from 'vitest';
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { Trace } from '@/lib/core/trace';
import { versionOne } from './db-versions';
import { forgetOlderThan } from './forget-old';
import { memoryDb } from './memory-db';
import { deleteAllRuns } from './run-store';
import { spentThisMonth } from './spend-store';
import { keepTrace } from './trace-store';

const november = new Date(2026, 10, 24).getTime();
const day = 24 * 60 * 60 * 1000;

const trace = (runId: string, at: number, amount: number, currency = 'USD'): Trace =>
  Trace.parse({
    runId,
    at,
    url: '',
    site: '',
    task: 'ask',
    question: '',
    prompt: '',
    input: [],
    output: '',
    stages: [],
    cost: { amount, currency },
  });

test('a month’s money is that month’s, by currency', async () => {
  const db = memoryDb();
  await keepTrace(db, trace('october', november - 30 * day, 5));
  await keepTrace(db, trace('a', november, 1));
  await keepTrace(db, trace('b', november - day, 2));
  await keepTrace(db, trace('c', november, 3, 'EUR'));
  expect(await spentThisMonth(db, november)).toEqual({ USD: 3, EUR: 3 });
});

test('forgetting and deleting runs does not make room in the budget', async () => {
  const db = memoryDb();
  await keepTrace(db, trace('old', november - 20 * day, 4));
  await forgetOlderThan(db, 7, november);
  expect(await db.traces.count()).toBe(0);
  await deleteAllRuns(db);
  expect(await spentThisMonth(db, november)).toEqual({ USD: 4 });
});

test('what was spent before months were kept is counted from the traces that are there', async () => {
  const indexedDB = new IDBFactory();
  const old = new Dexie('gloss', { indexedDB, IDBKeyRange });
  versionOne(old);
  await old.table('traces').bulkPut([trace('a', november, 1), trace('b', november, 2)]);
  old.close();
  expect(await spentThisMonth(memoryDb(indexedDB), november)).toEqual({ USD: 3 });
});
