import { z } from 'zod';
import { Correction } from '@/lib/core/correction';
import { Feedback, FlagReason } from '@/lib/core/feedback';
import { FlagState } from '@/lib/core/flag-state';
import { RunMetrics } from '@/lib/core/run-metrics';
import { CaseResult, FlagCase, KeptCase } from './flag-case';

/** `GET {url}/v1/review/groups`: flags about the same question on the same page, the most recently flagged first. */
export const GroupsQuery = z.object({
  state: FlagState.optional(),
  site: z.string().optional(),
  page: z.string().optional(),
  reason: FlagReason.optional(),
  engine: z.string().optional(),
  model: z.string().optional(),
  prompt: z.string().optional(),
  /** An owner's name. */
  assignee: z.string().optional(),
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
      /** The page's title. */
      title: z.string(),
      reasons: z.array(FlagReason),
      states: z.array(FlagState),
      /** Who is to look at it. */
      assignees: z.array(z.string()),
    }),
  ),
  /** Of all pages of the list. */
  total: z.number().int(),
});
export type FlagGroups = z.infer<typeof FlagGroups>;

/** `GET {url}/v1/review/filters`: what there is to choose from. */
export const ReviewFilters = z.object({
  sites: z.array(z.string()),
  engines: z.array(z.string()),
  models: z.array(z.string()),
  prompts: z.array(z.string()),
  /** The names of those with a token in force. */
  owners: z.array(z.string()),
  /** Flags in each state. */
  states: z.partialRecord(FlagState, z.number().int()),
});
export type ReviewFilters = z.infer<typeof ReviewFilters>;

/** What an owner did about a flag. */
export const Decision = z.object({
  at: z.number(),
  owner: z.string(),
  decision: z.string(),
  /** What the decision names: who it was assigned to, which case was made. */
  detail: z.string(),
  /** For other owners. */
  comment: z.string(),
  /** For the reader. */
  reply: z.string(),
});
export type Decision = z.infer<typeof Decision>;

/** `GET {url}/v1/review/flags?topic=TOPIC`: the flags of a group, newest first, each with what was sent, its history and its cases. */
export const ReviewFlags = z.object({
  flags: z.array(
    z.object({
      /** The entry's id, by which decisions name it. */
      id: z.string(),
      state: FlagState,
      reply: z.string(),
      owner: z.string(),
      assignee: z.string(),
      changedAt: z.number(),
      feedback: Feedback,
      /** What the run took, where it was sent. */
      metrics: RunMetrics.optional(),
      history: z.array(Decision),
      cases: z.array(KeptCase),
    }),
  ),
  /** What is served for this question now. */
  correction: Correction.optional(),
});
export type ReviewFlags = z.infer<typeof ReviewFlags>;

/**
 * `POST {url}/v1/review/decisions`. `comment` and `assign` leave the state as it is. `fixed` is refused (409) unless a correction is live for
 * the question, or the flag's newest case passed three times of three with an engine that answers readers.
 */
export const DecideRequest = z.object({
  flags: z.array(z.string()).min(1).max(500),
  decision: z.enum(['comment', 'assign', 'in-review', 'not-a-problem', 'duplicate', 'reopen', 'fixed']),
  /** Of `assign`: an owner's name; empty for nobody. */
  assignee: z.string().max(200).default(''),
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

/** `POST {url}/v1/review/cases`: keeps an eval case of a flag and runs it on the flag's passages. */
export const MakeCaseRequest = z.object({ flag: z.string(), case: FlagCase });
export type MakeCaseRequest = z.infer<typeof MakeCaseRequest>;

/** Its 201, and the 200 of `POST {url}/v1/review/cases/{id}/runs`, which runs it again. */
export const MadeCase = z.object({ case: KeptCase });
export type MadeCase = z.infer<typeof MadeCase>;

/** `POST {url}/v1/review/cases/{id}/results`: what another place, where there is an endpoint, found of it. */
export const CaseResultRequest = CaseResult.omit({ at: true, owner: true });
export type CaseResultRequest = z.infer<typeof CaseResultRequest>;
