import { isCollapsedSection, toggledIds } from './collapsed-section';
import { editorLines } from './editor-code';
import { lookAt, pageGround, type ElementLook } from './element-look';
import { frameDocument, movedChildren, type ShadowRootOf } from './flat-tree';
import { formValue, isDraft } from './form-value';
import { isHeadingPermalink } from './heading-permalink';
import { isLabelPair, markRepeatedPairs, splitLabel } from './label-pair';
import { addKid, addToLine, isTitle, nameWords, type Box, type Line, type Part } from './page-box';
import { pairsInRow } from './read-table';
import type { Unread } from '@/lib/core/capture';

const NEVER = new Set(
  'script style noscript template head meta link title base svg object embed audio video datalist source track param map area progress meter'.split(
    ' ',
  ),
);
const SECTIONS = new Set('main nav aside header footer article section form dialog search details summary fieldset figure'.split(' '));
const LABELS = new Set(['b', 'strong', 'label', 'th', 'dt']);
const CONTROL_ROLES = new Set(['button', 'menuitem', 'menuitemcheckbox', 'menuitemradio', 'tab', 'switch', 'option']);
const TIME =
  /\b\d{4}-\d\d-\d\d\b|\b\d{1,2}:\d\d\b|\b\d+\s*(?:s|m|h|d|w|mo|y|secs?|seconds?|mins?|minutes?|hours?|hrs?|days?|weeks?|months?|years?)\s+ago\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}\b|\b\d{1,2}(?:st|nd|rd|th)?\.?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b(?:yesterday|today|just now)\b/i;

export const looksLikeTime = (text: string): boolean => text.length < 80 && /\d|day|now/i.test(text) && TIME.test(text);

/** The moment that pointing at "about 2 months" tells: what is written there is right only until tomorrow. */
export const pointedTime = (element: Element | null): string | undefined => {
  const title = element?.getAttribute('title');
  // "See timeline at 2026-11-02 14:03": the words before are about a link.
  return title && /\d/.test(title) && looksLikeTime(title) ? title.replace(/^\D*\s(?=\d+[-./]\d)/, '').trim() : undefined;
};

export interface BuildDeps {
  readonly shadowRootOf: ShadowRootOf;
  /** True when the slice is used up: the walk yields. */
  readonly sliceIsOver: () => boolean;
  /** What is passed over with all that it holds, because a hint for this site says so. */
  readonly isNoise?: ((element: Element) => boolean) | undefined;
}

/** What holds for everything below an element until something says otherwise. */
interface Inherited {
  readonly linked: boolean;
  readonly control: boolean;
  readonly labelled: boolean;
  readonly collapsed: boolean;
  readonly ground: string;
  readonly textUnseen: boolean;
  readonly preserved: boolean;
  /** In a `code` that is a listing: its line breaks count though the style would fold them. */
  readonly listing: boolean;
}

interface Frame {
  next: Node | null;
  readonly moved: readonly Node[] | undefined;
  at: number;
  readonly box: Box;
  /** The box to finish when the frame is done; undefined for inline elements, which have none. */
  readonly opened: Box | undefined;
  readonly spaced: boolean;
  readonly state: Inherited;
  readonly styleKey: number;
}

/**
 * Reads the rendered page into a tree of boxes, in one walk over the flat tree. Yields when its slice is over; nothing in the page is
 * changed, focused or scrolled.
 * @param foreign gets the frames that the page may not look into
 */
export function* buildBoxes(body: Element, deps: BuildDeps, unread: Unread[], foreign: Element[]): Generator<void, Box> {
  const root = makeBox(body, undefined, false, false);
  const looks = new Map<string, { look: ElementLook; key: number }>();
  let keys = 0;
  const toggled = toggledBy();
  const frames: Frame[] = [];
  const counted = new Unseen();
  const ground: Inherited = {
    linked: false,
    control: false,
    labelled: false,
    collapsed: false,
    ground: pageGround(body.ownerDocument, viewOf(body)),
    textUnseen: false,
    preserved: false,
    listing: false,
  };
  const bodyLook = lookAt(body, viewOf(body), ground.ground, true);
  frames.push(
    frameFor(body, root, root, false, { ...ground, ground: bodyLook.ground ?? ground.ground, textUnseen: bodyLook.textUnseen }, 0, deps),
  );
  /** The picture of a formula whose text was just read. */
  let pictured: Element | null = null;

  while (frames.length > 0) {
    const frame = frames[frames.length - 1] as Frame;
    const node = frame.moved ? (frame.moved[frame.at++] ?? null) : frame.next;
    if (node === null) {
      frames.pop();
      if (frame.opened) finish(frame.opened);
      else if (frame.spaced) addSpace(frame.box, frame.box.element);
      continue;
    }
    if (!frame.moved) frame.next = node.nextSibling;

    if (node.nodeType === 3) {
      if (!frame.state.textUnseen) addText(frame.box, node as Text, frame.state);
      continue;
    }
    if (node.nodeType !== 1) continue;
    if (deps.sliceIsOver()) yield;

    const element = node as Element;
    const tag = element.localName;
    if (element === pictured || deps.isNoise?.(element) || isHeadingPermalink(element)) continue;
    if (NEVER.has(tag)) {
      if (tag === 'svg') addTitle(frame, element);
      continue;
    }
    if (tag === 'br') {
      addBreak(frame.box, element);
      continue;
    }
    if (tag === 'wbr') continue;
    if (tag === 'math') {
      addPart(frame.box, element, mathText(element), frame.state, true);
      continue;
    }

    // How it looks, and whether it is there at all.
    const attributes = element.hasAttributes() ? element.getAttributeNames() : NO_ATTRIBUTES;
    const name = frame.state.collapsed ? undefined : lookName(element, tag, attributes, frame.styleKey);
    const known = name === undefined ? undefined : looks.get(name);
    let key: number;
    let look: ElementLook;
    if (known && element.checkVisibility(SEEN)) ({ look, key } = known);
    else {
      look = lookAt(element, viewOf(element), frame.state.ground, !frame.state.collapsed);
      key = ++keys;
      if (name !== undefined && !known && look.plain) looks.set(name, { look, key });
    }

    let collapsed = frame.state.collapsed;
    if (look.flow === 'none' || look.unseen) {
      if (isMathBehindPicture(element)) {
        const math = element.querySelector('math');
        if (math) addPart(frame.box, element, mathText(math), frame.state, true);
        pictured = element.nextElementSibling;
        continue;
      }
      const mayOpen = look.flow === 'none' || look.closed;
      if (!mayOpen || !isCollapsedSection(element, toggled)) continue;
      collapsed = true;
    } else if (look.closed) {
      if (!isCollapsedSection(element, toggled)) continue;
      collapsed = true;
    }
    if (tag === 'details' && !(element as HTMLDetailsElement).open) collapsed = frame.state.collapsed;
    if (frame.box.tag === 'details' && tag !== 'summary' && !(frame.box.element as HTMLDetailsElement).open) collapsed = true;

    const role = attributes.includes('role') ? (element.getAttribute('role') ?? '') : '';
    const listing = tag === 'code' && isListing(element);
    const textUnseen = look.textUnseen && !collapsed ? true : collapsed && !frame.state.collapsed ? false : look.textUnseen;
    const state = inherit(frame.state, {
      linked: frame.state.linked || tag === 'a',
      control: frame.state.control || ((tag === 'button' || CONTROL_ROLES.has(role)) && !showsValue(element)),
      labelled: frame.state.labelled || LABELS.has(tag),
      collapsed,
      ground: look.ground ?? frame.state.ground,
      textUnseen,
      preserved: look.preserved || listing || frame.state.listing,
      listing: listing || frame.state.listing,
    });

    if (tag === 'img' || role === 'img') {
      addImage(frame.box, element, state, counted);
      if (tag === 'img') continue;
    }
    if (tag === 'canvas') {
      counted.canvas(element);
      continue;
    }
    if (tag === 'input' || tag === 'select' || tag === 'textarea') {
      addControl(frame.box, element, tag, state);
      continue;
    }
    if (tag === 'label' && isUncheckedRadio((element as HTMLLabelElement).control)) continue;
    if (attributes.includes('contenteditable') && (element as HTMLElement).isContentEditable && isDraft(element)) {
      frame.box.controls++;
      continue;
    }
    if (tag === 'iframe' || tag === 'frame') {
      if (!frameDocument(element)) {
        if (isWorthReading(element)) foreign.push(element);
        continue;
      }
    }

    const code = attributes.includes('class') ? editorLines(element) : undefined;
    const heading = /^h[1-6]$/.test(tag) || role === 'heading';
    const boxed =
      look.flow === 'block' ||
      heading ||
      code !== undefined ||
      listing ||
      ((look.flow === 'inline-block' || look.flow === 'inline') &&
        (SECTIONS.has(tag) || isLandmark(role) || tag.includes('-') || tag === 'iframe' || tag === 'pre'));
    if (!boxed || look.flow === 'contents') {
      const spaced = look.flow === 'inline-block' || ((tag === 'a' || state.control) && followsLink(element));
      if (spaced) addSpace(frame.box, element);
      frames.push(frameFor(element, frame.box, undefined, spaced, state, key, deps));
      continue;
    }
    if (role !== '') counted.role(element, role);
    const box = makeBox(
      element,
      frame.box,
      collapsed,
      tag === 'pre' || listing || code !== undefined || (look.verbatim && !isBoxOfCode(frame.box)),
      role,
    );
    addKid(frame.box, box);
    if (code) {
      const text = code.map((line) => (line.textContent ?? '').replace(/\u00a0/g, ' ').replace(/\u200b/g, '')).join('\n');
      addKid(box, {
        kind: 'line',
        parts: [{ node: code[0] ?? element, text, linked: false, control: false, labelled: false, preserved: true }],
      });
      finish(box, true);
      continue;
    }
    frames.push(frameFor(element, box, box, false, state, key, deps));
  }
  counted.report(unread);
  return root;
}

/** Most elements change nothing: then what was known is kept, and the new value can go at once. */
const inherit = (from: Inherited, own: Inherited): Inherited =>
  from.linked === own.linked &&
  from.control === own.control &&
  from.labelled === own.labelled &&
  from.collapsed === own.collapsed &&
  from.ground === own.ground &&
  from.textUnseen === own.textUnseen &&
  from.preserved === own.preserved &&
  from.listing === own.listing
    ? from
    : own;

/** Not a pixel that counts visitors. */
const isWorthReading = (frame: Element): boolean => {
  const { width, height } = frame.getBoundingClientRect();
  return width >= 150 && height >= 80;
};

/** A button whose face is a value of the record: the status that one presses to change it. */
const showsValue = (button: Element): boolean =>
  / (?:status|state|priority|severity|stage|resolution|assignee|value|lozenge|badge) /.test(nameWords(button)) &&
  (button.textContent ?? '').trim().split(/\s+/).length <= 3;

const SEEN = { opacityProperty: true, visibilityProperty: true } as const;
const STATES = new Set('hidden open aria-hidden aria-expanded data-state bgcolor color'.split(' '));

/** The number of one of many: "comment-1204" looks like "comment-1203". */
const NUMBERED = /\d{3,}(?=\s|$)/g;

/**
 * What elements that look alike have in common: name, class, state, and the same of the element around them. Whether one of them is
 * hidden all the same is asked of each.
 * @returns undefined for an element that style may single out: by its id (one that is no number), by a style of its own
 */
const lookName = (element: Element, tag: string, attributes: readonly string[], around: number): string | undefined => {
  if (attributes.length === 0) return `${around}>${tag}`;
  let name = `${around}>${tag}`;
  for (const attribute of attributes) {
    if (attribute === 'style' || (attribute === 'id' && element.id !== '' && !/\d/.test(element.id))) return undefined;
    if (attribute === 'class') name += `.${(element.getAttribute('class') ?? '').replace(NUMBERED, '')}`;
    else if (STATES.has(attribute)) name += `;${attribute}=${element.getAttribute(attribute) ?? ''}`;
  }
  return name;
};
const NO_ATTRIBUTES: readonly string[] = [];

const viewOf = (element: Element): Window & typeof globalThis => element.ownerDocument.defaultView ?? window;

const frameFor = (
  element: Element,
  box: Box,
  opened: Box | undefined,
  spaced: boolean,
  state: Inherited,
  styleKey: number,
  deps: BuildDeps,
): Frame => ({
  next: element.firstChild,
  moved: movedChildren(element, deps.shadowRootOf),
  at: 0,
  box,
  opened,
  spaced,
  state,
  styleKey,
});

const LANDMARKS = new Set(
  'navigation main banner contentinfo complementary search form region article toolbar menu menubar tablist tabpanel grid treegrid table row rowgroup cell gridcell columnheader rowheader list listitem log feed comment dialog alertdialog tree treeitem group'.split(
    ' ',
  ),
);
const isLandmark = (role: string): boolean => LANDMARKS.has(role);

/** Stands for the kids of a box that has none yet; never added to. */
const NO_KIDS: (Box | Line)[] = [];

const makeBox = (
  element: Element,
  parent: Box | undefined,
  collapsed: boolean,
  code: boolean,
  role = element.getAttribute('role') ?? '',
): Box => ({
  kind: 'box',
  element,
  tag: element.localName,
  role,
  parent,
  kids: NO_KIDS,
  collapsed,
  code,
  chars: 0,
  linkChars: 0,
  links: 0,
  controls: 0,
  prose: 0,
  fields: 0,
  times: 0,
  titles: 0,
  heads: 0,
  pair: false,
  dropped: undefined,
});

const isBoxOfCode = (box: Box): boolean => box.code;

/** A `code` of several lines that stands alone in its place: a listing whose style did not come along. */
const isListing = (code: Element): boolean => {
  const text = code.textContent ?? '';
  return /\S[^\n]*\n[^\n]*\S/.test(text) && (code.parentElement?.textContent ?? '').trim().length === text.trim().length;
};

/** Stands for the parts of a line that has none yet; never added to. */
const NO_PARTS: Part[] = [];

const openLine = (box: Box): Line => {
  const last = box.kids[box.kids.length - 1];
  if (last?.kind === 'line') return last;
  const line: Line = { kind: 'line', parts: NO_PARTS, text: undefined };
  addKid(box, line);
  return line;
};

const addText = (box: Box, node: Text, state: Inherited): void => {
  const text = node.data;
  if (text === '') return;
  // A no-break space holds a line open: between two lines of code it is the empty one.
  const blank = !/[^ \t\n\r\f]/.test(text);
  if (blank && box.kids[box.kids.length - 1]?.kind !== 'line' && !state.preserved) return;
  addToLine(openLine(box), {
    node,
    text,
    linked: state.linked,
    control: state.control,
    labelled: state.labelled,
    preserved: state.preserved && (!blank || box.tag === 'pre'),
  });
};

const addPart = (box: Box, node: Element, text: string, state: Inherited, spaced = false): void => {
  if (text === '') return;
  const padded = spaced ? ` ${text} ` : text;
  addToLine(openLine(box), {
    node,
    text: padded,
    linked: state.linked,
    control: state.control,
    labelled: state.labelled,
    preserved: false,
  });
};

const plain = (node: Element, text: string): Part => ({
  node,
  text,
  linked: false,
  control: false,
  labelled: false,
  preserved: text === '\n',
});
const addSpace = (box: Box, element: Element): void => {
  if (box.kids[box.kids.length - 1]?.kind === 'line') addToLine(openLine(box), plain(element, ' '));
};

/** One break stays in its paragraph, two make a new one. */
const addBreak = (box: Box, element: Element): void => {
  const last = box.kids[box.kids.length - 1];
  if (last?.kind !== 'line') return;
  for (let index = last.parts.length - 1; index >= 0; index--) {
    const part = last.parts[index] as Part;
    if (part.node.nodeType === 1 && (part.node as Element).localName === 'br') {
      addKid(box, { kind: 'line', parts: NO_PARTS, text: undefined });
      return;
    }
    if (/\S/.test(part.text)) break;
  }
  addToLine(last, plain(element, '\n'));
};

const addTitle = (frame: Frame, svg: Element): void => {
  // An icon that is named is a word only where nothing else is written.
  const label = svg.getAttribute('aria-label');
  if (label && svg.getAttribute('role') === 'img' && frame.box.role === 'cell') addPart(frame.box, svg, label, frame.state, true);
};

const DECORATIVE = /avatar|gravatar|icon|logo|emblem|spacer|pixel|photo of|profile|user image|badge|spinner|loading/i;

const addImage = (box: Box, element: Element, state: Inherited, counted: Unseen): void => {
  const alt = (element.getAttribute('alt') ?? (element.localName === 'img' ? '' : (element.getAttribute('aria-label') ?? ''))).trim();
  if (element.localName !== 'img') return;
  const name = `${alt} ${element.getAttribute('class') ?? ''} ${element.getAttribute('src')?.slice(-60) ?? ''}`;
  const image = element as HTMLImageElement;
  const width = Number(image.getAttribute('width') ?? image.naturalWidth) || 0;
  if (alt === '') {
    if (image.naturalWidth >= 400 && image.naturalHeight >= 150 && image.clientWidth >= 300) counted.image();
    return;
  }
  const emoji = !/[\p{L}\p{N}]{3}/u.test(alt);
  if (emoji || (/\s/.test(alt) && !DECORATIVE.test(name) && (width === 0 || width >= 64) && !state.control && !state.linked)) {
    addPart(box, element, alt, state, true);
  }
};

const isUncheckedRadio = (control: Element | null): boolean =>
  control?.localName === 'input' && (control as HTMLInputElement).type === 'radio' && !(control as HTMLInputElement).checked;

const addControl = (box: Box, element: Element, tag: string, state: Inherited): void => {
  if (tag === 'input') {
    const { type, checked } = element as HTMLInputElement;
    if (type === 'hidden') return;
    if (type === 'checkbox') {
      addPart(box, element, checked ? '[x]' : '[ ]', state, true);
      return;
    }
    if (type === 'radio') return;
  }
  const value = formValue(element)?.replace(/\r/g, '');
  if (value === undefined || !/\S/.test(value)) {
    box.controls++;
    return;
  }
  const line = openLine(box);
  addToLine(line, plain(element, ' '));
  addToLine(line, { node: element, text: value, linked: false, control: false, labelled: false, preserved: tag === 'textarea' });
  addToLine(line, plain(element, ' '));
};

const followsLink = (element: Element): boolean => {
  const before = element.previousSibling;
  return before !== null && before.nodeType === 1 && ((before as Element).localName === 'a' || (before as Element).localName === 'button');
};

const mathText = (math: Element): string =>
  (math.querySelector('annotation[encoding="application/x-tex"]')?.textContent ?? math.getAttribute('alttext') ?? math.textContent ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\{\\(?:display|text)style (.*)\}$/, '$1');

/** Maths for screen readers, while a picture of it is what is seen: the only hidden text that says what is shown. */
const isMathBehindPicture = (element: Element): boolean =>
  element.firstElementChild !== null &&
  element.querySelector('math') !== null &&
  element.nextElementSibling?.getAttribute('aria-hidden') === 'true';

/** Adds up a box once all of it is there. Empty boxes go, except where they keep two lines apart. */
const finish = (box: Box, code = false): void => {
  for (const kid of box.kids) {
    if (kid.kind === 'box') {
      box.chars += kid.chars;
      box.linkChars += kid.linkChars;
      box.links += kid.links;
      box.controls += kid.controls;
      box.prose += kid.prose;
      box.fields += kid.fields;
      box.times += kid.times;
      box.titles += kid.titles;
      box.heads += kid.heads;
      continue;
    }
    let chars = 0;
    let linkChars = 0;
    let value = false;
    let label = false;
    for (const part of kid.parts) {
      const length = part.text.length > 1 ? part.text.trim().length : 0;
      if (part.control) {
        if (length > 0) box.controls++;
        continue;
      }
      chars += length;
      if (part.linked) {
        linkChars += length;
        if (length > 0) box.links++;
      }
      if (length > 0 && part.node.nodeType === 1)
        value ||= /^(?:input|select|textarea)$/.test((part.node as Element).localName) && part.text !== ' [x] ' && part.text !== ' [ ] ';
      else if (length > 0 && part.labelled) label = true;
      if (length > 3 && length < 60 && (looksLikeTime(part.text) || pointedTime(part.node.parentElement))) box.times++;
    }
    box.chars += chars;
    box.linkChars += linkChars;
    if (value || (label && chars < 250 && splitLabel(kid))) box.fields++;
    if (code || (chars - linkChars >= 60 && linkChars < chars * 0.5)) box.prose += chars - linkChars;
  }
  if (box.tag === 'time') box.times++;
  if (isTitle(box)) box.titles++;
  if (box.tag === 'h1' || box.tag === 'h2' || box.role === 'heading') box.heads++;
  if (box.tag === 'dt' && box.chars > 0) box.fields++;
  else if ((box.tag === 'tr' || box.role === 'row') && box.fields === 0) box.fields += pairsInRow(box);
  else if (box.chars <= 500 && box.chars > 0 && box.kids.length > 1 && box.fields <= 1 && isLabelPair(box)) {
    box.pair = true;
    if (box.fields === 0) box.fields++;
  }
  if (box.tag !== 'tr' && box.tag !== 'table' && box.role !== 'row') markRepeatedPairs(box);
  const { parent } = box;
  if (box.kids.length === 0 && parent) {
    const before = parent.kids[parent.kids.length - 2];
    if (before === undefined || before.kind === 'box') parent.kids.pop();
  }
};

const toggledBy = (): ((root: Document | ShadowRoot) => ReadonlySet<string>) => {
  const known = new Map<Node, ReadonlySet<string>>();
  return (root) => {
    let ids = known.get(root);
    if (!ids) known.set(root, (ids = toggledIds(root)));
    return ids;
  };
};

/** What the walk came by and could not read. */
class Unseen {
  private canvases = 0;
  private images = 0;
  private readonly lists = new Map<Element, { readonly size: number; rows: number }>();

  canvas(element: Element): void {
    const { width, height } = element.getBoundingClientRect();
    if (width >= 300 && height >= 150) this.canvases++;
  }
  /** A grid or list that says how many rows it has, and each row that is there. */
  role(element: Element, role: string): void {
    if (role === 'row' || role === 'listitem' || role === 'treeitem' || role === 'article') {
      const size = Number(element.getAttribute('aria-setsize'));
      const list =
        size > 0 ? (element.closest('[role=list], [role=feed], [role=tree]') ?? element.parentElement) : element.closest('[aria-rowcount]');
      if (!list) return;
      const known = this.lists.get(list) ?? { size, rows: 0 };
      known.rows++;
      this.lists.set(list, known);
    }
    const rows = Number(element.getAttribute('aria-rowcount'));
    if (rows > 0) this.lists.set(element, { size: rows, rows: 0 });
  }
  image(): void {
    this.images++;
  }
  report(unread: Unread[]): void {
    for (const { size, rows } of this.lists.values()) {
      if (rows < size) unread.push({ what: 'rows', count: size - rows, of: size });
    }
    if (this.canvases > 0) unread.push({ what: 'canvas', count: this.canvases });
    if (this.images > 0) unread.push({ what: 'image-text', count: this.images });
  }
}
