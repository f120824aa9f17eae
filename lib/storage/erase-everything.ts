import type { GlossDb } from './db';
import { keepPolicy, policyValue } from './policy-store';

/** Deletes everything that Gloss has kept on this machine: runs, answers, traces, verdicts, what waits to be sent, settings and keys. The policy is not the reader's, and goes on. */
export const eraseEverything = (db: GlossDb): Promise<void> =>
  db.transaction('rw', db.tables, async () => {
    const policy = await policyValue(db);
    await Promise.all(db.tables.map((table) => table.clear()));
    await keepPolicy(db, policy);
  });
