import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { findAnswer } from './answer-store';
import { versionOne } from './db-versions';
import { feedbackOn } from './feedback-store';
import { memoryDb } from './memory-db';
import { listOutbox } from './outbox-store';
import { sampleFlag, sampleRun } from './run-samples';
import { listRuns, threadOf } from './run-store';
import { loadSettings } from './settings-store';

/** A database as the first release left it on somebody's machine. */
const databaseOfVersionOne = async (indexedDB: IDBFactory): Promise<void> => {
  const old = new Dexie('gloss', { indexedDB, IDBKeyRange });
  versionOne(old);
  const { site: _site, written: _written, ...run } = sampleRun();
  await old.table('runs').put(run);
  await old.table('answers').put({ key: 'k1', url: run.url, ...sampleRun().outcome, createdAt: 5 });
  await old.table('feedback').put(sampleFlag());
  await old
    .table('outbox')
    .put({ id: 'flag-1', kind: 'feedback', body: sampleFlag(), state: 'waiting', attempts: 3, nextAttemptAt: 9_000 });
  await old.table('settings').put({ id: 'settings', value: { keepDays: 7 } });
  old.close();
};

test('a database of the first version opens with everything that was in it', async () => {
  const indexedDB = new IDBFactory();
  await databaseOfVersionOne(indexedDB);

  const db = memoryDb(indexedDB);

  expect(await listRuns(db)).toEqual([sampleRun()]);
  expect((await findAnswer(db, 'k1'))?.answer.text).toBe('Snapshots are kept for 35 days.');
  expect((await loadSettings(db)).keepDays).toBe(7);
  expect((await feedbackOn(db, 'run-1'))?.sending?.attempts).toBe(3);
  expect((await listOutbox(db)).map(({ id, createdAt }) => [id, createdAt])).toEqual([['flag-1', 2_000]]);
});

test('runs of the first version can be searched, filtered by site and read as a thread', async () => {
  const indexedDB = new IDBFactory();
  await databaseOfVersionOne(indexedDB);

  const db = memoryDb(indexedDB);

  expect(await listRuns(db, { search: 'snapshots' })).toHaveLength(1);
  expect(await listRuns(db, { site: 'https://wiki.example.com' })).toHaveLength(1);
  expect(await threadOf(db, 'https://wiki.example.com/backup')).toHaveLength(1);
});
