import { z } from 'zod';
import type { GlossDb } from './db';
import { readable } from './readable';

const ROW = 'collector';

/** What this extension has to remember for its talk with the collector. */
const CollectorState = z.object({
  id: z.literal(ROW),
  /** The reader's pseudonymous id: random, and known to nobody but this extension and, hashed, the collector. */
  reader: z.string().min(16).max(64),
  /** Of the corrections that are kept: the question that was asked, and the tag of its answer. */
  corrections: z.object({ asked: z.string(), etag: z.string() }).optional(),
  /** When it was last asked for the reader's own flags, in milliseconds since the epoch. */
  flagsAskedAt: z.number().default(0),
});
export type CollectorState = z.infer<typeof CollectorState>;

/** Made when it is first wanted; two contexts that want it at once get the same one. */
export const loadCollectorState = (db: GlossDb): Promise<CollectorState> =>
  db.transaction('rw', db.collectorState, async () => {
    const [known] = readable(CollectorState, [await db.collectorState.get(ROW)]);
    if (known) return known;
    const made: CollectorState = { id: ROW, reader: crypto.randomUUID(), flagsAskedAt: 0 };
    await db.collectorState.put(made);
    return made;
  });

/** The reader's id where it has been made, without making it: for a look that must not write. */
export const readerId = async (db: GlossDb): Promise<string> =>
  readable(CollectorState, [await db.collectorState.get(ROW)])[0]?.reader ?? '';

export const changeCollectorState = async (db: GlossDb, change: Partial<Omit<CollectorState, 'id' | 'reader'>>): Promise<void> => {
  await db.collectorState.update(ROW, change);
};
