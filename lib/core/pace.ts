/** Pages of one site that may be asked for at once, as a person does who opens a few tabs, before the pace below counts. */
const BURST = 4;
/** After that, one in so many milliseconds. */
const EVERY = 1000;

/** How often each site is asked for a page. */
export interface Pace {
  /** When the next page of a site may be asked for; now or earlier: at once. */
  next(site: string, now: number): number;
  /** A page of that site is asked for. */
  take(site: string, now: number): void;
  /** The site asked to be left alone until then. */
  hold(site: string, until: number): void;
}

/** A polite pace for every site: a few pages, then one a second; and nothing before a site that asked to wait has had its time. */
export const politePace = (): Pace => {
  /** The moment up to which a site's pages are used up, and the moment before which it wants none. */
  const sites = new Map<string, { readonly used: number; readonly held: number }>();
  const of = (site: string) => sites.get(site) ?? { used: 0, held: 0 };
  return {
    next(site, now) {
      const { used, held } = of(site);
      return Math.max(held, Math.max(used, now) - (BURST - 1) * EVERY);
    },
    take(site, now) {
      const { used, held } = of(site);
      sites.set(site, { used: Math.max(used, now) + EVERY, held });
    },
    hold(site, until) {
      const { used, held } = of(site);
      sites.set(site, { used, held: Math.max(held, until) });
    },
  };
};
