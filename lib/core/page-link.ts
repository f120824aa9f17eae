import { z } from 'zod';

/** A page that another one links to. */
export const PageLink = z.object({
  url: z.string(),
  title: z.string(),
  /** It stands in what is selected. */
  selected: z.boolean(),
});
export type PageLink = z.infer<typeof PageLink>;
