import type { Ask } from '@/lib/core/ask';
import type { Failure } from '@/lib/core/failure';
import type { Intent } from '@/lib/core/intent';
import type { PageLink } from '@/lib/core/page-link';
import type { Selection } from '@/lib/core/selection';
import type { OpenFlag, QuotePlace } from '@/lib/messaging/protocol';
import type { RunPort } from './run-client';

/** The tab in front in the panel's own window. Without a permission for it the browser tells neither its address nor its title. */
export interface ShownTab {
  readonly id: number;
  readonly url?: string | undefined;
  readonly title?: string | undefined;
}

/** A tab of the panel's window whose page Gloss may read. */
export interface OpenTab {
  readonly id: number;
  readonly url: string;
  readonly title: string;
}

/** Everything that the panel wants of the browser and the other side; the one place where it meets them. */
export interface PanelHost {
  /** The extension's version. */
  readonly version: string;
  readonly now: () => number;
  readonly newId: () => string;

  readonly shownTab: () => Promise<ShownTab | undefined>;
  /** Called when another tab came to the front, one went to another address, or a permission changed. Returns how to stop it. */
  readonly onTabsChanged: (listener: () => void) => () => void;
  /** Puts the page script into the tab. Undefined once it is there, else why it is not. */
  readonly preparePage: (tabId: number) => Promise<Failure | undefined>;
  readonly readSelection: (tabId: number) => Promise<Selection | undefined>;
  /** False when the page no longer has the quote, or can't be reached. */
  readonly showQuote: (tabId: number, place: QuotePlace) => Promise<boolean>;
  readonly reloadTab: (tabId: number) => Promise<void>;
  readonly openPage: (url: string) => Promise<void>;

  readonly takeIntent: (tabId: number) => Promise<Intent | undefined>;
  readonly onIntent: (listener: (intent: Intent) => void) => () => void;
  readonly connectRun: () => RunPort;
  readonly sendOutbox: () => Promise<void>;

  /** Lets the worker hear whether the collector has something new for this page. */
  readonly pageShown: () => Promise<void>;
  readonly newsRead: () => Promise<void>;
  readonly mayNotify: () => Promise<boolean>;
  readonly openFlagsOn: (url: string, ask: Ask) => Promise<readonly OpenFlag[]>;
  /** Asks the reader; has to be called in the very gesture. */
  readonly permitNotifications: () => Promise<boolean>;

  /** The tabs of this window that Gloss may read, and how many more there are. */
  readonly openTabs: () => Promise<{ readonly tabs: readonly OpenTab[]; readonly others: number }>;
  readonly linksOn: (tabId: number) => Promise<readonly PageLink[]>;
  /** Asks the reader; has to be called in the very gesture. Origins that are permitted already are not asked for. */
  readonly permitOrigins: (origins: readonly string[]) => Promise<boolean>;
  /** A job was begun or changed: the worker looks at it. */
  readonly jobsChanged: () => Promise<void>;
  /** The job whose notification was clicked. */
  readonly takeJobToShow: () => Promise<string | undefined>;
  readonly onJobChosen: (listener: () => void) => () => void;
  readonly saveFile: (name: string, text: string, type: string) => void;

  /** Asks the reader; has to be called in the very gesture. */
  readonly permitOrigin: (origin: string) => Promise<boolean>;
  readonly permitHost: (host: string) => Promise<boolean>;
  readonly sitesChanged: () => Promise<void>;
  readonly openOptions: () => Promise<void>;
  /** The keyboard shortcut that the browser really assigned; undefined for none. */
  readonly shortcut: () => Promise<string | undefined>;
  readonly copy: (text: string) => Promise<void>;

  /** What outlives the panel but not the browser: drafts, and which runs stand in a tab's thread. */
  readonly loadKept: () => Promise<Record<string, unknown>>;
  readonly keep: (key: string, value: unknown) => Promise<void>;
}
