import { randomUUID } from 'node:crypto';
import type { Decision } from '@/lib/collector/review-contract';
import type { Queries } from './open-database';

const CHUNK = 500;

/** The history of flags: what was decided, by whom and when. */
export const recordDecision = async (db: Queries, flags: readonly string[], decision: Decision): Promise<void> => {
  for (let start = 0; start < flags.length; start += CHUNK) {
    const rows = flags.slice(start, start + CHUNK).map((flag) => ({ id: randomUUID(), flag, ...decision }));
    await db.insertInto('decisions').values(rows).execute();
  }
};
