import { z } from 'zod';
import { Task } from '@/lib/core/ask';

/** What a good answer says: a text, or any one of several ways to say it. Numbers and dates are compared by value. */
export const Fact = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);
export type Fact = z.infer<typeof Fact>;

/** A fixed page and question, with what a good answer must do. */
export const EvalCase = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'small letters, digits and hyphens'),
  /** What the case is there to catch, in a sentence. */
  about: z.string().default(''),
  /** The page's file, beside the case. */
  page: z.string(),
  task: Task,
  question: z.string().default(''),
  /** The words that are highlighted. */
  selection: z.string().optional(),
  /** False: the page doesn't say, and the answer has to say so. */
  answerable: z.boolean().default(true),
  /** Each must be in the answer. */
  facts: z.array(Fact).default([]),
  /** None may be in it. */
  forbidden: z.array(z.string().min(1)).default([]),
  /** Words of the page that a quote has to cover, each: the passage that must be cited. */
  cites: z.array(z.string().min(1)).default([]),
  /** Words of the page that no endpoint may ever get to see. */
  secret: z.array(z.string().min(1)).default([]),
  /** A case that must pass every time, whatever the average. */
  must: z.boolean().default(false),
  difficulty: z.enum(['easy', 'medium', 'hard']).default('medium'),
  /** Where it came from: "sample", the page's source in SOURCES.md, a flag's id. */
  origin: z.string().default('sample'),
  /** Budgets of its own, where the task's are not meant: milliseconds to the end, tokens of both directions. */
  budget: z.strictObject({ ms: z.number().positive().optional(), tokens: z.number().positive().optional() }).optional(),
});
export type EvalCase = z.infer<typeof EvalCase>;

/** Why a case could pass without anything having been looked at; undefined when it can't. */
export const whyUngraded = (evalCase: EvalCase): string | undefined =>
  evalCase.answerable && evalCase.facts.length === 0 && evalCase.cites.length === 0
    ? 'it names no fact and no passage, so nothing could fail it'
    : undefined;
