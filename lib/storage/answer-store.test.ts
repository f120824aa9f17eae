import { expect, test } from 'vitest';
import { findAnswer, keepAnswer, questionsOf } from './answer-store';
import { memoryDb } from './memory-db';
import { sampleRun } from './run-samples';

const row = (key: string, createdAt: number, asked?: { scope: string; question: string }) => {
  const { outcome } = sampleRun();
  if (outcome?.status !== 'answered') throw new Error('the sample is answered');
  return { key, url: '', answer: outcome.answer, verification: outcome.verification, facts: outcome.facts, createdAt, ...asked };
};

test('lists the questions of one page that were answered, newest first, and none of another', async () => {
  const db = memoryDb();
  await keepAnswer(db, row('k1', 1, { scope: 's1', question: 'Who owns it?' }));
  await keepAnswer(db, row('k2', 2, { scope: 's2', question: 'Who else?' }));
  await keepAnswer(db, row('k3', 3, { scope: 's1', question: 'When?' }));
  await keepAnswer(db, row('k4', 4));
  expect(await questionsOf(db, 's1')).toEqual([
    { key: 'k3', question: 'When?' },
    { key: 'k1', question: 'Who owns it?' },
  ]);
  expect(await findAnswer(db, 'k4')).toMatchObject({ key: 'k4' });
});
