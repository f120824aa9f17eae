import { z } from 'zod';
import { Feedback, SendState } from './feedback';
import { RunMetrics } from './run-metrics';

const waiting = {
  /** Sent along: the collector keeps each id once, however often it arrives. */
  id: z.string(),
  state: SendState,
  /** How often it was tried. */
  attempts: z.number().int().min(0),
  /** Milliseconds since the epoch, as all that follow. */
  nextAttemptAt: z.number(),
  createdAt: z.number(),
  receivedAt: z.number().optional(),
  /** Why it still waits, or why the collector would not have it, in words. */
  lastError: z.string().optional(),
};

export const FeedbackEntry = z.object({ ...waiting, kind: z.literal('feedback'), body: Feedback });
export type FeedbackEntry = z.infer<typeof FeedbackEntry>;

/** Only until it is acknowledged: figures of a run are of no use to the reader. */
export const RunEntry = z.object({ ...waiting, kind: z.literal('run'), body: RunMetrics });
export type RunEntry = z.infer<typeof RunEntry>;

/** Something that waits to be sent to the collector, until it is acknowledged. */
export const OutboxEntry = z.discriminatedUnion('kind', [FeedbackEntry, RunEntry]);
export type OutboxEntry = z.infer<typeof OutboxEntry>;
