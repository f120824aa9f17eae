import type { Selection as TextSelection } from '@/lib/core/selection';
import type { LiveBlock } from './capture-page';
import { textBetween } from './composed-selection';
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
  return { text: text.slice(0, MAX_CHARS), blockIds: found.range ? touched(found.range, blocks) : holding(found.nodes, blocks) };
};

/** In one tree it is a range; across the edge of a shadow root, where no range reaches, the texts themselves. */
type Found =
  | { readonly text: string; readonly range: Range; readonly nodes?: never }
  | { readonly text: string; readonly nodes: ReadonlySet<Node>; readonly range?: never };

const selectionIn = (document: Document, shadowRootOf: ShadowRootOf): Found | undefined => {
  const selection = document.getSelection();
  if (selection && !selection.isCollapsed && selection.rangeCount > 0) {
    const range = selection.getRangeAt(0);
    const across = selectionAcross(document, selection, range, shadowRootOf);
    if (across) return across;
    const text = selection.toString();
    if (/\S/.test(text)) return { text, range };
  }
  const frame = document.activeElement;
  const inner = frame && (frame.localName === 'iframe' || frame.localName === 'frame') ? frameDocument(frame) : undefined;
  if (inner) return selectionIn(inner, shadowRootOf);
  return selection ? selectionInShadow(document, selection, shadowRootOf) : undefined;
};

/**
 * A selection with one end in a shadow root. The page's own range stops at the host, at an edge of an element; a range that begins and
 * ends in texts is whole.
 */
const selectionAcross = (document: Document, selection: Selection, range: Range, shadowRootOf: ShadowRootOf): Found | undefined => {
  // Not in the oldest browsers that Gloss runs in.
  if (!('getComposedRanges' in selection)) return undefined;
  const roots = [
    ...rootsAt(range.startContainer, range.startOffset, shadowRootOf),
    ...rootsAt(range.endContainer, range.endOffset, shadowRootOf),
  ];
  if (roots.length === 0) return undefined;
  const composed = selection.getComposedRanges({ shadowRoots: roots })[0];
  if (!composed || composed.startContainer.getRootNode() === composed.endContainer.getRootNode()) return undefined;
  const { text, nodes } = textBetween(
    document.body,
    { container: composed.startContainer, offset: composed.startOffset },
    { container: composed.endContainer, offset: composed.endOffset },
    shadowRootOf,
  );
  return /\S/.test(text) ? { text, nodes } : undefined;
};

/** The shadow roots that an end may really be in: the host's where it stops at one, or those of the elements beside it. */
const rootsAt = (container: Node, offset: number, shadowRootOf: ShadowRootOf): readonly ShadowRoot[] => {
  if (container.nodeType !== Node.ELEMENT_NODE) return [];
  const beside = [container.childNodes[offset - 1], container.childNodes[offset]].filter((node) => node?.nodeType === Node.ELEMENT_NODE);
  return [...ownRootsOf(container as Element, shadowRootOf), ...beside.flatMap((node) => [...rootsOf(node as Element, shadowRootOf)])];
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

function* shadowRootsOf(root: Document | ShadowRoot | Element, shadowRootOf: ShadowRootOf): Generator<ShadowRoot> {
  for (const element of root.querySelectorAll('*')) yield* ownRootsOf(element, shadowRootOf);
}

function* ownRootsOf(element: Element, shadowRootOf: ShadowRootOf): Generator<ShadowRoot> {
  const shadow = element instanceof (element.ownerDocument.defaultView ?? window).HTMLElement ? shadowRootOf(element) : null;
  if (!shadow) return;
  yield shadow;
  yield* shadowRootsOf(shadow, shadowRootOf);
}

function* rootsOf(element: Element, shadowRootOf: ShadowRootOf): Generator<ShadowRoot> {
  yield* ownRootsOf(element, shadowRootOf);
  yield* shadowRootsOf(element, shadowRootOf);
}

const holding = (selected: ReadonlySet<Node>, blocks: Iterable<LiveBlock>): string[] =>
  [...blocks].flatMap(({ block, nodes }) => (nodes.some((node) => selected.has(node)) ? [block.id] : []));

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
