import { expect, test } from 'vitest';
import { Feedback } from '@/lib/core/feedback';
import { Trace } from '@/lib/core/trace';
import { loadActivity, loadTraces, runsMentioning } from './activity';
import { memoryDb } from './memory-db';
import { deleteAllRuns, deleteRun } from './run-store';
import { forgetOlderThan } from './forget-old';
import { findTrace, keepTrace } from './trace-store';

const trace = (runId: string, at: number, question = ''): Trace =>
  Trace.parse({
    runId,
    at,
    url: 'https://wiki.example.com/',
    site: 'https://wiki.example.com',
    task: 'ask',
    question,
    prompt: 'answer-3',
    input: [{ role: 'user', content: 'a long page' }],
    output: 'written',
    stages: [],
  });

const verdict = (id: string, runId: string, kind: 'flag' | 'helpful', at: number): Feedback =>
  Feedback.parse({
    id,
    runId,
    verdict: kind,
    at,
    share: 'metadata',
    run: { url: '', title: '', task: 'ask', engine: '', model: '', prompt: '', ms: 0, version: '' },
  });

test('reads thousands of traces, newest first, without what they sent, also where many share a millisecond', async () => {
  const db = memoryDb();
  const traces = Array.from({ length: 1_300 }, (_, index) => trace(`run-${index}`, Math.floor(index / 400)));
  await db.traces.bulkPut(traces);
  const activity = await loadActivity(db);
  expect(new Set(activity.traces.map(({ runId }) => runId)).size).toBe(1_300);
  expect(activity.traces).toHaveLength(1_300);
  expect(activity.traces.map(({ at }) => at)).toEqual(activity.traces.map(({ at }) => at).sort((a, b) => b - a));
  expect(activity.traces[0]).not.toHaveProperty('input');
});

test('an answer counts as flagged by the last verdict on it', async () => {
  const db = memoryDb();
  await db.feedback.bulkPut([
    verdict('1', 'a', 'flag', 1),
    verdict('2', 'a', 'helpful', 2),
    verdict('3', 'b', 'helpful', 1),
    verdict('4', 'b', 'flag', 2),
  ]);
  expect([...(await loadActivity(db)).flagged]).toEqual(['b']);
});

test('searches what was asked and what was sent', async () => {
  const db = memoryDb();
  for (const kept of [trace('a', 1, 'Which port?'), trace('b', 2)]) await keepTrace(db, kept);
  expect([...(await runsMentioning(db, 'port page'))]).toEqual(['a']);
  expect((await runsMentioning(db, 'long')).size).toBe(2);
});

test('an export holds the chosen runs with all that was sent, oldest first', async () => {
  const db = memoryDb();
  // One as the first versions kept it, its texts in its own row.
  await db.traces.put(trace('a', 1));
  for (const kept of [trace('b', 2), trace('c', 3)]) await keepTrace(db, kept);
  const exported = await loadTraces(db, ['c', 'a', 'gone']);
  expect(exported.map(({ runId, output }) => [runId, output])).toEqual([
    ['a', 'written'],
    ['c', 'written'],
  ]);
});

test('no text of a page stays behind when its trace goes, whichever way it goes', async () => {
  const db = memoryDb();
  for (const at of [1, 2, 3]) await keepTrace(db, trace(`run-${at}`, at));
  expect(await findTrace(db, 'run-1')).toEqual(trace('run-1', 1));
  await deleteRun(db, 'run-1');
  expect(await db.traceTexts.toCollection().primaryKeys()).toEqual(['run-2', 'run-3']);
  await forgetOlderThan(db, 1, 24 * 60 * 60 * 1000 + 3);
  expect(await db.traceTexts.toCollection().primaryKeys()).toEqual(['run-3']);
  await deleteAllRuns(db);
  expect(await db.traceTexts.count()).toBe(0);
});
