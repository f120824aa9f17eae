import type { GlossDb } from './db';

const DAY = 24 * 60 * 60 * 1000;

/** Deletes what is older than the reader keeps: runs, traces, cached answers, and verdicts that have arrived. What still waits stays. */
export const forgetOlderThan = (db: GlossDb, keepDays: number, now: number): Promise<void> =>
  db.transaction('rw', [db.runs, db.traces, db.traceTexts, db.answers, db.outbox, db.feedback, db.telemetry, db.flagNews], async () => {
    const before = now - keepDays * DAY;
    await db.runs.where('startedAt').below(before).delete();
    const traces = await db.traces.where('at').below(before).primaryKeys();
    await db.traces.bulkDelete(traces);
    await db.traceTexts.bulkDelete(traces);
    await db.telemetry.where('at').below(before).delete();
    await db.answers.where('createdAt').below(before).delete();
    const arrived = await db.outbox
      .where('createdAt')
      .below(before)
      .and((entry) => entry.state === 'received')
      .primaryKeys();
    await db.outbox.bulkDelete(arrived);
    await db.feedback.bulkDelete(arrived);
    await db.flagNews.bulkDelete(arrived);
  });
