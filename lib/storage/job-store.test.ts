import { expect, test } from 'vitest';
import { cancelJob, claimItem, deleteJob, findItemTexts, itemsOf, keepCapture, keepJob, listJobs, markTold, pauseJob } from './job-store';
import { sampleItems, sampleJob } from './job-samples';
import { memoryDb } from './memory-db';

const claim = { attempt: 'a1', owner: 'w1', step: 'read', at: 0 } as const;
const page = { url: 'https://wiki-0.example.com/page', title: 'Page', lang: 'en', capturedAt: 0, blocks: [], unread: [], ms: 1 };

test('jobs are listed newest first, and a deleted one leaves nothing', async () => {
  const db = memoryDb();
  await keepJob(db, sampleJob(), sampleItems(2));
  await keepJob(db, sampleJob({ id: 'job-2', createdAt: 2_000 }), sampleItems(2, 'job-2'));
  expect((await listJobs(db)).map(({ id }) => id)).toEqual(['job-2', 'job-1']);

  const item = await claimItem(db, 'job-1', claim);
  if (item) await keepCapture(db, item, page);
  expect(await findItemTexts(db, 'job-1-0')).toBeDefined();
  await deleteJob(db, 'job-1');
  expect((await listJobs(db)).map(({ id }) => id)).toEqual(['job-2']);
  expect(await db.items.count()).toBe(3);
  expect(await db.itemTexts.count()).toBe(0);
});

test('two who reach for an item at once do not both get it', async () => {
  const db = memoryDb();
  await keepJob(db, sampleJob(), sampleItems(1));
  const got = await Promise.all([claimItem(db, 'job-1', claim), claimItem(db, 'job-1', { ...claim, attempt: 'a2' })]);
  expect(got.filter((item) => item !== undefined)).toHaveLength(1);
});

test('nothing of a job that rests can be claimed', async () => {
  const db = memoryDb();
  await keepJob(db, sampleJob(), sampleItems(1));
  await pauseJob(db, 'job-1', { by: 'reader' });
  expect(await claimItem(db, 'job-1', claim)).toBeUndefined();
});

test('the reader is told of an end once, and never of one that was the reader’s own doing', async () => {
  const db = memoryDb();
  await keepJob(db, sampleJob({ state: 'finished' }), sampleItems(1));
  expect([await markTold(db, 'job-1'), await markTold(db, 'job-1')]).toEqual([true, false]);
  await keepJob(db, sampleJob({ id: 'job-2' }), sampleItems(1, 'job-2'));
  await cancelJob(db, 'job-2', 5);
  expect(await markTold(db, 'job-2')).toBe(false);
  expect(await itemsOf(db, 'job-2')).toHaveLength(2);
});
