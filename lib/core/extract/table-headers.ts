import type { PageReading } from './page-reading';
import type { Statement } from './statement';

const FIGURES = /\d/;
const cellsOf = (text: string): readonly string[] => text.split(' | ');

/** A table's first row names its columns when its cells are a few words each and no figures. */
const isHeader = (text: string): boolean => cellsOf(text).every((cell) => cell.split(/\s+/).length <= 6 && !FIGURES.test(cell));

const known = new WeakMap<PageReading, ReadonlyMap<number, number>>();

/** For each row that has one: the index of its table's header row. */
export const tableHeaders = (reading: PageReading): ReadonlyMap<number, number> => {
  const found = known.get(reading);
  if (found) return found;
  const headers = new Map<number, number>();
  let first: Statement | undefined;
  for (const statement of reading.statements) {
    if (statement.kind !== 'row') {
      first = undefined;
      continue;
    }
    const width = cellsOf(statement.text).length;
    if (!first || cellsOf(first.text).length !== width) first = statement;
    else if (width > 1 && isHeader(first.text)) headers.set(statement.index, first.index);
  }
  known.set(reading, headers);
  return headers;
};
