import { capturePage, type LiveCapture } from './capture-page';
import { yieldToPage } from './yield-to-page';

/** What the script hands to whoever evaluates it in a page. */
export interface ScriptCapture {
  readonly title: string;
  readonly lang: string;
  /** Like a capture's blocks; the first of a contribution begins with its author and time, so that a reader of text alone has them. */
  readonly blocks: readonly { id: string; kind: string; text: string; headings: string[] }[];
  readonly unread: LiveCapture['capture']['unread'];
  readonly ms: number;
  /** The capture itself, as the extension has it. */
  readonly capture: LiveCapture['capture'];
  /** Where a block stands: a range over its text, or the element that holds it. */
  locate(id: string): Range | Element | undefined;
}

/** The shipped capture as one function of a page, for the terminal, the benches and anyone who wants to measure it. */
export const captureScript = async (document: Document): Promise<ScriptCapture> => {
  const live = await capturePage(document, { now: Date.now, yieldToPage });
  let turn: string | undefined;
  return {
    title: live.capture.title,
    lang: live.capture.lang,
    blocks: live.capture.blocks.map(({ id, kind, text, headings, turn: own }) => {
      const begins = own !== undefined && own.id !== turn;
      turn = own?.id;
      const head = begins ? [own.author, own.time].filter(Boolean).join(' · ') : '';
      return { id, kind, text: head === '' ? text : `${head}\n${text}`, headings };
    }),
    unread: live.capture.unread,
    ms: live.capture.ms,
    capture: live.capture,
    locate: (id) => {
      const block = live.blocks.get(id);
      if (!block) return undefined;
      return rangeOver(block.nodes) ?? block.element;
    },
  };
};

/** A range from the first to the last text; undefined where they stand in different trees or are no text. */
const rangeOver = (nodes: readonly (Text | Element)[]): Range | undefined => {
  const first = nodes[0];
  const last = nodes[nodes.length - 1];
  if (!first || !last || first.nodeType !== 3 || last.nodeType !== 3 || first.getRootNode() !== last.getRootNode()) return undefined;
  const range = first.ownerDocument.createRange();
  range.setStart(first, 0);
  range.setEnd(last, (last as Text).length);
  return range;
};
