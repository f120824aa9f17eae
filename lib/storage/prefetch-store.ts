import type { GlossDb } from './db';

/** What was prepared on a day before anybody asked for it: a sum of tokens, which outlives the runs' traces. */
export interface PrefetchDay {
  /** "2026-11-27", in the reader's time zone when it was prepared. */
  readonly day: string;
  readonly tokens: number;
}

const dayName = (at: number): string => {
  const date = new Date(at);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
};

/** Adds to the day that holds `at`; days before it are over and go. */
export const addPrefetched = (db: GlossDb, at: number, tokens: number): Promise<void> =>
  db.transaction('rw', db.prefetchDays, async () => {
    const day = dayName(at);
    const before = await db.prefetchDays.get(day);
    await db.prefetchDays.clear();
    await db.prefetchDays.put({ day, tokens: (before?.tokens ?? 0) + tokens });
  });

/** Tokens that were spent ahead on the day that holds `now`. */
export const prefetchedToday = async (db: GlossDb, now: number): Promise<number> => (await db.prefetchDays.get(dayName(now)))?.tokens ?? 0;
