import { z } from 'zod';
import { Correction } from '@/lib/core/correction';
import { EngineKind } from '@/lib/core/engine';
import { Feedback, FlagReason } from '@/lib/core/feedback';

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

/** One thing that a reader's Gloss sends. The collector keeps each `id` once, so whatever is unsure is sent again. */
export const CollectorEntry = z.discriminatedUnion('kind', [
  z.object({ id: z.string(), kind: z.literal('feedback'), feedback: Feedback }),
  z.object({ id: z.string(), kind: z.literal('run'), run: RunMetrics }),
]);
export type CollectorEntry = z.infer<typeof CollectorEntry>;

/** Entries of one request at most. */
export const MOST_ENTRIES = 50;

/** `POST {url}/v1/entries`, with `Authorization: Bearer TEAM-TOKEN`. */
export const EntriesRequest = z.object({
  /** The reader's pseudonymous id: random, made by the extension, known to nobody else. It is what lets a reader see and erase their own. */
  reader: z.string().min(16).max(64).optional(),
  entries: z.array(CollectorEntry).max(MOST_ENTRIES),
});
export type EntriesRequest = z.infer<typeof EntriesRequest>;

/** Its 200: every entry is in one of the two lists. One that is in neither is sent again. */
export const EntriesResponse = z.object({
  /** Kept, now or earlier. */
  received: z.array(z.string()),
  /** Not to be sent again as it is; `why` is shown to the reader. */
  rejected: z.array(z.object({ id: z.string(), why: z.string() })),
});
export type EntriesResponse = z.infer<typeof EntriesResponse>;

/** The address of the entries, with or without a slash at the end of the collector's. */
export const entriesUrl = (collectorUrl: string): string => `${collectorUrl.trim().replace(/\/+$/, '')}/v1/entries`;

/** What became of a flag. `fixed` is said only when a correction is live or the flag's case passes. */
export const FlagState = z.enum(['open', 'in-review', 'fixed', 'not-a-problem', 'duplicate']);
export type FlagState = z.infer<typeof FlagState>;

/** `GET {url}/v1/flags`, with the header `Gloss-Reader`: the state of one's own flags. */
export const MyFlags = z.object({
  flags: z.array(
    z.object({
      /** The feedback's id. */
      id: z.string(),
      state: FlagState,
      /** The owner's words to the reader, where there are some. */
      reply: z.string().default(''),
      owner: z.string().default(''),
      /** Milliseconds since the epoch of the last change. */
      changedAt: z.number(),
    }),
  ),
});
export type MyFlags = z.infer<typeof MyFlags>;

/** `GET {url}/v1/corrections?site=ORIGIN&site=…`, with `If-None-Match`: what the owner has corrected on these sites, and took back. */
export const CorrectionsResponse = z.object({ corrections: z.array(Correction) });
export type CorrectionsResponse = z.infer<typeof CorrectionsResponse>;

/** `GET {url}/v1/open-flags?page=ADDRESS`: what colleagues have flagged on a page and nobody has decided yet. Counts, never words. */
export const OpenFlags = z.object({
  flags: z.array(z.object({ task: z.string(), question: z.string(), reason: FlagReason, count: z.number().int() })),
});
export type OpenFlags = z.infer<typeof OpenFlags>;

/** RFC 9457: what every refusal's body is. */
export const Problem = z.object({
  type: z.string().default('about:blank'),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;
