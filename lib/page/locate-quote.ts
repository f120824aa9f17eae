import type { LiveBlock } from './capture-page';
import { frameDocument, movedChildren, openShadowRootOf, type ShadowRootOf } from './flat-tree';
import { folded, indexTexts, type Folding, type TextIndex } from './text-index';

/**
 * Finds the words of a quote in the live page. First in the blocks it came from; when they are gone because the page was rendered anew,
 * wherever their text stands now.
 * @returns one range per text node that holds a part of the quote, in reading order; a form value's range selects its control. Empty
 * when the page no longer has the quote.
 */
export const locateQuote = (
  quote: string,
  blocks: readonly LiveBlock[],
  document: Document,
  shadowRootOf: ShadowRootOf = openShadowRootOf,
): readonly Range[] => {
  const nodes = blocks.flatMap((block) => block.nodes);
  const values = blocks.flatMap((block) => valueOf(quote, block) ?? []);
  const wordings = [quote, ...values];
  if (nodes.length > 0 && nodes.every((node) => node.isConnected)) {
    for (const words of wordings) {
      const ranges = findIn(nodes, words);
      if (ranges.length > 0) return ranges;
    }
  }
  const around = blocks.map((block) => block.block.text).join(' ');
  // What is hidden between the words would part them; only what stands in a closed section is looked for there.
  for (const seen of [true, false]) {
    const page = [...pageTexts(document.body, shadowRootOf, seen)];
    for (const words of wordings) {
      const ranges = findNear(page, words, around);
      if (ranges.length > 0) return ranges;
    }
  }
  return [];
};

/** The value of a field that is quoted with its label: the label may be written nowhere, or apart from it. */
const valueOf = (quote: string, { block }: LiveBlock): string | undefined => {
  const { label } = block;
  if (block.kind !== 'field' || label === undefined || !quote.startsWith(`${label}:`)) return undefined;
  return quote.slice(label.length + 1).trim() || undefined;
};

const findIn = (nodes: readonly (Text | Element)[], quote: string): readonly Range[] => {
  for (const folding of ['exact', 'loose'] as const) {
    const index = indexTexts(nodes, folding);
    const words = folded(quote, folding);
    const at = words === '' ? -1 : index.text.indexOf(words);
    if (at >= 0) return rangesOf(index, at, at + words.length);
  }
  return [];
};

/** Where the quote stands more than once, the one inside the text it was taken from; none when that text is gone. */
const findNear = (nodes: readonly (Text | Element)[], quote: string, around: string): readonly Range[] => {
  const folding: Folding = 'loose';
  const words = folded(quote, folding);
  if (words === '') return [];
  const index = indexTexts(nodes, folding);
  const context = folded(around, folding);
  const start = context === '' ? -1 : index.text.indexOf(context);
  const inside = start < 0 ? -1 : index.text.indexOf(words, start);
  if (inside >= 0 && inside < start + context.length) return rangesOf(index, inside, inside + words.length);
  const at = index.text.indexOf(words);
  const isAmbiguous = context !== '' && index.text.indexOf(words, at + 1) >= 0;
  return at < 0 || isAmbiguous ? [] : rangesOf(index, at, at + words.length);
};

const rangesOf = (index: TextIndex, from: number, to: number): readonly Range[] => {
  const ranges: Range[] = [];
  for (let at = from; at < to;) {
    const nodeIndex = index.nodeAt[at] as number;
    let last = at;
    while (last + 1 < to && index.nodeAt[last + 1] === nodeIndex) last++;
    const node = index.nodes[nodeIndex] as Text | Element;
    const range = node.ownerDocument.createRange();
    if (node.nodeType === 3) {
      range.setStart(node, index.offsetAt[at] as number);
      range.setEnd(node, Math.min((node as Text).length, (index.offsetAt[last] as number) + 1));
    } else range.selectNode(node);
    ranges.push(range);
    at = last + 1;
  }
  return ranges;
};

const SKIPPED = new Set(['script', 'style', 'noscript', 'template', 'svg', 'head']);

/**
 * Every text of the rendered page and every control that may hold one.
 * @param seen leaves out what is hidden
 */
function* pageTexts(node: Node, shadowRootOf: ShadowRootOf, seen: boolean): Generator<Text | Element> {
  if (node.nodeType === 3) {
    if (/\S/.test((node as Text).data)) yield node as Text;
    return;
  }
  if (node.nodeType !== 1) return;
  const element = node as Element;
  const tag = element.localName;
  if (SKIPPED.has(tag)) return;
  if (seen && !element.checkVisibility(VISIBLE) && !isContents(element)) return;
  if (tag === 'input' || tag === 'textarea' || tag === 'select') {
    yield element;
    return;
  }
  if (tag === 'iframe' && !frameDocument(element)) return;
  const moved = movedChildren(element, shadowRootOf);
  if (moved) for (const child of moved) yield* pageTexts(child, shadowRootOf, seen);
  else for (let child = element.firstChild; child; child = child.nextSibling) yield* pageTexts(child, shadowRootOf, seen);
}

const VISIBLE = { opacityProperty: true } as const;

/** Has no box of its own while its children have theirs, which `checkVisibility` takes for hidden. */
const isContents = (element: Element): boolean =>
  element.localName === 'slot' || element.ownerDocument.defaultView?.getComputedStyle(element).display === 'contents';
