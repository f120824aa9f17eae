import type { PageCapture } from './page-capture';
import type { SiteHint } from './site-hint';

/** A page as its server sent it. */
export interface FetchedPage {
  readonly url: string;
  readonly html: string;
  readonly hints: readonly SiteHint[];
}

/** What was read of it without running anything of it. */
export interface FetchedReading {
  readonly capture: PageCapture;
  /** It is not all there, or not as a reader would see it: only a tab can show it. */
  readonly needsTab: boolean;
  /** It is a page to sign in at. */
  readonly signIn: boolean;
}
