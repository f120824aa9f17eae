import { z } from 'zod';
import type { Citation } from './answer';

/** What code found of one quote. */
export const QuoteCheck = z.object({
  passageId: z.string(),
  quote: z.string(),
  found: z.boolean(),
  /** The blocks that hold it, in reading order: its way back to the page. Empty when it was not found. */
  blockIds: z.array(z.string()),
});
export type QuoteCheck = z.infer<typeof QuoteCheck>;

/** What code found of each quote of an answer. */
export const Verification = z.object({
  checks: z.array(QuoteCheck),
  /** `full`: every point has a quote that the page contains; `thin`: some have; `none`: no quote was found. */
  support: z.enum(['full', 'thin', 'none']),
  /** What the page itself says that comes closest, where an answer says much and nothing of it was found. */
  closest: z.array(QuoteCheck).optional(),
});
export type Verification = z.infer<typeof Verification>;

/** The check of one citation, undefined while it is not made yet. */
export const checkOf = (verification: Verification | undefined, citation: Citation): QuoteCheck | undefined =>
  verification?.checks.find((check) => check.passageId === citation.passageId && check.quote === citation.quote);
