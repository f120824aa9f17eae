import type { Selection as TextSelection } from '@/lib/core/selection';
import type { LiveBlock } from './capture-page';
import { frameDocument, type ShadowRootOf } from './flat-tree';

/** Longer selections are cut: beyond this the reader means the page, not the words. */
const MAX_CHARS = 20_000;

/**
 * The text highlighted now, in the page, in a frame of its origin, or inside a shadow root.
 * @param blocks of the last capture, in reading order: the ones that the selection touches are named
 * @returns undefined when nothing is highlighted
 */
export const readSelection = (
  document: Document,
  shadowRootOf: ShadowRootOf,
  blocks: Iterable<LiveBlock> = [],
): TextSelection | undefined => {
  const found = selectionIn(document, shadowRootOf);
  const text = found?.text.trim();
  if (!found || !text) return undefined;
  return { text: text.slice(0, MAX_CHARS), blockIds: found.range ? touched(found.range, blocks) : [] };
};

interface Found {
  readonly text: string;
  readonly range: Range | undefined;
}

const selectionIn = (document: Document, shadowRootOf: ShadowRootOf): Found | undefined => {
  const selection = document.getSelection();
  if (selection && !selection.isCollapsed && selection.rangeCount > 0) {
    const range = selection.getRangeAt(0);
    const text = selection.toString();
    if (/\S/.test(text)) return { text, range };
  }
  const frame = document.activeElement;
  const inner = frame && (frame.localName === 'iframe' || frame.localName === 'frame') ? frameDocument(frame) : undefined;
  if (inner) return selectionIn(inner, shadowRootOf);
  return selection ? selectionInShadow(document, selection, shadowRootOf) : undefined;
};

const selectionInShadow = (document: Document, selection: Selection, shadowRootOf: ShadowRootOf): Found | undefined => {
  if (selection.rangeCount === 0 && selection.anchorNode === null) return undefined;
  const roots = [...shadowRootsOf(document, shadowRootOf)];
  if (roots.length === 0) return undefined;
  // Not in the oldest browsers that Gloss runs in.
  if (!('getComposedRanges' in selection)) return undefined;
  const composed = selection.getComposedRanges({ shadowRoots: roots })[0];
  if (composed && composed.startContainer.getRootNode() === composed.endContainer.getRootNode()) {
    const range = document.createRange();
    range.setStart(composed.startContainer, composed.startOffset);
    range.setEnd(composed.endContainer, composed.endOffset);
    if (!range.collapsed) return { text: range.toString(), range };
  }
  return undefined;
};

function* shadowRootsOf(root: Document | ShadowRoot, shadowRootOf: ShadowRootOf): Generator<ShadowRoot> {
  for (const element of root.querySelectorAll('*')) {
    const shadow = element instanceof (element.ownerDocument.defaultView ?? window).HTMLElement ? shadowRootOf(element) : null;
    if (!shadow) continue;
    yield shadow;
    yield* shadowRootsOf(shadow, shadowRootOf);
  }
}

const touched = (range: Range, blocks: Iterable<LiveBlock>): string[] => {
  const ids: string[] = [];
  const root = range.startContainer.getRootNode();
  for (const { block, nodes } of blocks) if (nodes.some((node) => touches(range, node, root))) ids.push(block.id);
  return ids;
};

const touches = (range: Range, node: Text | Element, root: Node): boolean => {
  if (node.getRootNode() !== root || !range.intersectsNode(node)) return false;
  if (node === range.endContainer && range.endOffset === 0) return false;
  return !(node === range.startContainer && node.nodeType === 3 && range.startOffset === (node as Text).length);
};
