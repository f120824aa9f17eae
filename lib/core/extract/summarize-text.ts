import type { Answer } from '@/lib/core/answer';
import type { Selection } from '@/lib/core/selection';
import { countWords } from '@/lib/core/words';
import { chooseDiverse } from './choose-diverse';
import { fieldsLabelled } from './field-for';
import type { PageReading } from './page-reading';
import { phrases } from './phrases';
import { plainText, pointOf } from './point-of';
import { readPage } from './page-reading';
import { salienceOf } from './salience';
import { selectedStatements } from './selected-statements';
import { shorten } from './shorten';
import type { Statement } from './statement';

/** Characters of the short text. */
const LENGTH = 320;
/** A selection up to this many words says itself best. */
const SHORT_SELECTION = 30;

/** What a summary is made of: what people wrote as sentences. Rows, fields and code are looked up, not summarised. */
const isProse = ({ kind, text }: Statement): boolean =>
  (kind === 'paragraph' || kind === 'comment' || kind === 'list-item' || kind === 'quote') && countWords(text) >= 3;

/** Three points of a short page, six of a long one. */
const pointsFor = (count: number): number => Math.min(6, Math.max(3, Math.round(Math.log2(Math.max(1, count)))));

/** The page's or the selection's main statements, quoted, in reading order; the text is the one or two that say most. */
export const summarizeText = (selection: Selection | undefined, reading: PageReading): Answer =>
  selection ? summarizeSelection(selection, reading) : summarizePage(reading);

const summarizePage = (reading: PageReading): Answer => {
  const prose = reading.statements.filter(isProse);
  if (prose.length === 0) return withoutProse(reading);
  const state = fieldsLabelled(reading, /^(?:status|state|zustand|statut|état|estado)$/i)[0];
  return summaryOf(prose, pointsFor(prose.length), reading, state);
};

const summarizeSelection = (selection: Selection, reading: PageReading): Answer => {
  const selected = selectedStatements(selection, reading);
  if (countWords(selection.text) <= SHORT_SELECTION) {
    const text = shorten(selection.text, LENGTH);
    const holder = selected[0];
    return {
      text,
      answered: true,
      points: holder ? [{ text, citations: [{ passageId: holder.passage.id, quote: quoteFrom(selection.text, holder) }] }] : [],
    };
  }
  if (selected.length === 0) {
    // The passages do not hold it (a selection in a frame that could not be read): its own words are all there is.
    const own = readPage(
      [{ id: 'selection', blockIds: [], headings: [], text: selection.text.replace(/\s+/g, ' '), kinds: ['paragraph'] }],
      reading,
    );
    const { text } = summaryOf(own.statements, 2, own, undefined);
    return { text, answered: true, points: [] };
  }
  const prose = selected.filter(isProse);
  return summaryOf(prose.length > 0 ? prose : selected, selected.length <= 4 ? 2 : 3, reading, undefined);
};

/** The selected words where the statement has them as they are, else the statement. */
const quoteFrom = (selected: string, { text }: Statement): string => {
  const trimmed = selected.trim();
  return trimmed !== '' && text.includes(trimmed) ? trimmed : text;
};

const summaryOf = (statements: readonly Statement[], count: number, reading: PageReading, state: Statement | undefined): Answer => {
  const chosen = chooseDiverse(salienceOf(statements, reading), { statements: count });
  const [first, second] = chosen;
  if (!first) return withoutProse(reading);
  const lead = plainText(first.statement);
  // A second sentence where the first is short, in the order in which the page has them.
  const both =
    second && lead.length + second.statement.text.length < LENGTH * 0.9
      ? inReadingOrder([first.statement, second.statement]).map(plainText).join(' ')
      : lead;
  const points = inReadingOrder(chosen.map(({ statement }) => statement)).map((statement) => pointOf([statement]));
  return {
    text: `${state ? `${plainText(state)}. ` : ''}${shorten(both, LENGTH)}`,
    answered: true,
    points: state ? [pointOf([state]), ...points] : points,
  };
};

const inReadingOrder = (statements: readonly Statement[]): readonly Statement[] =>
  [...statements].sort((one, other) => one.index - other.index);

/** A page of fields, tables or code is summed up by what it begins with. */
const withoutProse = (reading: PageReading): Answer => {
  const rest = reading.statements.filter(({ kind, text }) => kind !== 'heading' && text.trim() !== '').slice(0, 4);
  if (rest.length === 0) return { text: phrases.nothingToSummarize, answered: false, points: [] };
  return {
    text: shorten([reading.title, ...rest.slice(0, 2).map(plainText)].filter(Boolean).join(' – '), LENGTH),
    answered: true,
    points: rest.map((statement) => pointOf([statement])),
  };
};
