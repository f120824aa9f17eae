import { blockNamer } from './block-namer';
import type { LiveBlock, LiveCapture } from './capture-page';
import type { DrawnEditor } from './drawn-editor';
import { readPlain } from './plain-document';

/** Gives the text at an address, in the reader's session; undefined where it is refused or is no plain text. */
export type FetchText = (url: string) => Promise<string | undefined>;

/**
 * Takes the editor's own export for what it draws. Where there is none, or the reader's session does not get it, the words around the
 * canvas are all that is read, and the capture says so.
 */
export const readDrawnEditor = async (
  live: LiveCapture,
  { name, exportUrl }: DrawnEditor,
  document: Document,
  fetchText: FetchText | undefined,
): Promise<LiveCapture> => {
  const { capture } = live;
  const others = capture.unread.filter(({ what }) => what !== 'canvas');
  const text = exportUrl === undefined ? undefined : await fetchText?.(exportUrl);
  if (!text?.trim()) {
    return {
      ...live,
      capture: { ...capture, unread: [...others, { what: 'canvas', count: 1, detail: name }] },
    };
  }
  const nameOf = blockNamer();
  // A node that stands in no page: a quote of it is searched in the page, and seldom found.
  const node = document.createTextNode(text.replace(/^\ufeff/, ''));
  const blocks = readPlain({ element: document.body, node }, 'text').map(({ block, element, nodes }): LiveBlock => ({
    block: { id: nameOf(block.text), ...block },
    element,
    nodes,
  }));
  return {
    capture: { ...capture, blocks: blocks.map(({ block }) => block), frames: [], unread: others },
    blocks: new Map(blocks.map((each) => [each.block.id, each])),
  };
};
