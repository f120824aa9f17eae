import { z } from 'zod';
import { Correction } from '@/lib/core/correction';
import { Feedback, FlagReason } from '@/lib/core/feedback';
import { FlagState } from './contract';

/** `GET {url}/v1/review/groups`: flags about the same question on the same page, the most recently flagged first. */
export const GroupsQuery = z.object({
  state: FlagState.optional(),
  site: z.string().optional(),
  page: z.string().optional(),
  reason: FlagReason.optional(),
  engine: z.string().optional(),
  model: z.string().optional(),
  prompt: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
  order: z.enum(['newest', 'most-flagged']).default('newest'),
});
export type GroupsQuery = z.infer<typeof GroupsQuery>;

export const FlagGroups = z.object({
  groups: z.array(
    z.object({
      topic: z.string(),
      page: z.string(),
      task: z.string(),
      /** Undefined: no reader shared it. */
      question: z.string().optional(),
      count: z.number().int(),
      /** Milliseconds since the epoch of its newest flag. */
      newestAt: z.number(),
    }),
  ),
});
export type FlagGroups = z.infer<typeof FlagGroups>;

/** What an owner did about a flag. */
export const Decision = z.object({
  at: z.number(),
  owner: z.string(),
  decision: z.string(),
  /** For other owners. */
  comment: z.string(),
  /** For the reader. */
  reply: z.string(),
});
export type Decision = z.infer<typeof Decision>;

/** `GET {url}/v1/review/flags?topic=TOPIC`: the flags of a group, newest first, each with what was sent and its history. */
export const ReviewFlags = z.object({
  flags: z.array(
    z.object({
      /** The entry's id, by which decisions name it. */
      id: z.string(),
      state: FlagState,
      reply: z.string(),
      owner: z.string(),
      changedAt: z.number(),
      feedback: Feedback,
      history: z.array(Decision),
    }),
  ),
});
export type ReviewFlags = z.infer<typeof ReviewFlags>;

/** `POST {url}/v1/review/decisions`. `comment` leaves the state as it is; `fixed` is not among them: only a correction makes it so. */
export const DecideRequest = z.object({
  flags: z.array(z.string()).min(1).max(500),
  decision: z.enum(['comment', 'in-review', 'not-a-problem', 'duplicate', 'reopen']),
  comment: z.string().max(10_000).default(''),
  reply: z.string().max(10_000).default(''),
});
export type DecideRequest = z.infer<typeof DecideRequest>;

/** Its 200, and that of whatever else changes flags. */
export const Decided = z.object({ changed: z.array(z.string()) });
export type Decided = z.infer<typeof Decided>;

/** `POST {url}/v1/review/corrections`: replaces what was live for the same question on the same page, and fixes its flags. */
export const CorrectRequest = Correction.pick({ page: true, task: true, question: true, selection: true, answer: true }).extend({
  /** To the readers who flagged it. */
  reply: z.string().max(10_000).default(''),
  /** Flags that it answers besides those with the same question: their readers did not share theirs. */
  flags: z.array(z.string()).max(500).default([]),
});
export type CorrectRequest = z.infer<typeof CorrectRequest>;

/** Its 201. */
export const Corrected = z.object({ correction: Correction, fixed: z.array(z.string()) });
export type Corrected = z.infer<typeof Corrected>;
