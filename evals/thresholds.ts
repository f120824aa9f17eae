import { z } from 'zod';

const Share = z.number().min(0).max(1);

/** What an engine's scores must reach. One file holds them all: evals/thresholds.json. */
export const EngineThreshold = z.strictObject({
  /** Share of all cases. */
  overall: Share,
  /** Share of a task's cases. */
  tasks: z.record(z.string(), Share).default({}),
  /** Share of the cases whose page doesn't say, that were declined. */
  declined: Share.default(0),
  /** Share of answers whose form and quotes are right. */
  verified: Share.default(1),
  /** Milliseconds, of the slowest twentieth; undefined for none. */
  p95Ms: z.number().positive().optional(),
});
export type EngineThreshold = z.infer<typeof EngineThreshold>;

export const Thresholds = z.strictObject({
  /** Fewer cases than this are no eval set. */
  minimumCases: z.number().int().min(1),
  /** By engine; `default` for one that is not named. */
  engines: z.record(z.string(), EngineThreshold).and(z.object({ default: EngineThreshold })),
});
export type Thresholds = z.infer<typeof Thresholds>;

export const thresholdFor = (thresholds: Thresholds, engine: string): EngineThreshold =>
  thresholds.engines[engine] ?? thresholds.engines.default;
