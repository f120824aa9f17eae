import { OutboxEntry } from '@/lib/core/outbox-entry';
import type { GlossDb } from './db';
import { readable } from './readable';

export type OutboxRow = OutboxEntry;

/** Entries to send now, oldest first. One in flight whose worker died comes due again by its `nextAttemptAt`. */
export const dueEntries = async (db: GlossDb, now: number, limit: number): Promise<OutboxEntry[]> => {
  const rows = await db.outbox
    .where('state')
    .anyOf('waiting', 'sent')
    .and((entry) => entry.nextAttemptAt <= now)
    .sortBy('createdAt');
  return readable(OutboxEntry, rows.slice(0, limit));
};

/** When the next entry is due, in milliseconds since the epoch; undefined when nothing waits. */
export const nextAttemptAt = async (db: GlossDb): Promise<number | undefined> => {
  const rows = await db.outbox.where('state').anyOf('waiting', 'sent').toArray();
  return rows.length === 0 ? undefined : Math.min(...rows.map((entry) => entry.nextAttemptAt));
};

export const keepEntries = async (db: GlossDb, entries: readonly OutboxEntry[]): Promise<void> => {
  await db.outbox.bulkPut(entries.map((entry) => OutboxEntry.parse(entry)));
};

/** What became of each entry, newest first. */
export const listOutbox = async (db: GlossDb, limit = 200): Promise<OutboxEntry[]> =>
  readable(OutboxEntry, await db.outbox.orderBy('createdAt').reverse().limit(limit).toArray());

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
