import { z } from 'zod';
import { Answer } from '@/lib/core/answer';
import { RunFactsRecord } from '@/lib/core/run-record';
import { Verification } from '@/lib/core/verification';
import type { GlossDb } from './db';
import { writeWithRoom } from './make-room';
import { readable } from './readable';

/** One answer of the exact cache: see lib/core/cache-key.ts for what the key holds. */
const AnswerRow = z.object({
  key: z.string(),
  url: z.string(),
  answer: Answer,
  verification: Verification,
  facts: RunFactsRecord,
  /** Milliseconds since the epoch. */
  createdAt: z.number(),
});
export type AnswerRow = z.infer<typeof AnswerRow>;

/** The cached answer of a key; undefined when there is none, or none that is readable. */
export const findAnswer = async (db: GlossDb, key: string): Promise<AnswerRow | undefined> =>
  readable(AnswerRow, [await db.answers.get(key)])[0];

/** Keeps an answer; where the disk stays full it is not kept, and nobody has to know. */
export const keepAnswer = async (db: GlossDb, row: AnswerRow): Promise<void> => {
  await writeWithRoom(db, () => db.answers.put(AnswerRow.parse(row)));
};
