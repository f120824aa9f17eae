import { z } from 'zod';

/** The text highlighted now. */
export const Selection = z.object({
  text: z.string().min(1),
  /** The blocks that it touches, in reading order; empty when the capture was made without it. */
  blockIds: z.array(z.string()).default([]),
});
export type Selection = z.infer<typeof Selection>;
