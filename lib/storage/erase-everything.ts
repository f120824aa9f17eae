import type { GlossDb } from './db';

/** Deletes everything that Gloss has kept on this machine: runs, answers, traces, verdicts, what waits to be sent, settings and keys. */
export const eraseEverything = (db: GlossDb): Promise<void> =>
  db.transaction('rw', db.tables, async () => {
    await Promise.all(db.tables.map((table) => table.clear()));
  });
