import { FeedbackEntry, OutboxEntry, RunEntry } from '@/lib/core/outbox-entry';
import type { RunMetrics } from '@/lib/core/run-metrics';
import type { GlossDb } from './db';
import { writeWithRoom } from './make-room';
import { readable } from './readable';

export type OutboxRow = OutboxEntry;

/** The states of an entry that has not arrived. One in flight whose worker died comes due again by its `nextAttemptAt`. */
const UNDELIVERED = ['waiting', 'sent'] as const;

/** Entries to send now, verdicts before metrics, oldest first. */
export const dueEntries = async (db: GlossDb, now: number, limit: number): Promise<OutboxEntry[]> => {
  const due = UNDELIVERED.flatMap((state) =>
    (['feedback', 'run'] as const).map((kind) =>
      db.outbox
        .where('[state+kind+nextAttemptAt]')
        .between([state, kind, -Infinity], [state, kind, now], true, true)
        .limit(limit)
        .toArray(),
    ),
  );
  const rows = (await Promise.all(due)).flat();
  const rank = ({ kind }: OutboxEntry): number => (kind === 'feedback' ? 0 : 1);
  return readable(OutboxEntry, rows)
    .sort((a, b) => rank(a) - rank(b) || a.createdAt - b.createdAt)
    .slice(0, limit);
};

/** When the next entry is due, in milliseconds since the epoch; undefined when nothing waits. */
export const nextAttemptAt = async (db: GlossDb): Promise<number | undefined> => {
  const first = await Promise.all(
    UNDELIVERED.map((state) => db.outbox.where('[state+nextAttemptAt]').between([state, -Infinity], [state, Infinity]).first()),
  );
  const moments = first.flatMap((entry) => (entry ? [entry.nextAttemptAt] : []));
  return moments.length === 0 ? undefined : Math.min(...moments);
};

/** Marks entries as being on their way. One that the reader deletes meanwhile stays deleted. */
export const leaseEntries = (db: GlossDb, entries: readonly OutboxEntry[], until: number): Promise<unknown> =>
  db.outbox
    .where('id')
    .anyOf(entries.map(({ id }) => id))
    .modify({ state: 'sent', nextAttemptAt: until });

/** Writes down what became of entries that were sent. Metrics that arrived are of no more use here; what was deleted stays deleted. */
export const settleEntries = (db: GlossDb, entries: readonly OutboxEntry[]): Promise<void> =>
  db.transaction('rw', db.outbox, async () => {
    const there = new Set(
      await db.outbox
        .where('id')
        .anyOf(entries.map(({ id }) => id))
        .primaryKeys(),
    );
    const settled = entries.filter(({ id }) => there.has(id)).map((entry) => OutboxEntry.parse(entry));
    const done = settled.filter(({ kind, state }) => kind === 'run' && state === 'received');
    await db.outbox.bulkPut(settled.filter((entry) => !done.includes(entry)));
    await db.outbox.bulkDelete(done.map(({ id }) => id));
  });

/** Metrics wait this long for company, in milliseconds: a request for each answer would be many. */
const GATHER = 30_000;

/** Puts a run's metrics into the outbox, once; on a full disk they are no loss to the reader. */
export const noteRun = async (db: GlossDb, body: RunMetrics, now: number): Promise<void> => {
  const id = `run-${body.runId}`;
  await writeWithRoom(db, () =>
    db.transaction('rw', db.outbox, async () => {
      if (await db.outbox.get(id)) return;
      await db.outbox.put({ id, kind: 'run', body, state: 'waiting', attempts: 0, nextAttemptAt: now + GATHER, createdAt: now });
    }),
  );
};

/** Verdicts and what became of each, newest first. */
export const listOutbox = async (db: GlossDb, limit = 200): Promise<FeedbackEntry[]> =>
  readable(
    FeedbackEntry,
    await db.outbox
      .orderBy('createdAt')
      .reverse()
      .filter(({ kind }) => kind === 'feedback')
      .limit(limit)
      .toArray(),
  );

/** Metrics of runs that have not arrived, newest first. */
export const waitingRuns = async (db: GlossDb): Promise<RunEntry[]> =>
  readable(RunEntry, await db.outbox.where('kind').equals('run').reverse().sortBy('createdAt'));

/** Makes everything that waits due now, for "Send now" and for a network that is back. */
export const hurryOutbox = async (db: GlossDb, now: number): Promise<void> => {
  await db.outbox.where('state').equals('waiting').modify({ nextAttemptAt: now });
};

/** Takes an entry out, and with it the verdict it held: what the reader deleted before it was sent is never sent. */
export const deleteEntry = (db: GlossDb, id: string): Promise<void> =>
  db.transaction('rw', [db.outbox, db.feedback], async () => {
    await db.outbox.delete(id);
    await db.feedback.delete(id);
  });

/** Takes all metrics out that have not arrived. */
export const deleteWaitingRuns = async (db: GlossDb): Promise<void> => {
  await db.outbox.where('kind').equals('run').delete();
};
