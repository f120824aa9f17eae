import type { Capture, Unread } from '@/lib/core/capture';
import { mergeFrames } from '@/lib/core/page-capture';
import { capturePage, type LiveBlock } from './capture-page';
import { hasTag } from './dom-kind';
import { renderedTexts } from './rendered-texts';
import { folded } from './text-index';
import { yieldToPage } from './yield-to-page';

/** What the script hands to whoever evaluates it in a page. */
export interface ScriptCapture {
  readonly title: string;
  readonly lang: string;
  /** Like a capture's blocks; the first of a contribution begins with its author and time, so that a reader of text alone has them. */
  readonly blocks: readonly { id: string; kind: string; text: string; headings: string[] }[];
  readonly unread: readonly Unread[];
  readonly ms: number;
  /** The capture itself, as the extension has it. */
  readonly capture: Capture;
  /** Where a block stands: a range over its text, or the element that holds it. */
  locate(id: string): Range | Element | undefined;
}

/** The shipped capture as one function of a page, for the terminal, the benches and anyone who wants to measure it. */
export const captureScript = async (document: Document): Promise<ScriptCapture> => {
  const live = await capturePage(document, { now: Date.now, yieldToPage });
  // Whoever evaluates this has one document: what stands in frames of other sites is told as not read.
  const capture = mergeFrames(live.capture, new Map());
  let turn: string | undefined;
  return {
    title: capture.title,
    lang: capture.lang,
    blocks: capture.blocks.map(({ id, kind, text, headings, turn: own }) => {
      const begins = own !== undefined && own.id !== turn;
      turn = own?.id;
      const head = begins ? [own.author, own.time].filter(Boolean).join(' · ') : '';
      return { id, kind, text: head === '' ? text : `${head}\n${text}`, headings };
    }),
    unread: capture.unread,
    ms: capture.ms,
    capture,
    locate: (id) => {
      const block = live.blocks.get(id);
      return block && placeOf(block);
    },
  };
};

/**
 * A range over a block's text. What stands between its nodes without being read (an edit button, the options of a list) must not be in
 * it: then the range is over the longest piece alone. A control that is such a piece stands for itself.
 */
const placeOf = ({ nodes, element, block }: LiveBlock): Range | Element => {
  // Of the page itself also for what stands in a frame, whose own ranges are strangers to whoever evaluates this.
  const range = new Range();
  const [first] = nodes;
  const last = nodes[nodes.length - 1];
  if (!first || !last) {
    range.selectNodeContents(element);
    return range;
  }
  if (first.getRootNode() === last.getRootNode()) {
    range.setStartBefore(first);
    range.setEndAfter(last);
    if (folded(range.toString(), 'loose') === folded(block.text, 'loose')) return range;
  }
  const longest = nodes.reduce((best, node) => (textLength(node) > textLength(best) ? node : best), first);
  if (hasTag(longest, 'input', 'select', 'textarea')) return longest;
  range.selectNodeContents(longest);
  return range;
};

const textLength = (node: Text | Element): number => renderedTexts(node).reduce((sum, [, text]) => sum + text.trim().length, 0);
