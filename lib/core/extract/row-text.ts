import { questionWords } from '@/lib/core/stop-words';
import type { PageReading } from './page-reading';
import { phrases } from './phrases';
import type { QuestionTerms } from './question-terms';
import { tableHeaders } from './table-headers';
import { type Statement, stemsOf } from './statement';

export interface RowText {
  /** "Desks of Berlin: 12", undefined when no column was asked for. */
  readonly cell?: string;
  /** "Office: Berlin · Desks: 12". */
  readonly row: string;
}

/** A table row in words: every cell with its column's name, and the one cell that the question names the column of. */
export const rowText = (row: Statement, question: QuestionTerms, reading: PageReading): RowText => {
  const headerIndex = tableHeaders(reading).get(row.index);
  const cells = row.text.split(' | ');
  if (headerIndex === undefined) return { row: cells.join(' · ') };
  const header = reading.statements[headerIndex]!;
  const columns = header.text.split(' | ');
  // "What does Red mean?" asks for a column called "Meaning", though "mean" is no topic elsewhere.
  const form = stemsOf(question.text, reading.lang).filter((each) => questionWords(reading.lang).has(each));
  const asked = new Set([...question.terms.flatMap((term) => [term.stem, ...term.related]), ...form]);
  const scores = columns.map((column, at) => {
    const own = stemsOf(cells[at] ?? '', reading.lang);
    // The cell that the question names is the row's key, not the answer.
    if (own.length > 0 && own.every((each) => asked.has(each))) return 0;
    const stems = stemsOf(column, reading.lang);
    return stems.reduce((sum, each) => sum + (asked.has(each) ? reading.weightOf(each) : 0), 0) / Math.sqrt(stems.length || 1);
  });
  const best = scores.indexOf(Math.max(...scores));
  const key = cells.findIndex((cell, at) => at !== best && stemsOf(cell, reading.lang).some((each) => asked.has(each)));
  const name = cells[key === -1 ? (best === 0 ? 1 : 0) : key] ?? '';
  return {
    row: cells.map((cell, at) => (columns[at] ? `${columns[at]}: ${cell}` : cell)).join(' · '),
    ...(scores[best]! > 0 && cells[best] ? { cell: phrases.cell(columns[best]!, cells[best], name) } : {}),
  };
};
