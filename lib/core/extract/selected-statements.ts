import { quoteText } from '@/lib/core/quote-text';
import type { Selection } from '@/lib/core/selection';
import type { PageReading } from './page-reading';
import type { Statement } from './statement';

/** Words at a statement's start or end that tell it was selected in part. */
const PART = 5;

/**
 * The statements that a selection touches, in reading order: those that it holds, in whole or in part, or the one that holds it. Where a
 * sentence stands twice, the one in the selection's own blocks.
 */
export const selectedStatements = ({ text, blockIds }: Selection, reading: PageReading): readonly Statement[] => {
  const selected = quoteText(text);
  if (selected === '') return [];
  const blocks = new Set(blockIds);
  const inBlocks = blocks.size === 0 ? [] : reading.statements.filter(({ passage }) => passage.blockIds.some((id) => blocks.has(id)));
  for (const statements of [inBlocks, reading.statements]) {
    const touched = statements.filter((statement) => statement.kind !== 'heading' && touches(quoteText(statement.text), selected));
    if (touched.length > 0) return touched;
  }
  return [];
};

const touches = (statement: string, selected: string): boolean => {
  if (statement === '') return false;
  if (selected.includes(statement)) return statement.length > 1 || selected.length < 3;
  if (statement.includes(selected)) return true;
  const words = statement.split(' ');
  if (words.length <= PART) return false;
  return (
    selected.startsWith(words.slice(-PART).join(' ')) ||
    selected.endsWith(words.slice(0, PART).join(' ')) ||
    overlapsEnd(statement, selected)
  );
};

/** Whether a selection begins inside the statement, or ends inside it, by at least twenty characters. */
const overlapsEnd = (statement: string, selected: string): boolean => {
  const SIZE = 20;
  if (selected.length < SIZE || statement.length < SIZE) return false;
  const begins = statement.indexOf(selected.slice(0, SIZE));
  const ends = statement.lastIndexOf(selected.slice(-SIZE));
  return (begins >= 0 && selected.startsWith(statement.slice(begins))) || (ends >= 0 && selected.endsWith(statement.slice(0, ends + SIZE)));
};
