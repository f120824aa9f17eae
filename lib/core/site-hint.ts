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

/** Whether a hint is meant for the page at `url`. */
export const hintMatches = (match: string, url: string): boolean => {
  const [, name = '', port = '', path = ''] =
    /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:]+)(:\d+)?([^?#]*)/.exec(url.toLowerCase()) ?? [];
  const [, pattern = '', begin = ''] = /^([^/]*)(\/.*)?$/.exec(match.trim().toLowerCase()) ?? [];
  const host = pattern.includes(':') ? name + port : name;
  const sameHost = pattern.startsWith('*.') ? host === pattern.slice(2) || host.endsWith(pattern.slice(1)) : host === pattern;
  return host !== '' && sameHost && path.startsWith(begin);
};

/** The first hint that is meant for a page, as the reader ordered them. */
export const hintFor = (hints: readonly SiteHint[], url: string): SiteHint | undefined =>
  hints.find(({ match }) => hintMatches(match, url));
