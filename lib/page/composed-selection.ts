import { movedChildren, type ShadowRootOf } from './flat-tree';

/** What a selection that crosses the edge of a shadow root holds, in the order in which it is seen. */
export interface ComposedSelection {
  readonly text: string;
  readonly nodes: ReadonlySet<Node>;
}

/** One end of a selection, where it really is: a page's own selection tells only the host of a shadow root that it is in. */
interface Boundary {
  readonly container: Node;
  readonly offset: number;
}

const UNSEEN = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'frame']);

function* flatTexts(node: Node, shadowRootOf: ShadowRootOf): Generator<Text> {
  if (node.nodeType === Node.TEXT_NODE) yield node as Text;
  if (node.nodeType !== Node.ELEMENT_NODE || UNSEEN.has((node as Element).localName)) return;
  for (const child of movedChildren(node as Element, shadowRootOf) ?? node.childNodes) yield* flatTexts(child, shadowRootOf);
}

/** Before (-1), in (0) or after (1) which character of a text an end lies; undefined when they are in different trees. */
const placeIn = (text: Text, { container, offset }: Boundary): number | undefined => {
  if (text === container) return offset;
  if (text.getRootNode() !== container.getRootNode()) return undefined;
  const range = document.createRange();
  range.setStart(container, offset);
  return range.comparePoint(text, 0) >= 0 ? 0 : text.length;
};

const blockOf = (text: Text): Element | null => {
  let element = text.parentElement;
  while (element && getComputedStyle(element).display.startsWith('inline')) element = element.parentElement;
  return element;
};

/** The text between two ends in different trees, hidden text left out, a new line for every block. */
export const textBetween = (body: Element, start: Boundary, end: Boundary, shadowRootOf: ShadowRootOf): ComposedSelection => {
  const nodes = new Set<Node>();
  let text = '';
  let begun = false;
  let block: Element | null | undefined;
  for (const node of flatTexts(body, shadowRootOf)) {
    let from = 0;
    if (!begun) {
      const place = placeIn(node, start);
      if (place === undefined || place >= node.length) continue;
      begun = true;
      from = place;
    }
    const to = placeIn(node, end) ?? node.length;
    const piece = node.data.slice(from, to).replace(/\s+/g, ' ');
    if (to < node.length && to <= from) break;
    if (piece.trim() !== '' && node.parentElement?.checkVisibility() !== false) {
      const own = blockOf(node);
      text += (block !== undefined && own !== block ? '\n' : '') + piece;
      block = own;
      nodes.add(node);
    }
    if (to < node.length || node === end.container) break;
  }
  return { text, nodes };
};
