import { z } from 'zod';
import { Correction } from '@/lib/core/correction';
import { Feedback, FlagReason } from '@/lib/core/feedback';
import { FlagNews } from '@/lib/core/flag-state';
import { RunMetrics } from '@/lib/core/run-metrics';

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

/** `GET {url}/v1/flags`, with the header `Gloss-Reader`: the state of one's own flags. */
export const MyFlags = z.object({ flags: z.array(FlagNews) });
export type MyFlags = z.infer<typeof MyFlags>;

/** `GET {url}/v1/corrections?site=ORIGIN&site=…`, with `If-None-Match`: what the owner has corrected on these sites, and took back. */
export const CorrectionsResponse = z.object({ corrections: z.array(Correction) });
export type CorrectionsResponse = z.infer<typeof CorrectionsResponse>;

/** `GET {url}/v1/open-flags?page=ADDRESS`: what colleagues have flagged on a page and nobody has decided yet. Counts, never their notes. */
export const OpenFlags = z.object({
  flags: z.array(
    z.object({
      task: z.string(),
      question: z.string(),
      /** SHA-256 of the `topicKey`, in base64url: what exactly it is about, highlighted words included, without telling them. */
      topic: z.string(),
      reason: FlagReason,
      count: z.number().int(),
    }),
  ),
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
