import { z } from 'zod';
import { Cost, EngineKind, Tokens } from './engine';
import { Failure } from './failure';

/** What each stage of a run saw and took. One per run. */
export const Trace = z.object({
  runId: z.string(),
  /** Milliseconds since the epoch. */
  at: z.number(),
  url: z.string(),
  site: z.string(),
  task: z.string(),
  question: z.string(),
  prompt: z.string(),
  /** The messages as they were sent; empty when nothing was. */
  input: z.array(z.object({ role: z.string(), content: z.string() })),
  /** The raw text of the reply. */
  output: z.string(),
  engine: EngineKind.optional(),
  engineName: z.string().default(''),
  /** The host that the engine which ended the run sent content to; undefined for one that works on this machine. */
  host: z.string().optional(),
  model: z.string().default(''),
  /**
   * In order, one after the other; milliseconds each, so a run took their sum. `first-text` is from the question to the first text,
   * `engine` from there to the last. A run that went on to another engine has its stages again.
   */
  stages: z.array(
    z.object({ name: z.enum(['capture', 'retrieve', 'cache', 'prompt', 'first-text', 'engine', 'verify', 'store']), ms: z.number() }),
  ),
  retries: z.number().int().default(0),
  givenUp: z.array(z.object({ name: z.string(), failure: Failure })).default([]),
  cached: z.boolean().default(false),
  /** Nobody had asked: a ticket was opened, and its brief prepared. */
  prefetched: z.boolean().optional(),
  /** The earlier question whose answer was served, where it was asked in other words. */
  answeredFor: z.string().optional(),
  /** It was the owner's own answer: no engine was asked. */
  corrected: z.boolean().optional(),
  tokens: Tokens.optional(),
  cost: Cost.optional(),
  failure: Failure.optional(),
});
export type Trace = z.infer<typeof Trace>;

/** What was sent and written: whole pages as often as not. */
export const TraceText = Trace.pick({ runId: true, input: true, output: true });
export type TraceText = z.infer<typeof TraceText>;

/** A trace without it: small enough to hold all of them at once. */
export const TraceSummary = Trace.omit({ input: true, output: true });
export type TraceSummary = z.infer<typeof TraceSummary>;
