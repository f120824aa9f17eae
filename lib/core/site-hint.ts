import { z } from 'zod';

/** CSS selectors that tell the page reader about a tool it reads badly by itself. What is left out it finds by itself. */
export const SiteHint = z.object({
  /** "tracker.example.com", "*.example.com", with a port or the beginning of a path where that matters: "example.com/helpdesk". */
  match: z.string().min(1),
  /** What holds the content: nothing else is read but fields and comments. */
  main: z.string().optional(),
  /** Each one a label and its value. */
  fields: z.string().optional(),
  /** Each one a contribution of somebody. */
  comments: z.string().optional(),
  /** Within a comment. */
  author: z.string().optional(),
  time: z.string().optional(),
  /** Never read. */
  noise: z.string().optional(),
});
export type SiteHint = z.infer<typeof SiteHint>;
