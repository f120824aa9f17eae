import { z } from 'zod';

/** What became of a flag. `fixed` is said only when a correction is live or the flag's case passes. */
export const FlagState = z.enum(['open', 'in-review', 'fixed', 'not-a-problem', 'duplicate']);
export type FlagState = z.infer<typeof FlagState>;

/** What the collector says of one of the reader's own flags. */
export const FlagNews = z.object({
  /** The feedback's id. */
  id: z.string(),
  state: FlagState,
  /** The owner's words to the reader, where there are some. */
  reply: z.string().default(''),
  owner: z.string().default(''),
  /** Milliseconds since the epoch of the last change. */
  changedAt: z.number(),
});
export type FlagNews = z.infer<typeof FlagNews>;

/** Whether it says something: that a flag arrived is no news to the reader. */
export const isNews = ({ state, reply }: Pick<FlagNews, 'state' | 'reply'>): boolean =>
  state === 'fixed' || state === 'not-a-problem' || state === 'duplicate' || reply !== '';
