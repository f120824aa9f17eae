/** The name of the highlight, as style sheets know it: `::highlight(gloss-quote)`. */
const NAME = 'gloss-quote';

/** Readable on light and dark grounds alike: it sets both the ground and the ink. */
const STYLE = `::highlight(${NAME}) { background-color: #ffe08a; color: #1a1300; text-decoration: underline 2px #b45309; }`;

/** Marks ranges of the page without touching its DOM, and takes the marks away again. */
export interface QuoteHighlighter {
  /** Marks the ranges instead of what was marked before, and brings the first into view. False when nothing of them is in the page. */
  show(ranges: readonly Range[]): boolean;
  clear(): void;
}

/** A window with the CSS Custom Highlight API; every browser we run in has it, the DOM types do not promise it. */
type HighlightingWindow = Window & typeof globalThis;

/**
 * Ranges are painted by the CSS Custom Highlight API; the colours come from a style sheet that is adopted by each document and shadow
 * root concerned for as long as something is marked (https://drafts.csswg.org/css-highlight-api-1/).
 */
export const createQuoteHighlighter = (): QuoteHighlighter => {
  const adopted: { root: DocumentOrShadowRoot; sheet: CSSStyleSheet }[] = [];
  const views = new Set<HighlightingWindow>();

  const clear = (): void => {
    for (const view of views) view.CSS.highlights.delete(NAME);
    views.clear();
    for (const { root, sheet } of adopted.splice(0)) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((each) => each !== sheet);
  };

  const show = (ranges: readonly Range[]): boolean => {
    clear();
    const live = ranges.filter((range) => range.startContainer.isConnected);
    const first = live[0];
    if (!first) return false;
    for (const [view, own] of groupBy(live, (range) => range.startContainer.ownerDocument?.defaultView as HighlightingWindow)) {
      view.CSS.highlights.set(NAME, new view.Highlight(...own));
      views.add(view);
      for (const root of new Set(own.map((range) => range.startContainer.getRootNode() as Document | ShadowRoot))) {
        const sheet = new view.CSSStyleSheet();
        sheet.replaceSync(STYLE);
        root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
        adopted.push({ root, sheet });
      }
    }
    elementOf(first)?.scrollIntoView({ block: 'center', inline: 'nearest' });
    return true;
  };

  return { show, clear };
};

/** The nearest element that is laid out: inside a closed section that is the section's own visible part. */
const elementOf = (range: Range): Element | undefined => {
  const { startContainer, startOffset } = range;
  let element =
    startContainer.nodeType === 1
      ? ((startContainer.childNodes[startOffset] as Element | undefined) ?? (startContainer as Element))
      : startContainer.parentElement;
  while (element && !element.checkVisibility()) element = element.parentElement;
  return element ?? undefined;
};

const groupBy = <Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> => {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
};
