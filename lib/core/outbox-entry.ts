import { z } from 'zod';
import { Feedback, SendState } from './feedback';

/** Something that waits to be sent to the collector, until it is acknowledged. */
export const OutboxEntry = z.object({
  /** Sent along: the collector keeps each id once, however often it arrives. */
  id: z.string(),
  kind: z.literal('feedback'),
  body: Feedback,
  state: SendState,
  /** How often it was tried. */
  attempts: z.number().int().min(0),
  /** Milliseconds since the epoch, as all that follow. */
  nextAttemptAt: z.number(),
  createdAt: z.number(),
  receivedAt: z.number().optional(),
  /** Why it still waits, or why the collector would not have it, in words. */
  lastError: z.string().optional(),
});
export type OutboxEntry = z.infer<typeof OutboxEntry>;
