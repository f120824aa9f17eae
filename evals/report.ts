import { z } from 'zod';

export const Grade = z.object({ name: z.string(), passed: z.boolean(), why: z.string() });

/** What one case came to, over its repeats. */
export const CaseReport = z.object({
  id: z.string(),
  /** By majority of its runs; a `must` case by all of them. */
  passed: z.boolean(),
  /** Of the run that is shown: the first that failed, or else the first. */
  graders: z.array(Grade),
  /** Median milliseconds of its runs. */
  ms: z.number(),
  runs: z.object({ passed: z.number().int(), of: z.number().int() }),
  task: z.string(),
  must: z.boolean(),
  answerable: z.boolean(),
  question: z.string(),
  selection: z.string().optional(),
  page: z.string(),
  title: z.string(),
  origin: z.string(),
  difficulty: z.string(),
  about: z.string(),
  answer: z
    .object({
      text: z.string(),
      answered: z.boolean(),
      claims: z.array(
        z.object({ part: z.string(), text: z.string(), quotes: z.array(z.object({ quote: z.string(), found: z.boolean() })) }),
      ),
      missing: z.array(z.string()),
    })
    .optional(),
  failure: z.string().optional(),
  tokens: z.number().optional(),
  cost: z.number().optional(),
});
export type CaseReport = z.infer<typeof CaseReport>;

/** The scores. People script `engine` to `cases`: these may grow but not change. */
export const Report = z.object({
  engine: z.string(),
  model: z.string(),
  prompt: z.string(),
  passed: z.number().int(),
  total: z.number().int(),
  threshold: z.number(),
  ok: z.boolean(),
  /** Why the gate is closed, each in a sentence; empty when it is open. */
  blocked: z.array(z.string()),
  at: z.string(),
  version: z.string(),
  /** Of everything that was evaluated: cases, pages, schema. Two reports with different ones compare different things. */
  corpus: z.string(),
  repeats: z.number().int(),
  seconds: z.number(),
  cases: z.array(CaseReport),
});
export type Report = z.infer<typeof Report>;

/** Share of cases passed, with the 95 % interval of Wilson (1927), which holds for few cases and shares near 1. */
export const passRate = (passed: number, total: number): { readonly rate: number; readonly low: number; readonly high: number } => {
  if (total === 0) return { rate: 0, low: 0, high: 1 };
  const z95 = 1.96;
  const rate = passed / total;
  const middle = (rate + z95 ** 2 / (2 * total)) / (1 + z95 ** 2 / total);
  const half = (z95 / (1 + z95 ** 2 / total)) * Math.sqrt((rate * (1 - rate)) / total + z95 ** 2 / (4 * total ** 2));
  return { rate, low: middle - half, high: middle + half };
};
