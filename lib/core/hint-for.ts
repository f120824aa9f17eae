import type { SiteHint } from './site-hint';

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
