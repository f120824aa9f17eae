import { z } from 'zod';
import { EngineKind } from './engine';
import type { Trace } from './trace';

/** What a chart needs of a run: nothing that was read, asked or answered. */
export const RunMetrics = z.object({
  runId: z.string(),
  /** Milliseconds since the epoch. */
  at: z.number(),
  site: z.string(),
  task: z.string(),
  prompt: z.string(),
  engine: EngineKind.optional(),
  model: z.string(),
  /** Milliseconds to the first text and to the end; undefined when there was none. */
  firstTextMs: z.number().optional(),
  totalMs: z.number(),
  inputTokens: z.number().optional(),
  outputTokens: z.number().optional(),
  cost: z.number().optional(),
  cached: z.boolean(),
  corrected: z.boolean().default(false),
  retries: z.number().int(),
  /** The failure's kind. */
  failure: z.string().optional(),
});
export type RunMetrics = z.infer<typeof RunMetrics>;

/**
 * The metrics of a run that has ended.
 * @param site where it was; empty to keep that to oneself.
 */
export const metricsOfRun = (trace: Trace, site: string): RunMetrics => {
  const { runId, at, task, prompt, engine, model, stages, tokens, cost, cached, corrected, retries, failure } = trace;
  const firstText = stages.findIndex(({ name }) => name === 'first-text');
  const sum = (some: Trace['stages']): number => some.reduce((total, { ms }) => total + ms, 0);
  return {
    runId,
    at,
    site,
    task,
    prompt,
    model,
    ...(engine && { engine }),
    ...(firstText >= 0 && { firstTextMs: sum(stages.slice(0, firstText + 1)) }),
    totalMs: sum(stages),
    ...(tokens && { inputTokens: tokens.input, outputTokens: tokens.output }),
    ...(cost && { cost: cost.amount }),
    cached,
    corrected: corrected ?? false,
    retries,
    ...(failure && { failure: failure.kind }),
  };
};
