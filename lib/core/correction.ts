import { z } from 'zod';
import { Answer } from './answer';
import { Task } from './ask';

/** The owner's answer for a question on a page, served ahead of any cache and engine. */
export const Correction = z.object({
  id: z.string(),
  /** The page, as `pageAddress` gives it. */
  page: z.string(),
  task: Task,
  /** The reader's words; empty for tasks that need none. */
  question: z.string(),
  /** Of a task about a selection: the words that were highlighted. */
  selection: z.string().default(''),
  /** Its quotes are looked up in the page as it is when it is served. */
  answer: Answer,
  /** The owner's name, for "corrected by …". */
  owner: z.string(),
  /** Milliseconds since the epoch. */
  at: z.number(),
  /** False: taken back. It is still listed, so that whoever holds it learns of it. */
  live: z.boolean().default(true),
});
export type Correction = z.infer<typeof Correction>;

/** Who corrected an answer, and when: "corrected by Mara Lind, 12 November". */
export const CorrectedBy = Correction.pick({ owner: true, at: true });
export type CorrectedBy = z.infer<typeof CorrectedBy>;
