import { z } from 'zod';
import { Answer } from './answer';
import { Ask } from './ask';
import { Unread } from './capture';
import { CorrectedBy } from './correction';
import { Cost, EngineKind, Tokens } from './engine';
import { Failure } from './failure';
import { Coverage, Passage } from './passage';
import { Verification } from './verification';

/** The schema of `RunFacts` in run-event.ts, for what is read back from the store. */
export const RunFactsRecord = z.object({
  engine: EngineKind.optional(),
  engineName: z.string(),
  model: z.string(),
  prompt: z.string(),
  coverage: Coverage,
  ms: z.object({ firstText: z.number(), total: z.number() }),
  tokens: Tokens.optional(),
  cost: Cost.optional(),
  warning: z.string().optional(),
  cachedAt: z.number().optional(),
  prefetched: z.boolean().optional(),
  answeredFor: z.string().optional(),
  corrected: CorrectedBy.optional(),
  outdatedCorrection: CorrectedBy.optional(),
});

/** One run as history keeps it. */
export const RunRecord = z.object({
  id: z.string(),
  /** Milliseconds since the epoch. */
  startedAt: z.number(),
  url: z.string(),
  /** The page's origin. */
  site: z.string(),
  title: z.string(),
  ask: Ask,
  /** Undefined only while it is running, or when the worker died in the middle of it. */
  outcome: z
    .discriminatedUnion('status', [
      z.object({ status: z.literal('answered'), answer: Answer, verification: Verification, facts: RunFactsRecord }),
      z.object({ status: z.literal('failed'), failure: Failure, text: z.string() }),
    ])
    .optional(),
  /** What the page held and the capture did not. */
  unread: z.array(Unread).optional(),
  /** The engines that could not answer, and why. */
  givenUp: z.array(z.object({ name: z.string(), failure: Failure })).optional(),
  /** What was written so far: what stays when the worker dies before there is an outcome. */
  written: z.string().default(''),
  /** The passages that the answer was made from: its citations' way back, and a flag's evidence. */
  passages: z.array(Passage).default([]),
});
export type RunRecord = z.infer<typeof RunRecord>;
