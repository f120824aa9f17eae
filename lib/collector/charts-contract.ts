import { z } from 'zod';

/** `GET {url}/v1/review/charts`: the figures of a stretch of days (UTC), of all runs or of one site, model or prompt version. */
export const ChartsQuery = z.object({
  /** Milliseconds since the epoch; the days of both are part of it. Without them: the last thirty days. */
  from: z.coerce.number().int().min(0).optional(),
  to: z.coerce.number().int().min(0).optional(),
  by: z.enum(['day', 'site', 'model', 'prompt']).default('day'),
  site: z.string().optional(),
  model: z.string().optional(),
  prompt: z.string().optional(),
});
export type ChartsQuery = z.infer<typeof ChartsQuery>;

/** Milliseconds, within 5 %; null where no run had one. */
const Latency = z.object({ p50: z.number().nullable(), p95: z.number().nullable() });

/** A rate is a share between 0 and 1; null where there was nothing that it could be a share of. */
const Rate = z.number().nullable();

export const ChartPoint = z.object({
  /** The day as 2026-06-01, or the site, model or prompt version. */
  key: z.string(),
  runs: z.number().int(),
  failed: z.number().int(),
  flags: z.number().int(),
  helpful: z.number().int(),
  /** Flags of runs that did not fail. */
  flagRate: Rate,
  /** "Helpful" of all verdicts. */
  helpfulRate: Rate,
  failureRate: Rate,
  cacheHitRate: Rate,
  /** From the question to the end of its answer, and to its first text. */
  totalMs: Latency,
  firstTextMs: Latency,
  cost: z.number(),
  /** Runs of an endpoint whose cost nobody knows: where there are some, `cost` is too low. */
  costUnknown: z.number().int(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  /** Runs that failed, by the failure's kind. */
  failures: z.record(z.string(), z.number().int()),
  /** Runs answered, by what answered: "endpoint", "built-in", "extractive", "cache", "correction". */
  answeredBy: z.record(z.string(), z.number().int()),
});
export type ChartPoint = z.infer<typeof ChartPoint>;

export const Charts = z.object({
  /** Milliseconds since the epoch: the first moment of the first day, and the last of the last. */
  from: z.number(),
  to: z.number(),
  by: ChartsQuery.shape.by.unwrap(),
  /** Days in their order, also those without runs; others with most runs first. */
  points: z.array(ChartPoint),
  /** Of the whole stretch. */
  total: ChartPoint,
  /** When the first run or verdict with a prompt version came that had not been seen before. */
  promptChanges: z.array(z.object({ at: z.number(), prompt: z.string() })),
  /** What there is to choose from in these days. */
  sites: z.array(z.string()),
  models: z.array(z.string()),
  prompts: z.array(z.string()),
});
export type Charts = z.infer<typeof Charts>;
