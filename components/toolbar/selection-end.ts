import type { SelectionEnd } from './toolbar-place';

const hasInk = (text: Text, from: number, to: number): boolean => text.data.slice(from, to).trim() !== '';

const boxOf = (text: Text, from: number, to: number): DOMRect | undefined => {
  const range = document.createRange();
  range.setStart(text, from);
  range.setEnd(text, to);
  const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  return boxes.at(-1);
};

/** Texts of a range, from its end or from its start. Few are ever looked at: the first with something to see is enough. */
function* textsOf(range: Range, backwards: boolean): Generator<readonly [text: Text, from: number, to: number]> {
  const { commonAncestorContainer: root, startContainer, startOffset, endContainer, endOffset } = range;
  if (root instanceof Text) {
    yield [root, startOffset, endOffset];
    return;
  }
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const edge = backwards ? endContainer : startContainer;
  const offset = backwards ? endOffset : startOffset;
  // An end between two elements (a triple click selects up to the next paragraph) is looked at from there.
  const start = edge instanceof Text ? edge : (edge.childNodes[offset] ?? null);
  const step = (): Node | null => (backwards ? walker.previousNode() : walker.nextNode());

  let node: Node | null;
  if (start instanceof Text) {
    walker.currentNode = start;
    node = edge instanceof Text || !backwards ? start : step();
  } else if (start) {
    walker.currentNode = start;
    node = step();
  } else {
    // After the last child: its deepest text, or for a start there what follows.
    walker.currentNode = edge;
    node = backwards ? (lastTextIn(edge) ?? step()) : step();
    if (node) walker.currentNode = node;
  }
  for (; node; node = step()) {
    if (!(node instanceof Text) || !range.intersectsNode(node)) break;
    yield [node, node === startContainer ? startOffset : 0, node === endContainer ? endOffset : node.length];
  }
}

const lastTextIn = (node: Node): Node | null => {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  let last: Node | null = null;
  while (walker.nextNode()) last = walker.currentNode;
  return last;
};

/** How many texts without anything to see are passed over before the selection counts as invisible. */
const PATIENCE = 200;

const directionOf = (node: Node): string => {
  const element = node instanceof Element ? node : node.parentElement;
  return element ? getComputedStyle(element).direction : 'ltr';
};

/** Where a selection ends on the screen: by the character that was selected last. Undefined when nothing of it can be seen. */
export const selectionEnd = (range: Range, backwards: boolean): SelectionEnd | undefined => {
  let looked = 0;
  for (const [text, from, to] of textsOf(range, !backwards)) {
    if (++looked > PATIENCE) break;
    if (!hasInk(text, from, to)) continue;
    const selected = text.data.slice(from, to);
    const at = backwards ? from + selected.search(/\S/) : from + selected.trimEnd().length - 1;
    // Both halves of a character that is two units long.
    const low = /[\uDC00-\uDFFF]/.test(text.data[at] ?? '');
    const box = boxOf(
      text,
      low ? at - 1 : at,
      low ? at + 1 : Math.min(at + (backwards && /[\uD800-\uDBFF]/.test(text.data[at] ?? '') ? 2 : 1), text.length),
    );
    if (!box) continue;
    const toTheRight = (directionOf(text) === 'rtl') === backwards;
    return { box, side: backwards ? 'above' : 'below', x: toTheRight ? box.right : box.left };
  }
  return undefined;
};
