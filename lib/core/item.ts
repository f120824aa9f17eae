import { z } from 'zod';
import { Answer } from './answer';
import { Unread } from './capture';
import { Failure } from './failure';
import { JobSpend } from './job';
import { RunFactsRecord } from './run-record';
import { Verification } from './verification';

/**
 * An item in somebody's hands. What is written of it later counts only while this claim still stands: a worker that was thought dead and is
 * not must not overwrite what its successor did.
 */
export const Claim = z.object({
  /** Of this one attempt alone. */
  attempt: z.string(),
  /** The worker that works on it: one of another life never finishes. */
  owner: z.string(),
  step: z.enum(['read', 'ask']),
  /** Milliseconds since the epoch. */
  at: z.number(),
  /** What the request may cost at most; there from before it is sent until it is settled. */
  reserved: JobSpend.optional(),
});
export type Claim = z.infer<typeof Claim>;

/** One page of a job, or its overall answer, which is made of the others. */
export const Item = z.object({
  id: z.string(),
  jobId: z.string(),
  /** Its place in the order that the reader gave; the overall answer is the last. */
  at: z.number().int(),
  kind: z.enum(['page', 'overall']),
  url: z.string(),
  title: z.string(),
  /** The tab that showed it when the job was begun. */
  tabId: z.number().int().optional(),
  /** `waiting` to be read, `read` and waiting to be asked about, over with an answer or without. */
  state: z.enum(['waiting', 'read', 'answered', 'failed']),
  claim: Claim.optional(),
  /** Attempts of the present step that came to nothing. */
  tries: z.number().int().default(0),
  /** Not tried again before; milliseconds since the epoch. */
  notBefore: z.number().optional(),
  /** Why it failed, or why it is tried again. */
  failure: Failure.optional(),
  unread: z.array(Unread).default([]),
  result: z.object({ answer: Answer, verification: Verification, facts: RunFactsRecord }).optional(),
  /** Milliseconds from the claim to the answer. */
  askMs: z.number().optional(),
});
export type Item = z.infer<typeof Item>;
