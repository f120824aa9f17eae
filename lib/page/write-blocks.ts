import type { Block, BlockKind, Turn } from '@/lib/core/block';
import { withoutUnseen } from '@/lib/core/unseen-characters';
import { isCodeLines, isGutter } from './code-lines';
import { isGrid, gridRows } from './read-grid';
import { isValue, LABEL_CHARS, pairValue, shortPair, splitLabel } from './label-pair';
import { boxParts, boxText, collapse, holdsBoxes, isBox, isHeading, lineText, nameWords, type Box, type Line, type Part } from './page-box';
import { isActionLine } from './page-chrome';
import { hasQuoteBar, isMailHead, opensQuote, partsByMark } from './quoted-mail';
import { firstRows, headerRow, isTable, rowBoxes, tableForm, tableRow, type TableRow } from './read-table';

/** A block before it has its id, with the nodes it was read from. */
export interface Draft {
  readonly block: Omit<Block, 'id'>;
  /** The element that holds it. */
  readonly element: Element;
  readonly nodes: readonly (Text | Element)[];
}

interface Place {
  readonly depth: number;
  readonly number: number | undefined;
  readonly item: boolean;
  readonly turn: Turn | undefined;
  readonly quoted: boolean;
}

/** Writes the blocks of a tree of boxes in reading order. Yields when the slice is over. */
export function* writeBlocks(root: Box, turns: ReadonlyMap<Box, Turn>, sliceIsOver: () => boolean): Generator<void, Draft[]> {
  const drafts: Draft[] = [];
  const headings: { level: number; text: string }[] = [];
  let path: string[] = [];
  /** The contribution whose rest is quoted mail, or may be: after "Ada wrote:" what is marked tells, where nothing is, all of it. */
  let quoting: { readonly turn: Turn; sure: boolean } | undefined;

  /** Follows a line of a contribution into and through the mail that it quotes. */
  const isQuoted = (text: string, place: Place): boolean => {
    const { turn } = place;
    if (!turn || place.quoted) {
      if (turn && quoting?.turn === turn && !quoting.sure) quoting = undefined;
      return place.quoted;
    }
    const last = drafts.at(-1);
    const begun = last?.block.turn === turn && drafts.at(-2)?.block.turn === turn;
    const opens = opensQuote(text) ?? (begun && isMailHead(last.block.text, text) ? 'rest' : undefined);
    // A mail's own head opens nothing: something was said before.
    if (opens && (last?.block.turn === turn || opens === 'next')) {
      quoting = { turn, sure: opens === 'rest' };
      return true;
    }
    if (quoting?.turn !== turn) return false;
    quoting.sure = true;
    return true;
  };

  const push = (
    kind: BlockKind,
    written: string,
    element: Element,
    parts: readonly Part[],
    place: Place,
    collapsed: boolean,
    more: Partial<Block> = {},
  ): void => {
    // Code keeps its spaces, and no more than them.
    const text = kind === 'code' ? withoutUnseen(written) : written;
    if (!(kind === 'code' ? /\S/ : /[\p{L}\p{N}]/u).test(text)) return;
    const quoted = place.turn ? isQuoted(text, place) : place.quoted;
    drafts.push({
      block: {
        kind,
        text,
        headings: path,
        ...more,
        ...(place.turn ? { turn: place.turn } : {}),
        ...(quoted ? { quoted: true } : {}),
        ...(collapsed ? { collapsed: true } : {}),
      },
      element,
      nodes: parts.filter((part) => part.node.nodeType === 3 || /\S/.test(part.text)).map((part) => part.node),
    });
  };

  const heading = (box: Box, place: Place): void => {
    const text = boxText(box, ' ', true);
    if (text === '' || (place.turn && isTurnHead(text, place.turn))) return;
    const level = headingLevel(box.element);
    while (headings.length > 0 && (headings[headings.length - 1] as { level: number }).level >= level) headings.pop();
    path = headings.map((each) => each.text);
    push('heading', text, box.element, boxParts(box), place, box.collapsed, { level });
    headings.push({ level, text: text.slice(0, 200) });
    path = headings.map((each) => each.text);
  };

  const field = (label: string, value: string, element: Element, parts: readonly Part[], place: Place, collapsed: boolean): void => {
    const name = label.replace(/[\s:*]+$/, '').replace(/\s+/g, ' ');
    if (value === '' || name === '') return;
    push('field', `${name}: ${value}`, element, parts, place, collapsed, { label: name });
  };

  const line = (each: Line, box: Box, place: Place): void => {
    const valueAt = each.parts.findIndex(isValue);
    if (valueAt >= 0) {
      controlFields(each, box, place, valueAt);
      return;
    }
    const text = lineText(each);
    if (text === '' || (isActionLine(text) && !isState(each))) return;
    if (text === '[ ]' || text === '[x]') return;
    if (place.turn && (isTurnHead(text, place.turn) || isPermalink(text, each))) return;
    const split = (place.item && place.turn) || opensQuote(text) ? undefined : splitLabel(each);
    if (split) {
      field(split.label, split.value, box.element, each.parts, place, box.collapsed);
      return;
    }
    const kind: BlockKind = place.item ? 'list-item' : place.turn ? 'comment' : place.quoted ? 'quote' : 'paragraph';
    for (const part of partsByMark(text))
      push(kind, part.text, box.element, each.parts, quotedIf(place, part.quoted), box.collapsed, place.item ? listProps(place) : {});
  };

  /** Form values, each with the words before it, or with the label that belongs to it. */
  const controlFields = (each: Line, box: Box, place: Place, _first: number): void => {
    let before: Part[] = [];
    for (const part of each.parts) {
      if (!isValue(part)) {
        before.push(part);
        continue;
      }
      const text = lineText({ kind: 'line', parts: before });
      const value = part.preserved ? part.text.replace(/\s+$/, '') : collapse(part.text);
      const own = labelOf(part.node as Element);
      const last = drafts[drafts.length - 1];
      if (text !== '' && text.length <= LABEL_CHARS * 2) field(text, value, box.element, [...before, part], place, box.collapsed);
      else if (own !== undefined) {
        if (last && last.block.kind !== 'heading' && clean(last.block.text) === clean(own)) drafts.pop();
        field(own, value, part.node as Element, [part], place, box.collapsed);
      } else push('paragraph', value, part.node as Element, [part], place, box.collapsed);
      before = [];
    }
    const rest = { kind: 'line' as const, parts: before };
    if (lineText(rest) !== '') line(rest, box, place);
  };

  function* list(box: Box, place: Place): Generator<void> {
    const ordered = box.tag === 'ol';
    let number = Number(box.element.getAttribute('start')) || 1;
    for (const kid of box.kids) {
      if (!isBox(kid)) {
        line(kid, box, place);
        continue;
      }
      if (kid.dropped !== undefined) continue;
      if (kid.tag !== 'li' && kid.role !== 'listitem') {
        yield* visit(kid, place);
        continue;
      }
      const turn = turns.get(kid) ?? place.turn;
      const isContribution = turns.has(kid) || kid.prose > 1200;
      yield* visit(kid, {
        ...place,
        item: !isContribution,
        depth: place.depth + (isContribution ? 0 : 1),
        number: ordered ? number : undefined,
        turn,
      });
      number++;
    }
  }

  function* table(box: Box, place: Place): Generator<void> {
    const first = firstRows(box);
    const form = tableForm(box, first);
    if (form === 'layout') {
      yield* kids(box, place);
      return;
    }
    for (const kid of box.kids)
      if (isBox(kid) && kid.tag === 'caption' && kid.dropped === undefined)
        push('paragraph', boxText(kid), kid.element, boxParts(kid), place, kid.collapsed);
    const inner = { ...place, item: false };
    if (form === 'fields') {
      for (const row of rowBoxes(box)) fieldRow(tableRow(row), inner);
      return;
    }
    const header = headerRow(first);
    const names: string[] = [];
    for (const cell of header?.cells ?? []) for (let index = 0; index < cell.span; index++) names.push(boxText(cell.box, ' ', true));
    let carried: { text: string; left: number }[] = [];
    for (const rowBox of rowBoxes(box)) {
      if (sliceIsOver()) yield;
      const row = tableRow(rowBox);
      const texts: string[] = [];
      const cells: { header?: string; text: string }[] = [];
      let column = 0;
      const next: { text: string; left: number }[] = [];
      const carry = (): void => {
        for (let from = carried[column]; from && from.left > 0; from = carried[column]) {
          cells.push(cellOf(names[column], from.text));
          next[column] = { text: from.text, left: from.left - 1 };
          column++;
        }
      };
      for (const cell of row.cells) {
        carry();
        const text = boxText(cell.box) || boxText(cell.box, ' ', true);
        texts.push(text.replace(/\n+/g, ' '));
        cells.push(cellOf(rowBox === header?.box ? undefined : names[column], text));
        if (cell.rows > 1) for (let index = 0; index < cell.span; index++) next[column + index] = { text, left: cell.rows - 1 };
        column += cell.span;
      }
      carry();
      carried = next;
      const text = texts.every((each) => each === '') ? '' : texts.join(' | ');
      push('row', text, row.box.element, boxParts(row.box), inner, row.box.collapsed, { cells });
    }
  }

  const fieldRow = (row: TableRow, place: Place): void => {
    const { cells } = row;
    if (cells.length === 1 && cells[0]) {
      push('paragraph', boxText(cells[0].box), row.box.element, boxParts(cells[0].box), place, row.box.collapsed);
      return;
    }
    for (let index = 0; index + 1 < cells.length; index += 2) {
      const label = cells[index]?.box;
      const value = cells[index + 1]?.box;
      if (!label || !value) continue;
      const text = boxText(value, value.kids.length > 2 ? ', ' : ' ') || boxText(value, ' ', true);
      if (label.chars === 0) push('paragraph', text, value.element, boxParts(value), place, value.collapsed);
      else field(boxText(label), text, row.box.element, [...boxParts(label), ...boxParts(value)], place, row.box.collapsed);
    }
  };

  /** Rows and cells that are neither a table nor called one. */
  function* grid(box: Box, place: Place): Generator<void> {
    const names: string[] = [];
    for (const row of gridRows(box)) {
      if (sliceIsOver()) yield;
      const texts = row.cells.map((cell) => boxText(cell) || boxText(cell, ' ', true));
      if (row.heading) names.push(...texts);
      const cells = texts.map((text, index) => cellOf(row.heading ? undefined : names[index], text));
      push('row', texts.join(' | '), row.box.element, boxParts(row.box), { ...place, item: false }, row.box.collapsed, { cells });
    }
  }

  function* definitions(box: Box, place: Place): Generator<void> {
    let label: Box | undefined;
    for (const kid of box.kids) {
      if (!isBox(kid)) {
        line(kid, box, place);
        continue;
      }
      if (kid.dropped !== undefined) continue;
      if (kid.tag === 'dt') {
        if (label) push('paragraph', boxText(label), label.element, boxParts(label), place, label.collapsed);
        label = kid;
        continue;
      }
      if (kid.tag === 'div') {
        yield* definitions(kid, place);
        continue;
      }
      if (label && boxText(label).length <= LABEL_CHARS * 1.5 && kid.chars <= 400) {
        field(
          boxText(label),
          boxText(kid) || boxText(kid, ' ', true),
          label.element.parentElement ?? kid.element,
          [...boxParts(label), ...boxParts(kid)],
          place,
          kid.collapsed,
        );
      } else {
        if (label) push('paragraph', boxText(label), label.element, boxParts(label), place, label.collapsed);
        yield* visit(kid, place);
      }
      label = undefined;
    }
    if (label) push('paragraph', boxText(label), label.element, boxParts(label), place, label.collapsed);
  }

  function* kids(box: Box, place: Place): Generator<void> {
    const pair = box.pair ? shortPair(box) : undefined;
    if (pair) {
      const parts = isBox(pair.value) ? boxParts(pair.value) : pair.value.parts;
      field(pair.label, pairValue(pair.value), box.element, [...pair.parts, ...parts], place, box.collapsed);
      return;
    }
    if (isGrid(box)) {
      yield* grid(box, place);
      return;
    }
    let first = true;
    for (const kid of box.kids) {
      if (!isBox(kid)) {
        line(kid, box, first ? place : { ...place, item: false });
        first = false;
        continue;
      }
      if (sliceIsOver()) yield;
      const steps = enter(kid, place);
      if (steps) yield* steps;
    }
  }

  function* visit(box: Box, outer: Place): Generator<void> {
    if (sliceIsOver()) yield;
    const steps = enter(box, outer);
    if (steps) yield* steps;
  }

  /** Writes a box that is one step, and gives the steps of one that is more. */
  const enter = (box: Box, outer: Place): Generator<void> | undefined => {
    if (box.dropped !== undefined) return undefined;
    const own = turns.get(box);
    let place = own && own !== outer.turn ? { ...outer, turn: own, item: false, depth: 0 } : outer;
    const { tag, role } = box;
    if (isHeading(box)) {
      heading(box, place);
      return undefined;
    }
    if (box.code && (tag === 'pre' || box.prose > 0 || /\n/.test(rawText(box)))) {
      code(box, place);
      return undefined;
    }
    if (isGutter(box)) return undefined;
    if (isCodeLines(box)) {
      code(box, place);
      return undefined;
    }
    if (isTable(box)) return table(box, place);
    if (role === 'row') {
      const row = tableRow(box);
      const [label, value] = row.cells;
      if (label && value && row.cells.length === 2) {
        const text = boxText(value.box) || boxText(value.box, ' ', true);
        field(boxText(label.box, ' ', true), text, box.element, boxParts(box), place, box.collapsed);
        return undefined;
      }
    }
    if (tag === 'ul' || tag === 'ol' || tag === 'menu' || role === 'list') return list(box, place);
    if (tag === 'dl') return definitions(box, place);
    if (tag === 'blockquote' || (place.turn && hasQuoteBar(box.element))) place = { ...place, quoted: true };
    if (box.pair || holdsBoxes(box)) return kids(box, place);
    let rest = place;
    for (const each of box.kids) {
      if (!isBox(each)) line(each, box, rest);
      rest = { ...place, item: false };
    }
    return undefined;
  };

  const code = (box: Box, place: Place): void => {
    const text = rawText(box);
    if (/^\s*(?:\d+\s*)+$/.test(text) && /\n/.test(text.trim())) return;
    const kind: BlockKind =
      place.turn &&
      !/ (?:code|highlight|source|lang\w*|hljs|prettyprint) /.test(nameWords(box.element)) &&
      box.element.querySelector('code') === null &&
      isProse(text)
        ? 'comment'
        : 'code';
    const parts = kind === 'comment' ? partsByMark(text) : [{ text, quoted: false }];
    for (const part of parts)
      push(kind, part.text, box.element, boxParts(box), quotedIf({ ...place, item: false }, part.quoted), box.collapsed);
  };

  yield* visit(root, { depth: -1, number: undefined, item: false, turn: undefined, quoted: false });
  return drafts;
}

/** Says no more than who wrote a contribution and when, which its `turn` says. */
const isTurnHead = (text: string, turn: Turn): boolean => {
  if (text.length > 160) return false;
  let rest = text;
  let known = false;
  for (const part of [turn.author, turn.time]) {
    if (part === undefined || !rest.includes(part)) continue;
    rest = rest.split(part).join(' ');
    known = true;
  }
  return known && HEAD_WORDS.test(rest.toLowerCase());
};
const HEAD_WORDS =
  /^(?:\s|[^\p{L}\p{N}]|#?\d+\b|@[\w.-]+|\b(?:by|on|at|from|posted|commented|wrote|said|says|added|a|an|the|comment|note|updated|created|asked|answered|replied|ago|edited|author|date|utc|gmt|am|pm|s|user|member|about|over|almost|less|than|seconds?|minutes?|hours?|days?|weeks?|months?|years?|private|internal|public)\b)*$/u;

/** A badge says how it stands ("open"), in the word that a button would have. */
const isState = ({ parts }: Line): boolean =>
  parts.every(
    ({ node, text, linked, control }) =>
      !/\S/.test(text) ||
      (!linked &&
        !control &&
        node.parentElement !== null &&
        / (?:badge|status|state|lozenge|pill|chip) /.test(nameWords(node.parentElement))),
  );

/** The number of a contribution, to link to it. */
const isPermalink = (text: string, { parts }: Line): boolean =>
  /^#?\d+$/.test(text) && parts.every((part) => part.linked || part.control || !/\S/.test(part.text));

const quotedIf = (place: Place, quoted: boolean): Place => (quoted ? { ...place, quoted } : place);

const cellOf = (header: string | undefined, text: string): { header?: string; text: string } => (header ? { header, text } : { text });

const listProps = (place: Place): Partial<Block> => ({
  depth: Math.max(0, place.depth),
  ...(place.number === undefined ? {} : { number: place.number }),
});

const headingLevel = (element: Element): number => {
  const level = Number(element.getAttribute('aria-level') ?? element.localName.slice(1));
  return level >= 1 && level <= 6 ? level : 2;
};

const clean = (text: string): string => text.replace(/[\s:*]+$/, '').trim();

/** What a form control is called, by the ways HTML has for it. */
const labelOf = (control: Element): string | undefined => {
  const labels = Array.from((control as HTMLInputElement).labels ?? [], (label) => collapse(label.textContent ?? '')).filter(
    (text) => text !== '',
  );
  if (labels[0]) return labels[0];
  const ids = control.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const root = control.getRootNode() as Document | ShadowRoot;
  const named = ids
    .map((id) => collapse(root.getElementById(id)?.textContent ?? ''))
    .join(' ')
    .trim();
  return named || control.getAttribute('aria-label') || control.getAttribute('title') || control.getAttribute('placeholder') || undefined;
};

/** Text as written, line by line; numbered gutters left out. */
const rawText = (box: Box): string => {
  let text = '';
  const visit = (each: Box): void => {
    for (const kid of each.kids) {
      if (isBox(kid)) {
        if (kid.dropped !== undefined) continue;
        if (text !== '' && !text.endsWith('\n')) text += '\n';
        visit(kid);
        if (!text.endsWith('\n')) text += '\n';
        continue;
      }
      for (const part of kid.parts) {
        if (part.control) continue;
        const element = part.node.nodeType === 3 ? part.node.parentElement : null;
        if (
          element &&
          /^\s*\d+\s*$/.test(part.text) &&
          / (?:line ?numbers?|linenos?|lineno|line num|ln|gutter|lnum) /.test(nameWords(element))
        )
          continue;
        text += part.text;
      }
    }
  };
  visit(box);
  return text
    .replace(/\u00a0/g, ' ')
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .replace(/\s+$/, '');
};

/** Sentences rather than a program: more words than signs. */
const isProse = (text: string): boolean => {
  const signs = text.match(/[{}();=<>[\]|&$#\\]/g)?.length ?? 0;
  return signs < text.length * 0.04;
};
