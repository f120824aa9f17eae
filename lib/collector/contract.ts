import { z } from 'zod';
import { Feedback } from '@/lib/core/feedback';

/** One thing that a reader's Gloss sends. The collector keeps each `id` once, so whatever is unsure is sent again. */
export const CollectorEntry = z.discriminatedUnion('kind', [z.object({ id: z.string(), kind: z.literal('feedback'), feedback: Feedback })]);
export type CollectorEntry = z.infer<typeof CollectorEntry>;

/** Entries of one request at most. */
export const MOST_ENTRIES = 50;

/** `POST {url}/v1/entries`, with `Authorization: Bearer TEAM-TOKEN`. */
export const EntriesRequest = z.object({ entries: z.array(CollectorEntry).max(MOST_ENTRIES) });
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
