import { defineExtensionMessaging } from '@webext-core/messaging';
import { z } from 'zod';
import type { Capture } from '@/lib/core/capture';
import type { Intent } from '@/lib/core/intent';
import { Task } from '@/lib/core/ask';
import { Selection } from '@/lib/core/selection';

/** What the selection toolbar sends: it runs in a page, so the receiver parses it and checks its sender. */
export const ToolbarPress = z.object({ task: Task, selection: Selection });
export type ToolbarPress = z.infer<typeof ToolbarPress>;

/** Where a quote stands: the blocks that hold it, in reading order, and its words. */
export interface QuotePlace {
  readonly blockIds: readonly string[];
  readonly quote: string;
}

/**
 * Every message, by direction; commands in the imperative, events in the past tense. A run's own events go over a port: see run-port.ts.
 */
interface Protocol {
  // content → background
  /** The reader pressed Summarize, Explain or Ask beside a selection: open the panel in this very gesture. */
  toolbarPressed(press: ToolbarPress): void;
  /** The reader switched the toolbar off for the site it is on. */
  toolbarDismissed(): void;

  // panel → background
  /** Put the page script into a tab, where it may run. False when it may not. */
  preparePage(tabId: number): boolean;
  /** The intent that opened this panel, once; undefined when there is none for this window's tab. */
  takeIntent(tabId: number): Intent | undefined;
  /** The reader granted or withdrew a site, or changed which sites have the toolbar: register its content script anew. */
  sitesChanged(): void;
  /** Try to send what waits in the outbox now. */
  sendOutbox(): void;

  // background → panel
  /** A gesture asked for something while the panel was already open. */
  intentArrived(intent: Intent): void;

  // panel and background → content
  /** Read the page the reader is looking at. */
  capturePage(): Capture;
  /** The text highlighted now; undefined when there is none. */
  readSelection(): Selection | undefined;
  /** Scroll to a quote and mark it; false when the page no longer has it. */
  showQuote(place: QuotePlace): boolean;
  /** Take the marks away. */
  clearQuote(): void;
}

export const { sendMessage, onMessage } = defineExtensionMessaging<Protocol>();
