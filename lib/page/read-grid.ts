import { boxText, isBox, nameWords, type Box } from './page-box';
import { isTable } from './read-table';

export interface GridRow {
  readonly box: Box;
  readonly cells: readonly Box[];
  readonly heading: boolean;
}

const CELL = / (?:cell|col|column|td) /;
const cellsOf = (row: Box): readonly Box[] => row.kids.filter((kid): kid is Box => isBox(kid) && kid.dropped === undefined);

/** Through boxes that only wrap the rows or one more box. */
const holder = (box: Box): Box => {
  const boxes = cellsOf(box);
  return boxes.length === 1 && boxes[0] && !isTable(boxes[0]) ? holder(boxes[0]) : box;
};

/**
 * A table made of plain boxes: three or more boxes side by side, each of the same number of short cells that are called cells or columns.
 * Apps that draw only the rows near the window make theirs so.
 */
export const isGrid = (box: Box): boolean => {
  if (box.kids.length < 3 || isTable(box)) return false;
  const rows = cellsOf(box);
  if (rows.length < 3) return false;
  const first = cellsOf(rows[0] as Box);
  const count = first.length;
  if (count < 2 || !rows.slice(0, 3).every((row) => CELL.test(nameWords(cellsOf(row)[0]?.element ?? row.element)))) return false;
  return rows.every((row) => {
    const cells = cellsOf(row);
    return cells.length === count && cells.every((cell) => cell.chars <= 300);
  });
};

/** The rows from top to bottom. */
export const gridRows = (box: Box): readonly GridRow[] => {
  const rows = cellsOf(holder(box)).map((row) => ({
    box: row,
    cells: cellsOf(row),
    heading: / (?:header|head|heading) /.test(nameWords(row.element)),
  }));
  const placed = rows.filter((row) => isPlaced(row.box.element) && boxText(row.box, ' ', true) !== '');
  if (placed.length < 2) return rows;
  const tops = new Map(placed.map((row) => [row, row.box.element.getBoundingClientRect().top]));
  const sorted = placed.toSorted((one, other) => (tops.get(one) ?? 0) - (tops.get(other) ?? 0));
  return [...rows.filter((row) => !tops.has(row)), ...sorted];
};

const isPlaced = (element: Element): boolean => /position:\s*absolute|transform:/.test(element.getAttribute('style') ?? '');
