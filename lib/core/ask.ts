import { z } from 'zod';
import { Selection } from './selection';

export const Task = z.enum(['summarize', 'explain', 'ask', 'brief']);
export type Task = z.infer<typeof Task>;

/** An earlier question of this page's thread, so that "and on Windows?" can be understood. */
export const EarlierTurn = z.object({ question: z.string(), answer: z.string() });
export type EarlierTurn = z.infer<typeof EarlierTurn>;

/** What the reader wants to know about one page. */
export const Ask = z.object({
  task: Task,
  /** The reader's words; empty for tasks that need none. */
  question: z.string().default(''),
  selection: Selection.optional(),
  thread: z.array(EarlierTurn).default([]),
});
export type Ask = z.infer<typeof Ask>;
