import { isCodeLines } from './code-lines';
import { boxText, isBox, nameWords, type Box } from './page-box';

export interface TableCell {
  readonly box: Box;
  readonly heading: boolean;
  readonly span: number;
  readonly rows: number;
}
export interface TableRow {
  readonly box: Box;
  readonly cells: readonly TableCell[];
}

const ROWS = new Set(['row']);
const CELLS = new Set(['cell', 'gridcell', 'columnheader', 'rowheader']);

export const isTable = (box: Box): boolean => box.tag === 'table' || box.role === 'table' || box.role === 'grid' || box.role === 'treegrid';
const isRow = (box: Box): boolean => (box.tag === 'tr' && box.role !== 'presentation') || ROWS.has(box.role);
const isCell = (box: Box): boolean => box.tag === 'td' || box.tag === 'th' || CELLS.has(box.role);

/** A long table is judged by its first rows. */
const JUDGED_ROWS = 200;

/** The boxes of a table's rows, not those of tables inside it; absolutely placed ones in the order of their index or their place. */
export const rowBoxes = (table: Box, limit = Infinity): readonly Box[] => {
  const rows: Box[] = [];
  const visit = (box: Box): void => {
    for (const kid of box.kids) {
      if (rows.length >= limit) return;
      if (!isBox(kid) || kid.dropped !== undefined) continue;
      if (isRow(kid)) rows.push(kid);
      else if (!isTable(kid)) visit(kid);
    }
  };
  visit(table);
  if (table.tag === 'table') return rows;
  const placed = rows.filter(
    ({ element }) => element.hasAttribute('aria-rowindex') || (element as HTMLElement).style?.position === 'absolute',
  );
  if (placed.length < 2) return rows;
  const key = new Map(placed.map((row) => [row, place(row.element)]));
  const sorted = placed.toSorted((one, other) => (key.get(one) ?? 0) - (key.get(other) ?? 0));
  let next = 0;
  return rows.map((row) => (key.has(row) ? (sorted[next++] as Box) : row));
};

/** A row with its cells; made when it is needed, as a table may have a hundred thousand rows. */
export const tableRow = (box: Box): TableRow => ({ box, cells: rowCells(box) });

/** The rows that a table is judged by. */
export const firstRows = (table: Box): readonly TableRow[] => rowBoxes(table, JUDGED_ROWS).map(tableRow);

const place = (element: Element): number => {
  const index = Number(element.getAttribute('aria-rowindex'));
  return index > 0 ? index : element.getBoundingClientRect().top;
};

const rowCells = (row: Box): readonly TableCell[] => {
  const cells: TableCell[] = [];
  const visit = (box: Box): void => {
    for (const kid of box.kids) {
      if (!isBox(kid) || kid.dropped !== undefined) continue;
      if (isCell(kid)) {
        cells.push({
          box: kid,
          heading: kid.tag === 'th' || kid.role === 'columnheader' || kid.role === 'rowheader',
          span: Number(kid.element.getAttribute('colspan') ?? kid.element.getAttribute('aria-colspan')) || 1,
          rows: Number(kid.element.getAttribute('rowspan') ?? kid.element.getAttribute('aria-rowspan')) || 1,
        });
      } else if (!isTable(kid)) visit(kid);
    }
  };
  visit(row);
  return cells;
};

/** Holds more than a cell of data would: headings, a table of its own, a form, several paragraphs. */
const isComplex = (box: Box): boolean => {
  let lines = 0;
  let complex = false;
  const visit = (each: Box): void => {
    for (const kid of each.kids) {
      if (!isBox(kid)) {
        lines++;
        continue;
      }
      if (kid.dropped !== undefined) continue;
      if (
        /^h[1-6]$/.test(kid.tag) ||
        kid.tag === 'form' ||
        isCodeLines(kid) ||
        (isTable(kid) && firstRows(kid).some((row) => row.cells.length > 1))
      )
        complex = true;
      if (!complex) visit(kid);
    }
  };
  visit(box);
  return complex || (lines > 6 && box.chars > 400) || box.chars > 1500;
};

/** Whether all the text of a box is written as a label would be. */
export const isLabelled = (box: Box): boolean => {
  let any = false;
  let all = true;
  const visit = (each: Box): void => {
    for (const kid of each.kids) {
      if (isBox(kid)) visit(kid);
      else
        for (const part of kid.parts) {
          if (!/\w/.test(part.text) || part.control) continue;
          any = true;
          all &&= part.labelled;
        }
    }
  };
  visit(box);
  return any && all;
};

export type TableForm = 'layout' | 'fields' | 'data';

/** What a table is for: laying out the page, listing a record's fields, or data. */
export const tableForm = (table: Box, rows: readonly TableRow[] = firstRows(table)): TableForm => {
  if (table.role === 'presentation' || table.role === 'none') return 'layout';
  const filled = rows.filter((row) => row.cells.some((cell) => cell.box.chars > 0));
  if (filled.length === 0) return 'layout';
  let complex = 0;
  let cells = 0;
  let wide = 0;
  let pairs = 0;
  for (const row of filled) {
    if (row.cells.length > 1) wide++;
    if (isPairs(row)) pairs++;
    for (const cell of row.cells) {
      cells++;
      if (cells < 400 && isComplex(cell.box)) complex++;
    }
  }
  if (complex > 0 && complex >= Math.min(cells, 400) * 0.1) return 'layout';
  if (wide === 0) return 'layout';
  if (pairs >= filled.length * 0.6 && pairs >= wide * 0.7) return 'fields';
  if (filled.length === 1 && !/ (?:data|grid|list) /.test(nameWords(table.element)) && table.prose > 0) return 'layout';
  return 'data';
};

/** Label, value, perhaps again label, value. */
const isPairs = (row: TableRow): boolean => {
  const { cells } = row;
  if (cells.length === 0 || cells.length > 6) return false;
  if (cells.length === 1) return true;
  if (cells.length % 2 === 1) {
    // One label and its value, and a cell for a button or a hint.
    return cells.length === 3 && isLabelCell(cells[0]) && !cells[2]?.heading && (cells[2]?.box.chars ?? 0) === 0;
  }
  return cells.every((cell, index) => (index % 2 === 0 ? isLabelCell(cell) || cell.box.chars === 0 : !cell.heading && !isColon(cell)));
};
const isColon = (cell: TableCell): boolean => /:\s*$/.test(boxText(cell.box));
const isLabelCell = (cell: TableCell | undefined): boolean =>
  cell !== undefined &&
  cell.box.chars <= 60 &&
  (cell.heading || isLabelled(cell.box) || isColon(cell) || / (?:label|name|key|field) /.test(nameWords(cell.box.element)));

/** How many label and value pairs a row is made of; 0 for a row of data. */
export const pairsInRow = (box: Box): number => {
  const row = { box, cells: rowCells(box) };
  return row.cells.length >= 2 && isPairs(row) ? Math.floor(row.cells.length / 2) : 0;
};

/** The row that names the columns, if there is one, and how many rows it takes. */
export const headerRow = (rows: readonly TableRow[]): TableRow | undefined => {
  const first = rows.find((row) => row.cells.length > 1);
  if (!first) return undefined;
  const inHead = first.box.parent?.tag === 'thead';
  const all = first.cells.every((cell) => cell.heading || isLabelled(cell.box) || cell.box.chars === 0);
  return inHead || all ? first : undefined;
};
