import { Dexie } from 'dexie';
import { z } from 'zod';
import { Answer } from '@/lib/core/answer';
import type { EarlierQuestion } from '@/lib/core/answer-cache';
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
  /** What it is found by when it is asked for in other words; answers of earlier versions have neither. */
  scope: z.string().optional(),
  question: z.string().optional(),
});
export type AnswerRow = z.infer<typeof AnswerRow>;

/** The cached answer of a key; undefined when there is none, or none that is readable. */
export const findAnswer = async (db: GlossDb, key: string): Promise<AnswerRow | undefined> =>
  readable(AnswerRow, [await db.answers.get(key)])[0];

/** A page is asked fewer different questions than this; of a page that is asked more, the newest count. */
const MOST_QUESTIONS = 100;

/** The questions that were answered in a scope, newest first. */
export const questionsOf = async (db: GlossDb, scope: string): Promise<readonly EarlierQuestion[]> =>
  (
    await db.answers
      .where('[scope+createdAt]')
      .between([scope, Dexie.minKey], [scope, Dexie.maxKey])
      .reverse()
      .limit(MOST_QUESTIONS)
      .toArray()
  ).flatMap(({ key, question }) => (question === undefined ? [] : { key, question }));

/** Keeps an answer; where the disk stays full it is not kept, and nobody has to know. */
export const keepAnswer = async (db: GlossDb, row: AnswerRow): Promise<void> => {
  await writeWithRoom(db, () => db.answers.put(AnswerRow.parse(row)));
};
