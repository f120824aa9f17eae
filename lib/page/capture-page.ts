import type { Block } from '@/lib/core/block';
import type { Unread } from '@/lib/core/capture';
import type { PageCapture } from '@/lib/core/page-capture';
import type { SiteHint } from '@/lib/core/site-hint';
import { hintedTurns, keepHinted, meantBy } from './apply-hint';
import { blockNamer } from './block-namer';
import { buildBoxes } from './build-boxes';
import { placeFrames } from './foreign-frames';
import { findTurns } from './find-turns';
import { openShadowRootOf, type ShadowRootOf } from './flat-tree';
import { dropSurroundings } from './drop-surroundings';
import { dropChrome, dropLandmarks } from './page-chrome';
import { plainForm, plainText, readPlain } from './plain-document';
import { writeBlocks, type Draft } from './write-blocks';

/** Milliseconds of main-thread time after which the walk lets the page go on. */
const SLICE = 20;

export interface CaptureOptions {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Resolves when the page has had its turn. */
  readonly yieldToPage: () => Promise<void>;
  /** `chrome.dom.openOrClosedShadowRoot` where there is one; without it closed shadow roots stay closed. */
  readonly openOrClosedShadowRoot?: ShadowRootOf;
}

/** Where a block stands in the live page. */
export interface LiveBlock {
  readonly block: Block;
  readonly element: Element;
  readonly nodes: readonly (Text | Element)[];
}

/** A capture with the way back from each of its blocks to the page. */
export interface LiveCapture {
  readonly capture: PageCapture;
  readonly blocks: ReadonlyMap<string, LiveBlock>;
}

/**
 * Reads the page in front of the reader, in slices of at most 30 ms. Changes, focuses, scrolls and fires nothing.
 * @param hint what the reader's settings know of this site
 */
export const capturePage = async (document: Document, options: CaptureOptions, hint?: SiteHint): Promise<LiveCapture> => {
  const view = document.defaultView ?? window;
  const clock = (): number => view.performance.now();
  let spent = 0;
  let sliceStart = clock();
  let asked = 0;
  // Asked at every step of every pass, so the clock is read at each sixteenth.
  const sliceIsOver = (): boolean => (++asked & 15) === 0 && clock() - sliceStart > SLICE;
  const inSlices = async <Result>(steps: Generator<void, Result>): Promise<Result> => {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      spent += clock() - sliceStart;
      await options.yieldToPage();
      sliceStart = clock();
    }
  };

  const unread: Unread[] = [];
  const foreign: Element[] = [];
  const capturedAt = options.now();
  function* readPage(): Generator<void, readonly Draft[]> {
    const root = yield* buildBoxes(
      document.body,
      { shadowRootOf: options.openOrClosedShadowRoot ?? openShadowRootOf, sliceIsOver, isNoise: meantBy(hint?.noise) },
      unread,
      foreign,
    );
    yield* dropLandmarks(root, sliceIsOver);
    const found = yield* findTurns(root, sliceIsOver);
    const turns = hint ? hintedTurns(root, hint, found) : found;
    yield* dropChrome(root, turns, sliceIsOver);
    yield* dropSurroundings(root, turns, sliceIsOver);
    if (hint) keepHinted(root, hint);
    return yield* writeBlocks(root, turns, sliceIsOver);
  }
  const plain = plainText(document.body);
  const drafts = plain ? readPlain(plain, plainForm(document)) : await inSlices(readPage());
  const blocks = await inSlices(nameBlocks(drafts, sliceIsOver));
  const frames = placeFrames(
    foreign,
    blocks.map(({ element }) => element),
  );
  spent += clock() - sliceStart;

  return {
    capture: {
      url: document.URL,
      title: document.title.replace(/\s+/g, ' ').trim(),
      lang: document.documentElement.lang,
      capturedAt,
      blocks: blocks.map(({ block }) => block),
      unread,
      frames,
      ms: Math.round(spent * 10) / 10,
    },
    blocks: new Map(blocks.map((live) => [live.block.id, live])),
  };
};

function* nameBlocks(drafts: readonly Draft[], sliceIsOver: () => boolean): Generator<void, LiveBlock[]> {
  const nameOf = blockNamer();
  const blocks: LiveBlock[] = [];
  for (const { block, element, nodes } of drafts) {
    blocks.push({ block: { id: nameOf(block.text), ...block }, element, nodes });
    if (sliceIsOver()) yield;
  }
  return blocks;
}
