import { expect, test } from 'vitest';
import { memoryDb } from './memory-db';
import { sampleRun } from './run-samples';
import { changeRun, deleteAllRuns, deleteRun, findRun, historySites, keepRun, listRuns, settleStoppedRuns, threadOf } from './run-store';
import { keepTrace } from './trace-store';

const ids = (runs: readonly { readonly id: string }[]) => runs.map(({ id }) => id);

test('history is read newest first', async () => {
  const db = memoryDb();
  await keepRun(db, sampleRun({ id: 'old', startedAt: 1 }));
  await keepRun(db, sampleRun({ id: 'new', startedAt: 2 }));
  expect(ids(await listRuns(db))).toEqual(['new', 'old']);
  expect(ids(await listRuns(db, { limit: 1 }))).toEqual(['new']);
});

test.each([
  ['a word of the title', 'restore'],
  ['the beginning of a word of the question', 'snap'],
  ['words of the answer in any order', 'days 35'],
  ['an identifier in a point', 'INC-1042'],
  ['a word without its accent', 'cafe'],
  ['part of the address', 'wiki.example.com'],
])('a run is found by %s', async (_what, search) => {
  const db = memoryDb();
  await keepRun(db, sampleRun());
  expect(await listRuns(db, { search })).toHaveLength(1);
});

test('a run is found by words of a language that puts no space between them', async () => {
  const db = memoryDb();
  await keepRun(db, sampleRun({ title: '備份與還原指南' }));
  expect(await listRuns(db, { search: '還原' })).toHaveLength(1);
});

test('every word of a search has to occur', async () => {
  const db = memoryDb();
  await keepRun(db, sampleRun());
  expect(await listRuns(db, { search: 'snapshots kubernetes' })).toEqual([]);
  expect(await listRuns(db, { search: '???' })).toEqual([]);
});

test('one site is looked at alone, with and without a search', async () => {
  const db = memoryDb();
  await keepRun(db, sampleRun({ id: 'wiki' }));
  await keepRun(db, sampleRun({ id: 'desk', url: 'https://desk.example.com/7', site: 'https://desk.example.com' }));
  expect(ids(await listRuns(db, { site: 'https://desk.example.com' }))).toEqual(['desk']);
  expect(ids(await listRuns(db, { site: 'https://desk.example.com', search: 'snapshots' }))).toEqual(['desk']);
  expect(await historySites(db)).toEqual(['https://desk.example.com', 'https://wiki.example.com']);
});

test('the thread of a page holds its own runs, oldest first, wherever on the page the reader stood', async () => {
  const db = memoryDb();
  await keepRun(db, sampleRun({ id: 'second', startedAt: 2, url: 'https://wiki.example.com/backup#top' }));
  await keepRun(db, sampleRun({ id: 'first', startedAt: 1 }));
  await keepRun(db, sampleRun({ id: 'other', startedAt: 3, url: 'https://wiki.example.com/backup/old' }));
  expect(ids(await threadOf(db, 'https://wiki.example.com/backup'))).toEqual(['first', 'second']);
});

test('a change is searched by its new words', async () => {
  const db = memoryDb();
  const { outcome, ...running } = sampleRun();
  await keepRun(db, running);
  expect(await listRuns(db, { search: 'INC-1042' })).toEqual([]);
  await changeRun(db, 'run-1', { outcome });
  expect(await listRuns(db, { search: 'INC-1042' })).toHaveLength(1);
});

test('a run that was deleted while it was running does not come back with its end', async () => {
  const db = memoryDb();
  await keepRun(db, sampleRun());
  await deleteRun(db, 'run-1');
  await changeRun(db, 'run-1', { title: 'again' });
  expect(await findRun(db, 'run-1')).toBeUndefined();
});

test('deleting history deletes what was recorded of it', async () => {
  const db = memoryDb();
  await keepRun(db, sampleRun());
  await keepTrace(db, {
    runId: 'run-1',
    at: 1,
    url: '',
    site: '',
    task: 'ask',
    question: '',
    prompt: '',
    input: [],
    output: '',
    engineName: '',
    model: '',
    stages: [],
    retries: 0,
    givenUp: [],
    cached: false,
  });
  await deleteAllRuns(db);
  expect(await db.runs.count()).toBe(0);
  expect(await db.traces.count()).toBe(0);
});

test('a run whose worker died ends as stopped, with the text that was written', async () => {
  const db = memoryDb();
  const { outcome: _outcome, ...running } = sampleRun({ id: 'cut', written: 'Snapshots are' });
  await keepRun(db, running);
  await keepRun(db, sampleRun({ id: 'done' }));
  await keepRun(db, { ...running, id: 'begun since', startedAt: 5_000 });
  await settleStoppedRuns(db, 5_000);
  expect((await findRun(db, 'cut'))?.outcome).toEqual({ status: 'failed', failure: { kind: 'worker-stopped' }, text: 'Snapshots are' });
  expect((await findRun(db, 'done'))?.outcome?.status).toBe('answered');
  expect((await findRun(db, 'begun since'))?.outcome).toBeUndefined();
});

test('one unreadable row does not take the history down with it', async () => {
  const db = memoryDb();
  await keepRun(db, sampleRun());
  await db.table('runs').put({ id: 'broken', startedAt: 9, title: 7 });
  expect(ids(await listRuns(db))).toEqual(['run-1']);
});
