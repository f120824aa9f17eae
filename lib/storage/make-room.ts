import type { Failure } from '@/lib/core/failure';
import type { GlossDb } from './db';

/** Rows given up at a time. */
const BATCH = 200;

/** Dexie wraps what IndexedDB threw: the quota may stand in `inner`, or in one of a bulk write's failures. */
const isQuota = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const { name, inner, failures } = error as { name?: unknown; inner?: unknown; failures?: unknown };
  return name === 'QuotaExceededError' || isQuota(inner) || (Array.isArray(failures) && failures.some(isQuota));
};

/** Gives up what can be made again, oldest first: traces, then cached answers. Never runs, feedback or the outbox. */
const giveUpOldest = async (db: GlossDb): Promise<boolean> => {
  const traces = await db.traces.orderBy('at').limit(BATCH).primaryKeys();
  if (traces.length > 0) {
    await db.traceTexts.bulkDelete(traces);
    await db.traces.bulkDelete(traces);
    return true;
  }
  const answers = await db.answers.orderBy('createdAt').limit(BATCH).primaryKeys();
  await db.answers.bulkDelete(answers);
  return answers.length > 0;
};

/**
 * Writes, and where the disk is full makes room and writes again.
 * @returns what was written, or `storage-full` when nothing more can be given up.
 */
export const writeWithRoom = async <Written>(
  db: GlossDb,
  write: () => PromiseLike<Written>,
): Promise<Written | Extract<Failure, { kind: 'storage-full' }>> => {
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (!isQuota(error)) throw error;
      if (!(await giveUpOldest(db))) return { kind: 'storage-full' };
    }
  }
};
