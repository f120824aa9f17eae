import { Dexie } from 'dexie';
import { z } from 'zod';
import { Capture } from '@/lib/core/capture';
import type { Failure } from '@/lib/core/failure';
import { MOST_TRIES } from '@/lib/core/item-retry';
import { Item, type Claim } from '@/lib/core/item';
import { addSpend, isWithin, Job, noSpend, type JobCap, type JobPause, type JobSpend } from '@/lib/core/job';
import type { GlossDb } from './db';
import { writeWithRoom } from './make-room';
import { readable } from './readable';

/** What an item is made of while it is not over: the page as it was read, and the reply as far as it came. */
export const ItemTexts = z.object({
  id: z.string(),
  jobId: z.string(),
  capture: Capture.optional(),
  /** As in lib/core/journaled-engine.ts; `end` is what the engine itself said, and comes back to it as it was. */
  reply: z.object({ key: z.string(), text: z.string(), end: z.unknown() }).optional(),
});
export type ItemTexts = z.infer<typeof ItemTexts>;

const tables = (db: GlossDb) => [db.jobs, db.items, db.itemTexts];

/** Begins a job. On a full disk there is none: what cannot be written down would be lost with the worker. */
export const keepJob = async (db: GlossDb, job: Job, items: readonly Item[]): Promise<Failure | undefined> => {
  const kept = await writeWithRoom(db, () =>
    db.transaction('rw', tables(db), async () => {
      await db.jobs.add(Job.parse(job));
      await db.items.bulkAdd(items.map((item) => Item.parse(item)));
      return 'kept' as const;
    }),
  );
  return kept === 'kept' ? undefined : kept;
};

/** Newest first. */
export const listJobs = async (db: GlossDb): Promise<Job[]> => readable(Job, await db.jobs.orderBy('createdAt').reverse().toArray());

export const findJob = async (db: GlossDb, id: string): Promise<Job | undefined> => readable(Job, [await db.jobs.get(id)])[0];

/** In the reader's order, the overall answer last. */
export const itemsOf = async (db: GlossDb, jobId: string): Promise<Item[]> =>
  readable(Item, await db.items.where('[jobId+at]').between([jobId, Dexie.minKey], [jobId, Dexie.maxKey]).toArray());

/** What is not over of a job, in the same order; all that has to be looked at to decide what comes next. */
export const openItems = async (db: GlossDb, jobId: string): Promise<Item[]> =>
  readable(Item, await db.items.where('[jobId+state]').anyOf([jobId, 'waiting'], [jobId, 'read']).sortBy('at'));

/** In the order in which they were begun. */
export const runningJobs = async (db: GlossDb): Promise<Job[]> =>
  readable(Job, await db.jobs.where('state').equals('running').sortBy('createdAt'));

export const findItemTexts = async (db: GlossDb, id: string): Promise<ItemTexts | undefined> =>
  readable(ItemTexts, [await db.itemTexts.get(id)])[0];

const changeJob = (db: GlossDb, id: string, change: (job: Job) => Job | undefined): Promise<void> =>
  db.transaction('rw', db.jobs, async () => {
    const job = await findJob(db, id);
    const changed = job && change(job);
    if (changed) await db.jobs.put(Job.parse(changed));
  });

/** A job that is running rests; a reason that is there already stays. */
export const pauseJob = (db: GlossDb, id: string, pause: JobPause): Promise<void> =>
  changeJob(db, id, (job) => (job.state === 'running' ? { ...job, state: 'paused', pause } : undefined));

/** A job that rests goes on, with another cap where one is given; what waited for its time is tried at once. */
export const resumeJob = (db: GlossDb, id: string, cap?: JobCap): Promise<void> =>
  db.transaction('rw', db.jobs, db.items, async () => {
    await changeJob(db, id, ({ pause: _pause, ...job }) =>
      job.state === 'paused' ? { ...job, state: 'running', ...(cap && { cap }) } : undefined,
    );
    await db.items
      .where('[jobId+state]')
      .anyOf([id, 'waiting'], [id, 'read'])
      .modify((item) => {
        delete item.notBefore;
        item.tries = 0;
      });
  });

/** Ends a job; the answers that are there stay. */
export const cancelJob = (db: GlossDb, id: string, now: number): Promise<void> =>
  db.transaction('rw', tables(db), async () => {
    await changeJob(db, id, ({ pause: _pause, ...job }) =>
      job.state === 'running' || job.state === 'paused' ? { ...job, state: 'cancelled', finishedAt: now, told: true } : undefined,
    );
    await db.itemTexts.where('jobId').equals(id).delete();
  });

/** What failed is tried again, and the overall answer made anew from what is then there. */
export const retryFailed = (db: GlossDb, id: string): Promise<void> =>
  db.transaction('rw', tables(db), async () => {
    const job = await findJob(db, id);
    if (job?.state !== 'finished') return;
    const items = await itemsOf(db, id);
    const failed = items.filter(({ kind, state }) => kind === 'page' && state === 'failed');
    if (failed.length === 0) return;
    const { finishedAt: _finishedAt, ...rest } = job;
    await db.jobs.put({ ...rest, state: 'running', told: false });
    for (const item of [...failed, ...items.filter(({ kind }) => kind === 'overall')]) {
      const { failure: _failure, result: _result, notBefore: _notBefore, ...again } = item;
      await db.items.put({ ...again, state: 'waiting', tries: 0 });
    }
  });

export const deleteJob = (db: GlossDb, id: string): Promise<void> =>
  db.transaction('rw', tables(db), async () => {
    await db.jobs.delete(id);
    await db.items.where('[jobId+at]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete();
    await db.itemTexts.where('jobId').equals(id).delete();
  });

/** The reader has been told of a job's end; false when that was so already. */
export const markTold = (db: GlossDb, id: string): Promise<boolean> =>
  db.transaction('rw', db.jobs, async () => {
    const job = await findJob(db, id);
    if (!job || job.told) return false;
    await db.jobs.put({ ...job, told: true });
    return true;
  });

const reservedBy = (items: readonly Item[]): JobSpend =>
  items.reduce((sum, { claim }) => addSpend(sum, claim?.reserved ?? noSpend), noSpend);

/**
 * Takes an item that nobody holds for one attempt. Null where nothing can be claimed.
 * @param may what else has to be so: the pace of its site, or that it is this item's turn.
 */
export const claimItem = (
  db: GlossDb,
  jobId: string,
  claim: Omit<Claim, 'reserved'>,
  may: (item: Item) => boolean = () => true,
): Promise<Item | undefined> =>
  db.transaction('rw', db.jobs, db.items, async () => {
    if ((await findJob(db, jobId))?.state !== 'running') return undefined;
    const items = await openItems(db, jobId);
    const pagesAreOver = items.every(({ kind }) => kind === 'overall');
    const free = items.find((item) => {
      if (item.claim || (item.notBefore ?? 0) > claim.at || !may(item)) return false;
      // The overall answer has nothing to read: it is made of the others.
      if (item.kind === 'overall') return claim.step === 'ask' && pagesAreOver;
      return item.state === (claim.step === 'read' ? 'waiting' : 'read');
    });
    if (!free) return undefined;
    const claimed: Item = { ...free, claim };
    await db.items.put(claimed);
    return claimed;
  });

/** Changes an item, and its job's spending, while the claim of an attempt still stands. @returns whether it did. */
const underClaim = (
  db: GlossDb,
  { id, claim }: Item,
  change: (item: Item, job: Job) => Promise<{ readonly item: Item; readonly job?: Job } | undefined>,
): Promise<boolean> =>
  db.transaction('rw', tables(db), async () => {
    const item = readable(Item, [await db.items.get(id)])[0];
    const job = item && (await findJob(db, item.jobId));
    if (!item || !job || item.claim?.attempt !== claim?.attempt) return false;
    const changed = await change(item, job);
    if (!changed) return false;
    await db.items.put(Item.parse(changed.item));
    if (changed.job) await db.jobs.put(Job.parse(changed.job));
    return true;
  });

/**
 * Written down before a request is sent: what it may cost at most. False: the job's cap would not hold it beside what is spent and what others
 * have reserved, and it must not be sent.
 */
export const reserve = (db: GlossDb, item: Item, amount: JobSpend): Promise<boolean> =>
  underClaim(db, item, async (own, job) => {
    const others = (await openItems(db, job.id)).filter(({ id }) => id !== own.id);
    const before = own.claim?.reserved ?? noSpend;
    const reserved = addSpend(before, amount);
    if (job.state !== 'running' || !isWithin(addSpend(addSpend(job.spent, reservedBy(others)), reserved), job.cap)) return undefined;
    return { item: { ...own, claim: { ...own.claim!, reserved } } };
  });

/** Keeps what came back, as it comes. */
export const keepReply = async (db: GlossDb, item: Item, reply: NonNullable<ItemTexts['reply']>): Promise<void> => {
  await writeWithRoom(db, () =>
    underClaim(db, item, async (own) => {
      const texts = await db.itemTexts.get(own.id);
      await db.itemTexts.put({ id: own.id, jobId: own.jobId, ...texts, reply });
      return { item: own };
    }),
  );
};

/** The page was read: the item waits to be asked about. */
export const keepCapture = async (db: GlossDb, item: Item, capture: Capture): Promise<Failure | undefined> => {
  const kept = await writeWithRoom(db, () =>
    underClaim(db, item, async ({ claim: _claim, notBefore: _notBefore, failure: _failure, ...own }) => {
      await db.itemTexts.put({ id: own.id, jobId: own.jobId, capture: Capture.parse(capture) });
      return { item: { ...own, state: 'read', tries: 0, url: capture.url, title: capture.title || own.title, unread: capture.unread } };
    }),
  );
  return typeof kept === 'boolean' ? undefined : kept;
};

/** What an attempt came to. */
export type Settled =
  | { readonly state: 'answered'; readonly result: NonNullable<Item['result']>; readonly askMs: number }
  | { readonly state: 'failed'; readonly failure: Failure }
  /** Tried again, not before a moment where one is given. */
  | { readonly state: 'again'; readonly failure?: Failure | undefined; readonly notBefore?: number | undefined; readonly counts: boolean };

/** Ends an attempt, and adds what it cost to its job in the same breath. False: somebody else holds the item by now. */
export const settleItem = async (db: GlossDb, item: Item, settled: Settled, spent: JobSpend): Promise<boolean> => {
  const done = await writeWithRoom(db, () =>
    underClaim(db, item, async ({ claim: _claim, notBefore: _notBefore, failure: _failure, ...own }, job) => {
      const paid = { ...job, spent: addSpend(job.spent, spent) };
      switch (settled.state) {
        case 'answered':
          await db.itemTexts.delete(own.id);
          return { job: paid, item: { ...own, state: 'answered', result: settled.result, askMs: settled.askMs } };
        case 'failed':
          await db.itemTexts.delete(own.id);
          return { job: paid, item: { ...own, state: 'failed', failure: settled.failure } };
        case 'again': {
          const { failure, notBefore, counts } = settled;
          const tries = own.tries + (counts ? 1 : 0);
          // A reply that came to nothing is not to be found again; one of an attempt that was only broken off is.
          const texts = failure && (await db.itemTexts.get(own.id));
          if (texts?.reply) await db.itemTexts.put({ id: own.id, jobId: own.jobId, ...(texts.capture && { capture: texts.capture }) });
          return { job: paid, item: { ...own, tries, ...(failure && { failure }), ...(notBefore !== undefined && { notBefore }) } };
        }
      }
    }),
  );
  return done === true;
};

/**
 * Sets free what workers hold that are no more. Whether a request that was on its way is asked again is decided by what came back of it: a
 * whole reply is used, see journaled-engine.ts. What such a request may have cost counts as spent, unless its whole reply says what it did.
 */
export const releaseOthers = (db: GlossDb, owner: string): Promise<number> =>
  db.transaction('rw', tables(db), async () => {
    let released = 0;
    for (const row of await db.items.filter(({ claim }) => claim !== undefined && claim.owner !== owner).toArray()) {
      const { claim, ...item } = row;
      const texts = await findItemTexts(db, item.id);
      const cut = claim?.reserved && texts?.reply?.end === undefined ? claim.reserved : undefined;
      const job = await findJob(db, item.jobId);
      if (cut && job) await db.jobs.put({ ...job, spent: addSpend(job.spent, cut) });
      // One that takes the worker down with it is not tried for ever.
      const tries = item.tries + (cut ? 1 : 0);
      const state = cut && tries >= MOST_TRIES ? 'failed' : item.state;
      await db.items.put(cut ? { ...item, state, tries, failure: { kind: 'worker-stopped' } } : item);
      released++;
    }
    return released;
  });

/** A job of which nothing is left to do is finished. @returns those that were not before. */
export const finishJobs = (db: GlossDb, now: number): Promise<Job[]> =>
  db.transaction('rw', tables(db), async () => {
    const finished: Job[] = [];
    for (const job of await runningJobs(db)) {
      if ((await openItems(db, job.id)).length > 0) continue;
      const over: Job = { ...job, state: 'finished', finishedAt: now };
      await db.jobs.put(over);
      finished.push(over);
    }
    return finished;
  });
