import { expect, test } from 'vitest';
import type { Trace } from '@/lib/core/trace';
import { keepAnswer } from './answer-store';
import type { GlossDb } from './db';
import { giveFeedback } from './feedback-store';
import { memoryDb } from './memory-db';
import { sampleFlag, sampleRun } from './run-samples';
import { keepRun } from './run-store';
import { keepTrace } from './trace-store';

const trace = (runId: string): Trace => ({
  runId,
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

/** A disk on which a run fits only while no more than `room` traces and answers lie there. */
const smallDisk = (db: GlossDb, room: number): void => {
  let lying = 0;
  for (const table of [db.traces, db.answers]) {
    table.hook('creating', () => void lying++);
    table.hook('deleting', () => void lying--);
  }
  db.runs.hook('creating', () => {
    if (lying > room) throw new DOMException('disk full', 'QuotaExceededError');
  });
};

const cached = (key: string) => {
  const { outcome } = sampleRun();
  if (outcome?.status !== 'answered') throw new Error('the sample is answered');
  return { key, url: '', answer: outcome.answer, verification: outcome.verification, facts: outcome.facts, createdAt: 1 };
};

test('on a full disk traces make room for a run, and answers stay', async () => {
  const db = memoryDb();
  smallDisk(db, 1);
  await keepTrace(db, trace('t1'));
  await keepAnswer(db, cached('k1'));
  expect(await keepRun(db, sampleRun())).toBeUndefined();
  expect([await db.runs.count(), await db.traces.count(), await db.answers.count()]).toEqual([1, 0, 1]);
});

test('where traces are not enough, cached answers go as well', async () => {
  const db = memoryDb();
  smallDisk(db, 0);
  await keepTrace(db, trace('t1'));
  await keepAnswer(db, cached('k1'));
  expect(await keepRun(db, sampleRun())).toBeUndefined();
  expect([await db.runs.count(), await db.answers.count()]).toEqual([1, 0]);
});

test('a disk that stays full is told to the reader, and no verdict is given up for it', async () => {
  const db = memoryDb();
  smallDisk(db, -1);
  await giveFeedback(db, sampleFlag());
  expect(await keepRun(db, sampleRun())).toEqual({ kind: 'storage-full' });
  expect([await db.outbox.count(), await db.feedback.count()]).toEqual([1, 1]);
});

test('a verdict that does not fit is not half given, and says so', async () => {
  const db = memoryDb();
  db.outbox.hook('creating', () => {
    throw new DOMException('disk full', 'QuotaExceededError');
  });
  expect(await giveFeedback(db, sampleFlag())).toEqual({ kind: 'storage-full' });
  expect([await db.outbox.count(), await db.feedback.count()]).toEqual([0, 0]);
});
