import { z } from 'zod';
import { Answer } from './answer';
import { Passage } from './passage';
import { ShareLevel } from './settings';
import { Verification } from './verification';

export const FlagReason = z.enum(['wrong', 'out-of-date', 'incomplete', 'not-what-i-asked', 'should-not-be-shown', 'other']);
export type FlagReason = z.infer<typeof FlagReason>;

/** The reader's verdict on one answer, with as much of its run as the reader lets go. */
export const Feedback = z.object({
  /** The idempotency key. */
  id: z.string(),
  runId: z.string(),
  verdict: z.enum(['helpful', 'flag']),
  reason: FlagReason.optional(),
  note: z.string().default(''),
  /** The right answer, if the reader knows it. */
  suggestion: z.string().default(''),
  /** Milliseconds since the epoch. */
  at: z.number(),
  share: ShareLevel,
  /** Always sent: nothing of the page but its address and title. */
  run: z.object({
    url: z.string(),
    title: z.string(),
    task: z.string(),
    engine: z.string(),
    model: z.string(),
    prompt: z.string(),
    ms: z.number(),
    tokens: z.number().optional(),
    cost: z.number().optional(),
    version: z.string(),
  }),
  /** With `answer` and above. */
  question: z.string().optional(),
  /** Of a task about a selection: the words that were highlighted. */
  selection: z.string().optional(),
  answer: Answer.optional(),
  verification: Verification.optional(),
  /** With `passages`. */
  passages: z.array(Passage).optional(),
});
export type Feedback = z.infer<typeof Feedback>;

/** What the panel shows of a verdict's way to the collector. */
export const SendState = z.enum(['waiting', 'sent', 'received', 'rejected']);
export type SendState = z.infer<typeof SendState>;
