import type { Capture } from '@/lib/core/capture';
import type { Engine } from '@/lib/core/engine';
import type { Failure } from '@/lib/core/failure';
import type { Item } from '@/lib/core/item';
import { afterFailure } from '@/lib/core/item-retry';
import { noSpend, type Job, type JobPause } from '@/lib/core/job';
import { overallCapture } from '@/lib/core/overall-answer';
import { politePace } from '@/lib/core/pace';
import { siteOf } from '@/lib/core/page-address';
import type { EffectiveSettings } from '@/lib/core/policy/effective-settings';
import {
  claimItem,
  findItemTexts,
  findJob,
  finishJobs,
  itemsOf,
  keepCapture,
  openItems,
  pauseJob,
  releaseOthers,
  runningJobs,
  settleItem,
} from '@/lib/storage/job-store';
import { loadSettings } from '@/lib/storage/settings-store';
import { runItem, type ItemHost } from './run-item';

/** Requests to endpoints at a time, over all jobs. */
const ASKING = 4;
/** Pages that are fetched at a time. */
const READING = 4;
/** Pages that are read and wait to be asked about: more would only grow old. */
const AHEAD = 8;
/** Milliseconds after which a runner that waits for nothing in particular looks again. */
const LOOK_AGAIN = 60_000;

export interface JobHost extends ItemHost {
  /** Of this life of the worker. */
  readonly owner: string;
  readonly newId: () => string;
  /** 0 up to 1. */
  readonly random: () => number;
  /** Only what can write for a job: the page's own words are no second best to an endpoint that is busy. */
  readonly engines: (settings: EffectiveSettings, now: number) => Promise<readonly Engine[]>;
  readonly read: (item: Item, signal: AbortSignal) => Promise<Capture | Failure>;
  /** False: without a network nothing is tried, and nothing counts as failed. */
  readonly isOnline: () => boolean;
  readonly finished: (job: Job) => Promise<void>;
}

interface Working {
  readonly jobId: string;
  readonly stop: AbortController;
}

/**
 * Works through the jobs that are running, until none is. What it holds in memory may vanish at any moment: all that counts is in the store
 * before the next step, and a runner of another life takes it up from there.
 */
export const createJobRunner = (host: JobHost) => {
  const { db, owner, now } = host;
  const pace = politePace();
  const asking = new Map<string, Working>();
  const reading = new Map<string, Working>();
  /** The endpoint wants no request before: milliseconds since the epoch. */
  let heldUntil = 0;
  let wake: () => void = () => {};
  let woken = false;

  const look = (): void => {
    woken = true;
    wake();
  };

  /** Sleeps until something happens, at most so long. */
  const sleep = async (ms: number): Promise<void> => {
    if (!woken) await Promise.race([new Promise<void>((resolve) => (wake = resolve)), host.wait(ms)]);
    woken = false;
  };

  const tryAgain = async (item: Item, failure: Failure, spent = noSpend): Promise<void> => {
    const next = afterFailure(failure, item.tries + 1, now(), host.random());
    switch (next.kind) {
      case 'again':
        if (next.all) heldUntil = Math.max(heldUntil, next.at);
        // An item that was only turned away with all others has not used up a try of its own.
        await settleItem(db, item, { state: 'again', failure, notBefore: next.at, counts: failure.kind !== 'rate-limited' }, spent);
        return;
      case 'pause':
        await settleItem(db, item, { state: 'again', failure, counts: false }, spent);
        await pauseJob(db, item.jobId, { by: 'failure', failure });
        return;
      case 'fail':
        await settleItem(db, item, { state: 'failed', failure }, spent);
    }
  };

  const readItem = async (item: Item, signal: AbortSignal): Promise<void> => {
    const page = await host.read(item, signal);
    if (signal.aborted) return void (await settleItem(db, item, { state: 'again', counts: false }, noSpend));
    if ('kind' in page) {
      if (page.kind === 'page-refused' && page.retryAt !== undefined) pace.hold(siteOf(item.url), page.retryAt);
      if (!host.isOnline()) return void (await settleItem(db, item, { state: 'again', failure: page, counts: false }, noSpend));
      return tryAgain(item, page);
    }
    const full = await keepCapture(db, item, page);
    if (full) await tryAgain(item, full);
  };

  const askItem = async (job: Job, item: Item, settings: EffectiveSettings, signal: AbortSignal): Promise<void> => {
    const startedAt = now();
    const capture =
      item.kind === 'page'
        ? (await findItemTexts(db, item.id))?.capture
        : overallCapture(job.id, job.question, await itemsOf(db, job.id), startedAt);
    if (!capture) return tryAgain(item, { kind: 'page-not-read', detail: 'What was read of it is gone.' });
    const ask = { task: job.task, question: job.question, thread: [] };
    const engines = await host.engines(settings, startedAt);
    const { result, failure, atCap, spent } = await runItem(host, { item, ask, capture, engines, settings }, signal);
    if (result) {
      await settleItem(db, item, { state: 'answered', result, askMs: now() - startedAt }, spent);
    } else if (atCap) {
      await settleItem(db, item, { state: 'again', counts: false }, spent);
      await pauseJob(db, job.id, { by: 'cap' });
    } else if (signal.aborted || failure?.kind === 'cancelled' || !host.isOnline()) {
      await settleItem(db, item, { state: 'again', counts: false }, spent);
    } else if (failure) {
      await tryAgain(item, failure, spent);
    }
  };

  const start = (among: Map<string, Working>, item: Item, work: (signal: AbortSignal) => Promise<void>): void => {
    const stop = new AbortController();
    among.set(item.id, { jobId: item.jobId, stop });
    void work(stop.signal)
      .catch(async (error: unknown) => {
        // A bug: this item fails, and the others go on.
        console.error(error);
        await settleItem(
          db,
          item,
          { state: 'failed', failure: { kind: 'unexpected', detail: error instanceof Error ? error.message : String(error) } },
          noSpend,
        );
      })
      .catch((error: unknown) => console.error(error))
      .finally(() => {
        among.delete(item.id);
        look();
      });
  };

  const pauseOf = (job: Job, { rules }: EffectiveSettings): JobPause | undefined =>
    rules.features.jobs && rules.features[job.task] ? undefined : { by: 'policy', organization: rules.organization };

  /** What is on its way when a job is paused comes to its end: it is paid for. Not so where the job is given up, or may not go on. */
  const mayFinish = async (jobId: string): Promise<boolean> => {
    const job = await findJob(db, jobId);
    return job !== undefined && job.state !== 'cancelled' && job.pause?.by !== 'policy';
  };

  /** Begins all that may be begun now. @returns the running jobs, and when something else may be begun. */
  const begin = async (): Promise<{ readonly jobs: readonly Job[]; readonly next: number }> => {
    const settings = await loadSettings(db);
    for (const job of await runningJobs(db)) {
      const pause = pauseOf(job, settings);
      if (pause) await pauseJob(db, job.id, pause);
    }
    const jobs = await runningJobs(db);
    for (const { jobId, stop } of [...asking.values(), ...reading.values()]) if (!(await mayFinish(jobId))) stop.abort();

    let next = now() + LOOK_AGAIN;
    if (!host.isOnline()) return { jobs, next: now() + 5000 };
    const soonest = (at: number): void => void (next = Math.min(next, at));

    for (const { id } of jobs) {
      const claim = (step: 'read' | 'ask', may?: (item: Item) => boolean) =>
        claimItem(db, id, { attempt: host.newId(), owner, step, at: now() }, may);
      while (asking.size < ASKING) {
        if (heldUntil > now()) {
          soonest(heldUntil);
          break;
        }
        const item = await claim('ask');
        const job = item && (await findJob(db, id));
        if (!item || !job) break;
        start(asking, item, (signal) => askItem(job, item, settings, signal));
      }
      while (reading.size < READING && (await waitingToBeAsked(id)) + reading.size < AHEAD) {
        const item = await claim('read', ({ url }) => pace.next(siteOf(url), now()) <= now());
        if (!item) break;
        pace.take(siteOf(item.url), now());
        start(reading, item, (signal) => readItem(item, signal));
      }
      for (const item of await openItems(db, id)) {
        if (item.claim) continue;
        if (item.notBefore !== undefined) soonest(item.notBefore);
        if (item.state === 'waiting' && item.kind === 'page' && reading.size < READING) soonest(pace.next(siteOf(item.url), now()));
      }
    }
    return { jobs, next };
  };

  const waitingToBeAsked = async (jobId: string): Promise<number> =>
    (await openItems(db, jobId)).filter(({ state, claim }) => state === 'read' && !claim).length;

  /** Works until nothing is left to do. Only one at a time: whoever calls sees to that. */
  const run = async (): Promise<void> => {
    await releaseOthers(db, owner);
    for (;;) {
      const { jobs, next } = await begin();
      for (const job of await finishJobs(db, now())) await host.finished(job);
      if (jobs.length === 0 && asking.size + reading.size === 0) return;
      await sleep(Math.max(10, next - now()));
    }
  };

  return { run, look };
};

export type JobRunner = ReturnType<typeof createJobRunner>;
