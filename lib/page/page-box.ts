import { UNSEEN, withoutUnseen } from '@/lib/core/unseen-characters';

/** A piece of running text: a text node, or an element that stands for text (a form value, an image's alt). */
export interface Part {
  readonly node: Text | Element;
  /** As in the page; not collapsed yet. */
  readonly text: string;
  /** Inside a link. */
  readonly linked: boolean;
  /** Inside a button or another control: a word of the interface, unless it turns out to be a field's value. */
  readonly control: boolean;
  /** Emphasised as a label would be: `b`, `strong`, `label`, `th`, `dt`, or a label's class. */
  readonly labelled: boolean;
  /** White space is shown as it is. */
  readonly preserved: boolean;
}

/** Consecutive inline content of one box: what a browser would lay out as one paragraph. */
export interface Line {
  readonly kind: 'line';
  parts: Part[];
  /** What `lineText` found, kept as long as no part is added: most lines are asked several times. */
  text?: string | undefined;
}

/** A block-level element that is rendered, with what it holds. The tree of boxes is what every later step looks at; the DOM is read once. */
export interface Box {
  readonly kind: 'box';
  readonly element: Element;
  /** Lower case. */
  readonly tag: string;
  readonly role: string;
  readonly parent: Box | undefined;
  /** In reading order; replaced by the first kid, as most boxes have one and an array that grew keeps room for many. */
  kids: (Box | Line)[];
  /** Inside a closed section or an inactive tab. */
  readonly collapsed: boolean;
  /** Set as code is: `pre`, an editor, or lines that never wrap. */
  readonly code: boolean;
  /** Visible characters, controls left out. */
  chars: number;
  linkChars: number;
  links: number;
  /** Buttons and empty inputs. */
  controls: number;
  /** Characters of sentences: long lines that are not links. */
  prose: number;
  /** Label and value pairs and filled form fields. */
  fields: number;
  /** Dates and times of day. */
  times: number;
  /** Headings of the first level, which the page's title is. */
  titles: number;
  /** Headings of the first two levels, and what is called a heading. */
  heads: number;
  /** A label and its value, and nothing else. */
  pair: boolean;
  /** Why nothing of it is read; undefined while it is. */
  dropped: string | undefined;
}

/** A heading of the first level. */
export const isTitle = (box: Box): boolean =>
  box.tag === 'h1' || (box.role === 'heading' && box.element.getAttribute('aria-level') === '1');

export const isHeading = (box: Box): boolean => /^h[1-6]$/.test(box.tag) || box.role === 'heading';

export const isBox = (kid: Box | Line): kid is Box => kid.kind === 'box';

/** Whether there is more in it than lines. */
export const holdsBoxes = (box: Box): boolean => box.kids.some(isBox);

/** Collapses white space as HTML does; line breaks that the page shows (`br`, `pre`) stay as one "\n". */
export const lineText = (line: Line, withControls = false): string => {
  if (!withControls) return (line.text ??= joined(line, false));
  return joined(line, true);
};

const joined = (line: Line, withControls: boolean): string => {
  let text = '';
  for (const part of line.parts) {
    if (part.control && !withControls) {
      text += ' ';
      continue;
    }
    text += part.preserved || !UNEVEN.test(part.text) ? part.text : part.text.replace(/\s+/g, ' ');
  }
  return collapse(text);
};

export const collapse = (text: string): string =>
  UNEVEN.test(text) || UNSEEN.test(text)
    ? withoutUnseen(text)
        .replace(/[^\S\n]+/g, ' ')
        .replace(/ ?\n[ \n]*/g, '\n')
        .trim()
    : text.trim();

/** White space that is more than one blank. */
const UNEVEN = /[^\S ]|  /;

/** The text of a box as one string, its lines separated by `separator`. */
export const boxText = (box: Box, separator = ' ', withControls = false): string => {
  const texts: string[] = [];
  const visit = (each: Box): void => {
    for (const kid of each.kids) {
      if (isBox(kid)) {
        if (kid.dropped === undefined) visit(kid);
        continue;
      }
      const text = lineText(kid, withControls);
      if (text !== '') texts.push(text);
    }
  };
  visit(box);
  return texts.join(separator);
};

/** The first words of a box, as `boxText` has them; at most `chars` characters. */
export const boxStart = (box: Box, chars: number): string => {
  let text = '';
  const visit = (each: Box): void => {
    for (const kid of each.kids) {
      if (text.length >= chars) return;
      if (isBox(kid)) {
        if (kid.dropped === undefined) visit(kid);
        continue;
      }
      const own = lineText(kid);
      if (own !== '') text += text === '' ? own : ` ${own}`;
    }
  };
  visit(box);
  return text.slice(0, chars);
};

/** Adds a box or line at the end. */
export const addKid = (box: Box, kid: Box | Line): void => {
  if (box.kids.length === 0) box.kids = [kid];
  else box.kids.push(kid);
};

/** Adds a part at the end of a line. */
export const addToLine = (line: Line, part: Part): void => {
  if (line.parts.length === 0) line.parts = [part];
  else line.parts.push(part);
  line.text = undefined;
};

/** Every part of a box, in reading order. */
export const boxParts = (box: Box): Part[] => {
  const parts: Part[] = [];
  const visit = (each: Box): void => {
    for (const kid of each.kids) {
      if (isBox(kid)) {
        if (kid.dropped === undefined) visit(kid);
      } else parts.push(...kid.parts);
    }
  };
  visit(box);
  return parts;
};

/** The words of an element's class and id, as a name would be read: "issue-sideBar_2" is " issue side bar 2 ". */
export const nameWords = (element: Element): string => {
  if (!element.hasAttributes()) return '';
  const name = `${element.getAttribute('class') ?? ''} ${element.id}`;
  if (name.length < 2) return '';
  return ` ${name
    .slice(0, 400)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .toLowerCase()} `;
};

/** Takes a box out of what is read, and out of the sums of the boxes around it. */
export const drop = (box: Box, why: string): void => {
  if (box.dropped !== undefined) return;
  box.dropped = why;
  for (let up = box.parent; up; up = up.parent) {
    up.chars -= box.chars;
    up.linkChars -= box.linkChars;
    up.links -= box.links;
    up.controls -= box.controls;
    up.prose -= box.prose;
    up.fields -= box.fields;
    up.times -= box.times;
    up.titles -= box.titles;
    up.heads -= box.heads;
  }
  if (box.parent?.pair) unpair(box.parent);
};

/** What was a label and its value is none when one of them is gone. */
const unpair = (box: Box): void => {
  box.pair = false;
  const own = box.kids.reduce((rest, kid) => (isBox(kid) && kid.dropped === undefined ? rest - kid.fields : rest), box.fields);
  for (let up: Box | undefined = box; up; up = up.parent) up.fields -= own;
};
