import { pageAddress } from '@/lib/core/page-address';
import type { PageCapture } from '@/lib/core/page-capture';
import type { Selection } from '@/lib/core/selection';
import { hintFor } from '@/lib/core/hint-for';
import type { SiteHint } from '@/lib/core/site-hint';
import { capturePage, type CaptureOptions, type LiveBlock, type LiveCapture } from './capture-page';
import { drawnEditor } from './drawn-editor';
import { openShadowRootOf } from './flat-tree';
import { createQuoteHighlighter } from './highlight-quote';
import { locateQuote } from './locate-quote';
import { readDrawnEditor, type FetchText } from './read-drawn-editor';
import { type PageWatch, watchPage } from './page-watch';
import { readSelection } from './read-selection';

/** Where a quote stands: the blocks that hold it, in reading order, and its words. */
interface QuotePlace {
  readonly blockIds: readonly string[];
  readonly quote: string;
}

/** Everything that Gloss does in a page. */
export interface PageReader {
  /**
   * The page as it is now, with what is selected; by the hint of those that is meant for this page. Read anew unless nothing of it has changed
   * since it was.
   */
  capture(hints?: readonly SiteHint[]): Promise<PageCapture>;
  /** Reads the page when it has nothing else to do, so that it is there when somebody asks. */
  readAhead(hints?: readonly SiteHint[]): void;
  /** The text highlighted now; names the blocks it touches once the page was captured. */
  readSelection(): Selection | undefined;
  /** Scrolls to a quote and marks it; false when the page no longer has it. */
  showQuote(place: QuotePlace): boolean;
  clearQuote(): void;
}

export const createPageReader = (document: Document, deps: CaptureOptions & { readonly fetchText?: FetchText }): PageReader => {
  const shadowRootOf = deps.openOrClosedShadowRoot ?? openShadowRootOf;
  const highlighter = createQuoteHighlighter();
  let last: LiveCapture | undefined;
  let watch: PageWatch | undefined;
  let readWith = '';
  let reading: { readonly with: string; readonly done: Promise<LiveCapture> } | undefined;

  const readNow = async (hints: readonly SiteHint[]): Promise<LiveCapture> => {
    watch?.stop();
    const watching = watchPage(document, shadowRootOf, deps.now);
    watch = watching;
    watching.start();
    const live = await captureOnePage(document, { ...deps, openOrClosedShadowRoot: watching.shadowRootOf }, hints);
    const editor = drawnEditor(document.URL);
    if (!editor) {
      watching.settle();
      return live;
    }
    // What an editor draws changes without the page.
    return readDrawnEditor(live, editor, document, deps.fetchText);
  };

  /** One reading at a time: who asks while the page is read ahead waits for that. */
  const read = (hints: readonly SiteHint[]): Promise<LiveCapture> => {
    const key = JSON.stringify(hints);
    // What changed while it was read may have changed before the question.
    if (reading?.with === key) return reading.done.then((live) => (watch?.changed() === false ? live : read(hints)));
    if (last && readWith === key && watch?.changed() === false && pageAddress(last.capture.url) === pageAddress(document.URL))
      return Promise.resolve(last);
    const done = readNow(hints).then((live) => {
      last = live;
      readWith = key;
      return live;
    });
    reading = { with: key, done };
    void done.catch(() => undefined).then(() => (reading = undefined));
    return done;
  };

  // A capture belongs to an address: after a client-side navigation its blocks are not this page's.
  const liveBlocks = (): ReadonlyMap<string, LiveBlock> =>
    last && pageAddress(last.capture.url) === pageAddress(document.URL) ? last.blocks : NO_BLOCKS;

  return {
    async capture(hints = []) {
      const { capture, blocks } = await read(hints);
      const selection = readSelection(document, shadowRootOf, blocks.values());
      return selection ? { ...capture, selection } : capture;
    },
    readAhead(hints = []) {
      const go = (): void => void read(hints).catch(() => undefined);
      if ('requestIdleCallback' in globalThis) requestIdleCallback(go, { timeout: IDLE_WITHIN });
      else setTimeout(go, 0);
    },
    readSelection: () => readSelection(document, shadowRootOf, liveBlocks().values()),
    showQuote({ blockIds, quote }) {
      const blocks = blockIds.map((id) => liveBlocks().get(id)).filter((block) => block !== undefined);
      return highlighter.show(locateQuote(quote, blocks, document, shadowRootOf));
    },
    clearQuote: () => highlighter.clear(),
  };
};

/** How often a page is begun again that changed while it was read; one that never rests is taken as it is. */
const BEGIN_AGAIN = 2;

/**
 * Reads one page. An application may go on to another while this one is being read, with or without another address: then what was read
 * is of neither, and it is read anew.
 */
const captureOnePage = async (document: Document, deps: CaptureOptions, hints: readonly SiteHint[]): Promise<LiveCapture> => {
  for (let again = 0; ; again++) {
    const address = pageAddress(document.URL);
    const live = await capturePage(document, deps, hintFor(hints, document.URL));
    if (again === BEGIN_AGAIN || (pageAddress(document.URL) === address && !isGone(live))) return live;
  }
};

/** Whether the page has replaced more of what was read than a clock or a counter. */
const isGone = ({ blocks }: LiveCapture): boolean => {
  let gone = 0;
  for (const { element } of blocks.values()) if (!element.isConnected) gone++;
  return gone > blocks.size / 10;
};

/** Milliseconds after which a page that is never idle is read all the same. */
const IDLE_WITHIN = 1_000;

const NO_BLOCKS: ReadonlyMap<string, LiveBlock> = new Map();
