import type { Block } from '@/lib/core/block';
import { blockNamer } from '@/lib/page/block-namer';
import { linesOf, type PdfLine } from './pdf-lines';
import type { PdfText } from './pdf-text';

/** The page that a block of a PDF begins on, from 1, by its id: the viewer starts anew for each quote, and remembers nothing. */
export const pageOfBlock = (id: string): number | undefined => {
  const [, page] = /^p(\d+)-/.exec(id) ?? [];
  return page === undefined ? undefined : Number(page);
};

const BULLET = /^[•◦▪‣●○■–—*·-]\s+(?=\S)/;
const NUMBER = /^(\d{1,3}|[a-z])[.)]\s+(?=\S)/i;

/** Larger than running text by this much: a heading. */
const LARGER = 1.12;

/**
 * Makes blocks of what stands on the pages: headings by the size of their letters, or by a font that is seldom used; tables by cells that
 * begin below each other; lists by their marks; all else paragraphs. The page comes first in every heading path.
 */
export const blocksOfPdf = ({ pages }: Pick<PdfText, 'pages'>): readonly Block[] => {
  const byPage = pages.map((page) => ({ page, lines: linesOf(page) }));
  const repeated = runningLines(byPage.map(({ page, lines }) => ({ height: page.height, lines })));
  const lines = byPage.flatMap((each) => each.lines).filter((line) => !repeated.has(line));
  const look = lookOf(lines);
  const levels = headingSizes(lines, look.body);
  const nameOf = blockNamer();
  const blocks: Block[] = [];
  let headings: { readonly level: number; readonly text: string }[] = [];

  const push = (page: number, block: Omit<Block, 'id' | 'headings'>): void => {
    const path = [`Page ${page}`, ...headings.map(({ text }) => text)];
    blocks.push({ id: `p${page}-${nameOf(block.text)}`, ...block, headings: path });
  };

  for (let at = 0; at < lines.length;) {
    const line = lines[at] as PdfLine;
    const level = headingLevel(line, look, levels);
    if (level !== undefined) {
      const end = runEnd(lines, at, (next, last) => follows(next, last) && headingLevel(next, look, levels) === level);
      const text = joined(lines.slice(at, end));
      headings = headings.filter((heading) => heading.level < level);
      push(line.page, { kind: 'heading', text, level });
      headings.push({ level, text });
      at = end;
      continue;
    }
    const table = tableEnd(lines, at);
    if (table > at) {
      pushRows(lines.slice(at, table), (row) => push(line.page, row));
      at = table;
      continue;
    }
    const number = NUMBER.exec(line.text)?.[1];
    const item = BULLET.test(line.text) || number !== undefined;
    const end = runEnd(
      lines,
      at,
      (next, last) =>
        follows(next, last) &&
        headingLevel(next, look, levels) === undefined &&
        !BULLET.test(next.text) &&
        !NUMBER.test(next.text) &&
        (next.cells.length === 1 || tableEnd(lines, lines.indexOf(next)) === lines.indexOf(next)) &&
        !(item ? next.x < line.x - 1 : next.x > last.x + last.size && endsSentence(last)),
    );
    const text = joined(lines.slice(at, end));
    if (!item) push(line.page, { kind: 'paragraph', text });
    else {
      const order = Number(number);
      push(line.page, {
        kind: 'list-item',
        text: text.replace(BULLET, '').replace(NUMBER, ''),
        depth: 0,
        ...(Number.isInteger(order) && { number: order }),
      });
    }
    at = end;
  }
  return blocks;
};

interface Look {
  /** The size of most characters. */
  readonly body: number;
  /** Fonts that are used for so few characters that a line in one of them stands out. */
  readonly seldom: ReadonlySet<string>;
}

const lookOf = (lines: readonly PdfLine[]): Look => {
  const sizes = new Map<number, number>();
  const fonts = new Map<string, number>();
  let total = 0;
  for (const { size, font, text } of lines) {
    sizes.set(rounded(size), (sizes.get(rounded(size)) ?? 0) + text.length);
    fonts.set(font, (fonts.get(font) ?? 0) + text.length);
    total += text.length;
  }
  const body = [...sizes].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0] as [number, number])[0];
  return { body, seldom: new Set([...fonts].flatMap(([font, count]) => (count < total * 0.12 ? [font] : []))) };
};

const rounded = (size: number): number => Math.round(size * 2) / 2;

const headingSizes = (lines: readonly PdfLine[], body: number): readonly number[] =>
  [...new Set(lines.filter(({ size }) => size >= body * LARGER).map(({ size }) => rounded(size)))].sort((a, b) => b - a);

/** 1 for the largest letters; undefined for a line that is no heading. */
const headingLevel = (line: PdfLine, { body, seldom }: Look, levels: readonly number[]): number | undefined => {
  const words = line.text.split(' ').length;
  if (line.cells.length > 1 || words > 20 || !/\p{L}/u.test(line.text)) return undefined;
  const rank = levels.indexOf(rounded(line.size));
  if (rank >= 0 && line.size >= body * LARGER) return Math.min(rank + 1, 5);
  const titled = words <= 10 && /^(?:\d|\p{Lu}|\p{Lo})/u.test(line.text) && !/[.,;:!?]$/.test(line.text) && !BULLET.test(line.text);
  return titled && line.size >= body * 0.95 && seldom.has(line.font) ? Math.min(levels.length + 1, 6) : undefined;
};

const endsSentence = ({ text }: PdfLine): boolean => /[.!?:]["”’)]?$/.test(text);

/** Whether a line goes on where the last one ended: next below it, in letters as large. */
const follows = (next: PdfLine, last: PdfLine): boolean => {
  if (Math.abs(next.size - last.size) > 1) return false;
  // A sentence goes on over the end of a page or a column.
  if (next.page !== last.page || next.y > last.y) return !endsSentence(last) && /^\p{Ll}/u.test(next.text);
  return last.y - next.y <= last.size * 1.75;
};

const runEnd = (lines: readonly PdfLine[], start: number, goesOn: (next: PdfLine, last: PdfLine) => boolean): number => {
  let end = start + 1;
  while (end < lines.length && goesOn(lines[end] as PdfLine, lines[end - 1] as PdfLine)) end++;
  return end;
};

/** A word that was parted at the end of a line is put together again. */
const joined = (lines: readonly PdfLine[]): string =>
  lines.reduce((text, line) => {
    if (text === '') return line.text;
    if (/\p{Ll}[-\u00ad]$/u.test(text) && /^\p{Ll}/u.test(line.text)) return text.slice(0, -1) + line.text;
    return `${text} ${line.text}`;
  }, '');

/** Where the rows end that begin at `start`; `start` itself when there is no table: two lines whose cells begin below each other. */
const tableEnd = (lines: readonly PdfLine[], start: number): number => {
  const first = lines[start];
  if (!first || first.cells.length < 2) return start;
  let end = start + 1;
  for (; end < lines.length; end++) {
    const next = lines[end] as PdfLine;
    const last = lines[end - 1] as PdfLine;
    if (next.cells.length < 2 || next.page !== first.page || next.y >= last.y || last.y - next.y > last.size * 4) break;
    const aligned = next.cells.filter(({ x }) => first.cells.some((cell) => Math.abs(cell.x - x) <= first.size)).length;
    if (aligned < 2) break;
  }
  return end - start >= 2 ? end : start;
};

const pushRows = (lines: readonly PdfLine[], push: (row: Omit<Block, 'id' | 'headings'>) => void): void => {
  const [head, second] = lines;
  if (!head) return;
  const named =
    head.cells.every(({ text }) => !/\d/.test(text)) && (second?.font !== head.font || lines.some(({ text }) => /\d/.test(text)));
  for (const line of lines) {
    push({
      kind: 'row',
      text: line.cells.map(({ text }) => text).join(' | '),
      cells: line.cells.map(({ x, text }) => {
        const header = named && line !== head ? head.cells.findLast((cell) => cell.x <= x + line.size)?.text : undefined;
        return { text, ...(header !== undefined && { header }) };
      }),
    });
  }
};

/** Lines at the edge of most pages that differ in their numbers alone: a running title, the number of the page. */
const runningLines = (pages: readonly { readonly height: number; readonly lines: readonly PdfLine[] }[]): ReadonlySet<PdfLine> => {
  const groups = new Map<string, PdfLine[]>();
  for (const { height, lines } of pages) {
    for (const line of lines) {
      if (line.y > height * 0.08 && line.y < height * 0.92) continue;
      const key = `${line.text.replace(/\d+/g, '#')} ${Math.round(line.y)}`;
      groups.set(key, [...(groups.get(key) ?? []), line]);
    }
  }
  return new Set([...groups.values()].filter((group) => group.length >= 3 || (pages.length === 2 && group.length === 2)).flat());
};
