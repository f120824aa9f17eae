import { z } from 'zod';
import { Task } from '@/lib/core/ask';
import { Passage } from '@/lib/core/passage';

const Words = z.string().trim().min(1).max(2000);

/** What a good answer to a flagged question must do: an eval case whose page is still the flag's passages. */
export const FlagCase = z.object({
  /** What it is there to catch, in a sentence. */
  about: z.string().max(500).default(''),
  task: Task,
  question: z.string().max(10_000).default(''),
  selection: z.string().max(50_000).optional(),
  /** False: the page doesn't say, and the answer has to say so. */
  answerable: z.boolean().default(true),
  /** Each must be said; the ways to say one are a list. */
  facts: z.array(z.array(Words).min(1)).max(20).default([]),
  /** None may be said. */
  forbidden: z.array(Words).max(20).default([]),
  /** Words of the passages that a quote has to come from, each. */
  cites: z.array(Words).max(20).default([]),
});
export type FlagCase = z.infer<typeof FlagCase>;

/** The page of a case, as far as the reader sent it. */
export const CasePage = z.object({ url: z.string(), title: z.string(), passages: z.array(Passage) });
export type CasePage = z.infer<typeof CasePage>;

export const CaseGrade = z.object({ name: z.string(), passed: z.boolean(), why: z.string() });
export type CaseGrade = z.infer<typeof CaseGrade>;

/** What became of a case when it was run: `passed` of `of` runs by one engine. */
export const CaseResult = z.object({
  /** Milliseconds since the epoch. */
  at: z.number(),
  /** Who had it run, or ran it. */
  owner: z.string(),
  engine: z.string(),
  model: z.string(),
  prompt: z.string(),
  passed: z.number().int(),
  of: z.number().int(),
  grades: z.array(CaseGrade),
});
export type CaseResult = z.infer<typeof CaseResult>;

/** A case that an owner made of a flag. */
export const KeptCase = z.object({
  id: z.string(),
  /** The flag's id. */
  flag: z.string(),
  at: z.number(),
  owner: z.string(),
  case: FlagCase,
  /** Whether there are passages to run it on. */
  runnable: z.boolean(),
  /** What the graders say of the answer that was flagged: a case that it passes catches nothing. Empty when it was not shared. */
  flagged: z.array(CaseGrade),
  /** The newest first. */
  results: z.array(CaseResult),
});
export type KeptCase = z.infer<typeof KeptCase>;
