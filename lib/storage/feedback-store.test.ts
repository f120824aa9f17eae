import { expect, test } from 'vitest';
import { eraseEverything } from './erase-everything';
import { feedbackOn, giveFeedback } from './feedback-store';
import { forgetOlderThan } from './forget-old';
import { memoryDb } from './memory-db';
import {
  deleteEntry,
  dueEntries,
  hurryOutbox,
  leaseEntries,
  listOutbox,
  nextAttemptAt,
  noteRun,
  settleEntries,
  waitingRuns,
} from './outbox-store';
import { RunMetrics } from '@/lib/core/run-metrics';
import { sampleFlag, sampleRun } from './run-samples';
import { keepRun } from './run-store';
import { saveSettings, loadSettings } from './settings-store';
import { defaultSettings } from '@/lib/core/settings';

const DAY = 24 * 60 * 60 * 1000;

test('a verdict waits in the outbox from the moment it is given', async () => {
  const db = memoryDb();
  await giveFeedback(db, sampleFlag());
  expect(await feedbackOn(db, 'run-1')).toMatchObject({ feedback: { verdict: 'flag' }, sending: { state: 'waiting' } });
  expect(await nextAttemptAt(db)).toBe(2_000);
});

test('a verdict given twice is sent once, and one that arrived is not sent again', async () => {
  const db = memoryDb();
  await giveFeedback(db, sampleFlag());
  const [entry] = await dueEntries(db, 3_000, 10);
  await settleEntries(db, [{ ...entry!, state: 'received' }]);
  await giveFeedback(db, sampleFlag());
  expect(await dueEntries(db, 3_000, 10)).toEqual([]);
});

test('the latest verdict on a run is the one that counts', async () => {
  const db = memoryDb();
  await giveFeedback(db, sampleFlag({ id: 'late', at: 9_000, verdict: 'helpful' }));
  await giveFeedback(db, sampleFlag({ id: 'early', at: 1_000 }));
  expect((await feedbackOn(db, 'run-1'))?.feedback.id).toBe('late');
});

test('an entry whose sending was cut off comes due again', async () => {
  const db = memoryDb();
  await giveFeedback(db, sampleFlag());
  const [entry] = await dueEntries(db, 3_000, 10);
  await settleEntries(db, [{ ...entry!, state: 'sent', nextAttemptAt: 60_000 }]);
  expect(await dueEntries(db, 59_999, 10)).toEqual([]);
  expect(await dueEntries(db, 60_000, 10)).toHaveLength(1);
});

test('"send now" does not wait for the back-off', async () => {
  const db = memoryDb();
  await giveFeedback(db, sampleFlag());
  const [entry] = await dueEntries(db, 3_000, 10);
  await settleEntries(db, [{ ...entry!, attempts: 4, nextAttemptAt: 3_600_000 }]);
  await hurryOutbox(db, 4_000);
  expect(await dueEntries(db, 4_000, 10)).toHaveLength(1);
});

test('what is older than the reader keeps is forgotten, except a verdict that still waits', async () => {
  const db = memoryDb();
  await keepRun(db, sampleRun({ id: 'old', startedAt: 1 }));
  await keepRun(db, sampleRun({ id: 'new', startedAt: 40 * DAY }));
  await giveFeedback(db, sampleFlag({ id: 'waits', at: 1 }));
  await giveFeedback(db, sampleFlag({ id: 'arrived', at: 1 }));
  await db.outbox.update('arrived', { state: 'received' });

  await forgetOlderThan(db, 30, 41 * DAY);

  expect(await db.runs.toCollection().primaryKeys()).toEqual(['new']);
  expect(await db.outbox.toCollection().primaryKeys()).toEqual(['waits']);
  expect(await db.feedback.toCollection().primaryKeys()).toEqual(['waits']);
});

test('"delete everything" leaves nothing', async () => {
  const db = memoryDb();
  await keepRun(db, sampleRun());
  await giveFeedback(db, sampleFlag());
  await saveSettings(db, { ...defaultSettings, keepDays: 3 });
  await eraseEverything(db);
  expect(await Promise.all(db.tables.map((table) => table.count()))).toEqual(db.tables.map(() => 0));
  expect(await loadSettings(db)).toMatchObject(defaultSettings);
});

const metrics = (runId: string) =>
  RunMetrics.parse({ runId, at: 1, site: '', task: 'ask', prompt: 'p', model: 'm', totalMs: 1, cached: false, retries: 0 });

test('metrics wait for company, go after verdicts, and are gone when they have arrived', async () => {
  const db = memoryDb();
  await noteRun(db, metrics('r1'), 1_000);
  await noteRun(db, metrics('r1'), 2_000);
  await giveFeedback(db, sampleFlag({ at: 5_000 }));
  expect((await dueEntries(db, 10_000, 10)).map(({ id }) => id)).toEqual(['flag-1']);
  expect(await nextAttemptAt(db)).toBe(5_000);
  const due = await dueEntries(db, 100_000, 10);
  expect(due.map(({ id }) => id)).toEqual(['flag-1', 'run-r1']);
  expect(await waitingRuns(db)).toHaveLength(1);
  await settleEntries(
    db,
    due.map((entry) => ({ ...entry, state: 'received' })),
  );
  expect(await waitingRuns(db)).toEqual([]);
  expect((await listOutbox(db)).map(({ id, state }) => [id, state])).toEqual([['flag-1', 'received']]);
});

test('what the reader deletes while it is on its way does not come back', async () => {
  const db = memoryDb();
  await giveFeedback(db, sampleFlag());
  const due = await dueEntries(db, 3_000, 10);
  await leaseEntries(db, due, 60_000);
  await deleteEntry(db, 'flag-1');
  await settleEntries(
    db,
    due.map((entry) => ({ ...entry, state: 'waiting', attempts: 1 })),
  );
  expect(await listOutbox(db)).toEqual([]);
});

test('a year offline loses nothing, and is sent in batches', async () => {
  const db = memoryDb();
  const DAYS = 365;
  for (let day = 0; day < DAYS; day += 1) {
    await giveFeedback(db, sampleFlag({ id: `flag-${day}`, runId: `r${day}`, at: day * DAY }));
    if (day % 60 === 0) await forgetOlderThan(db, 90, day * DAY);
  }
  const sent: string[] = [];
  for (;;) {
    const due = await dueEntries(db, DAYS * DAY, 50);
    if (due.length === 0) break;
    expect(due.length).toBeLessThanOrEqual(50);
    sent.push(...due.map(({ id }) => id));
    await settleEntries(
      db,
      due.map((entry) => ({ ...entry, state: 'received' })),
    );
  }
  expect(sent).toEqual(Array.from({ length: DAYS }, (_, day) => `flag-${day}`));
});
