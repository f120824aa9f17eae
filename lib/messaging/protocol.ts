import { defineExtensionMessaging } from '@webext-core/messaging';
import type { Ask } from '@/lib/core/ask';
import type { Failure } from '@/lib/core/failure';
import type { FetchedPage, FetchedReading } from '@/lib/core/fetched-page';
import type { FlagReason } from '@/lib/core/feedback';
import type { Intent } from '@/lib/core/intent';
import type { PageCapture } from '@/lib/core/page-capture';
import type { PageLink } from '@/lib/core/page-link';
import type { Selection } from '@/lib/core/selection';
import type { SiteHint } from '@/lib/core/site-hint';
import type { ToolbarPress } from './toolbar-press';

/** Where a quote stands: the blocks that hold it, in reading order, and its words. */
export interface QuotePlace {
  readonly blockIds: readonly string[];
  readonly quote: string;
}

/** How many colleagues gave one reason for flagging an answer. */
export interface OpenFlag {
  readonly reason: FlagReason;
  readonly count: number;
}

/**
 * Every message, by direction; commands in the imperative, events in the past tense. A run's own events go over a port: see run-port.ts.
 */
interface Protocol {
  // content → background
  /** The reader pressed Summarize, Explain or Ask beside a selection: open the panel in this very gesture. */
  toolbarPressed(press: ToolbarPress): void;
  /** The toolbar is shown on this page for the first time: somebody may be about to ask. */
  toolbarShown(): void;
  /** The reader switched the toolbar off for the site it is on. */
  toolbarDismissed(): void;

  // panel and options → background
  /** Put the page script into a tab. Undefined once it is there, else why it may not or cannot be. */
  preparePage(tabId: number): Failure | undefined;
  /** Bring a quote into view and mark it, in whichever frame it stands; false when the page no longer has it. */
  showQuoteInTab(wanted: { readonly tabId: number; readonly place: QuotePlace }): boolean;
  /** The newest intent for this tab, once: when the panel opens, and whenever `intentArrived`. Undefined when there is none left. */
  takeIntent(tabId: number): Intent | undefined;
  /** The reader granted or withdrew a site, or changed which sites have the toolbar: register its content script anew. */
  sitesChanged(): void;
  /** Let an address be called that is no endpoint yet: its connection is about to be tested. */
  prepareAddress(baseUrl: string): void;
  /** Whether this browser has a model of its own that could write now: only documents can see it. */
  builtInSeen(ready: boolean): void;
  /** Try to send what waits in the outbox now. */
  sendOutbox(): void;
  /** The panel turned to a page: hear whether the collector has something new, unless it was asked a moment ago. */
  pageShown(): void;
  /** The reader has seen what became of their flags. */
  newsRead(): void;
  /** A job was begun, paused, changed or given up: look at them again. */
  jobsChanged(): void;
  /** The job whose notification was clicked, once; undefined when there is none. */
  takeJobToShow(): string | undefined;
  /** What colleagues have flagged of exactly this question and nobody has decided yet; empty where nobody says. */
  openFlagsOn(asked: { readonly url: string; readonly ask: Pick<Ask, 'task' | 'question' | 'selection'> }): readonly OpenFlag[];

  // background → its own document
  /** Lay out a page that was fetched, and read it. */
  readFetchedPage(page: FetchedPage): FetchedReading;

  // background → panel
  /** A gesture asked for something, and the panel may be open already: the one that shows this tab answers with `takeIntent`. */
  intentArrived(intent: Intent): void;
  /** A notification of this job was clicked: the panel that is open takes it with `takeJobToShow`. */
  jobChosen(): void;
}

/** The same, for what the scripts in a page are asked: by `askTab` of ask-tab.ts, which knows that a page may not be there. */
export interface PageProtocol {
  // background → content
  /** The toolbar was switched off for this site, here or in another tab: be gone, without a reload. */
  removeToolbar(): void;

  // panel and background → content
  /** Read the document in this frame, by the hint that is meant for it. */
  capturePage(hints: readonly SiteHint[]): PageCapture;
  /** Read it when the page has nothing else to do: somebody is about to ask. */
  readAhead(hints: readonly SiteHint[]): void;
  /** The text highlighted now; undefined when there is none. */
  readSelection(): Selection | undefined;
  /** The pages that this one links to. */
  readLinks(): readonly PageLink[];
  /** Scroll to a quote of this frame and mark it; false when it no longer has it. */
  showQuote(place: QuotePlace): boolean;
  /** Take the marks away. */
  clearQuote(): void;
}

export const { sendMessage, onMessage } = defineExtensionMessaging<Protocol>();
export const { onMessage: onPageMessage } = defineExtensionMessaging<PageProtocol>();
