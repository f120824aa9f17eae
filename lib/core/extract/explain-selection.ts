import type { Answer, Point } from '@/lib/core/answer';
import type { Selection } from '@/lib/core/selection';
import { countWords, wordsOf } from '@/lib/core/words';
import { type Definition, definitionsOf } from './definitions';
import type { PageReading } from './page-reading';
import { phrases } from './phrases';
import { plainText, pointOf } from './point-of';
import { readQuestion } from './question-terms';
import { rankStatements } from './rank-statements';
import { selectedStatements } from './selected-statements';
import { shorten } from './shorten';
import type { Statement } from './statement';

const LENGTH = 320;
/** A selection of up to this many words is one term. */
const TERM = 6;
const TERMS = 4;
const POINTS = 5;

/** What the selected words mean on this page: definitions, abbreviations spelt out, what stands around them, where else they come up. */
export const explainSelection = (selection: Selection | undefined, reading: PageReading): Answer => {
  if (!selection || selection.text.trim() === '') return { text: phrases.nothingSelected, answered: false, points: [] };
  const selected = selectedStatements(selection, reading);
  const term = shorten(selection.text.replace(/^[\s"“'(]+|[\s"”'),.;:]+$/g, ''), 80);
  const isTerm = countWords(selection.text) <= TERM;
  const place = selected[0];
  const heading = place && reading.heading(place.passage);
  const standsIn = heading ? ` ${phrases.standsIn(heading)}` : '';

  // Mails and quoted letters are often set like code.
  if (!readsAsSentence(selection.text) && selected.some(({ kind }) => kind === 'code'))
    return explainCode(selected, term, standsIn, reading);

  const definitions: { readonly of: string; readonly definition: Definition }[] = [];
  for (const each of isTerm ? [term] : termsIn(selection.text, reading)) {
    // What is selected does not explain itself, unless it is a term inside of the sentence that defines it.
    const found = definitionsOf(each, reading).filter(({ statement }) => isTerm || !selected.includes(statement));
    definitions.push(...found.slice(0, isTerm ? 2 : 1).map((definition) => ({ of: each, definition })));
  }
  const shown = new Set(definitions.map(({ definition }) => definition.statement));
  const related = relatedTo(selection.text, new Set([...shown, ...(isTerm ? [] : selected)]), reading);
  const explained = definitions.map(({ of, definition: { statement, expansion } }) =>
    pointOf([statement], expansion ? `${phrases.standsFor(of, expansion)} ${shorten(plainText(statement), LENGTH)}` : undefined),
  );
  // A sentence is explained by what goes on from it rather than by what led to it, and never by one that only announces something.
  const neighbours = (isTerm ? [] : around(selected, reading))
    .filter((statement) => !shown.has(statement) && !/[:：]$/.test(statement.text.trim()))
    .toSorted((one, other) => Number(other.index > (place?.index ?? 0)) - Number(one.index > (place?.index ?? 0)));
  const relatedPoints = unique([...neighbours, ...related]).map((statement) => pointOf([statement]));

  const first = definitions[0];
  if (first) {
    const { statement, expansion } = first.definition;
    const says = shorten(plainText(statement), LENGTH);
    return {
      text: `${expansion && !isTerm ? `${phrases.standsFor(first.of, expansion)} ` : expansion ? `${phrases.standsFor(term, expansion)} ` : ''}${says}${standsIn}`,
      answered: true,
      points: [...explained, ...relatedPoints].slice(0, POINTS),
    };
  }
  const closest = relatedPoints.slice(0, 3);
  // A passage is explained by what its section says around it; a single term is not.
  if (!isTerm && closest.length > 0)
    return { text: `${phrases.aboutThis} ${shorten(closest[0]!.text, LENGTH)}${standsIn}`, answered: true, points: closest };
  const where = closest.length > 0 ? ` ${phrases.comeClosest}` : '';
  return { text: `${phrases.notExplained(term)}${standsIn}${where}`, answered: false, points: closest };
};

/** What the text around code says about it: the sentences before and after it, and those that name what it names. */
const explainCode = (selected: readonly Statement[], term: string, standsIn: string, reading: PageReading): Answer => {
  const names = identifiersIn(selected.map(({ text }) => text).join('\n'));
  const near = around(selected, reading);
  const naming = reading.statements.filter(
    (statement) =>
      statement.kind !== 'code' &&
      statement.kind !== 'heading' &&
      !selected.includes(statement) &&
      names.some((name) => statement.text.includes(name)),
  );
  const points: readonly Point[] = unique([...near, ...naming])
    .slice(0, 4)
    .map((statement) => pointOf([statement]));
  if (points.length === 0) return { text: `${phrases.notExplained(shorten(term, 60))}${standsIn}`, answered: false, points: [] };
  return { text: `${phrases.aboutCode} ${shorten(points[0]!.text, LENGTH)}${standsIn}`, answered: true, points: [...points] };
};

const IDENTIFIER = /[A-Za-z_][\w-]*(?:[._/][\w-]+)+|--[\w-]+|\b[a-z]+(?:[A-Z]\w*)+\b|\b\w*_\w+\b|\b[A-Z][A-Z0-9_]{3,}\b/g;
const identifiersIn = (code: string): readonly string[] =>
  [...new Set(code.match(IDENTIFIER) ?? [])].filter((name) => name.length > 3).slice(0, 20);

const SENTENCE_WORDS = 6;
/** Of a sentence's words so many may hold signs that code has. */
const SIGNS_SHARE = 0.15;

/** Whether these are words that somebody wrote to be read, wherever they stand. */
const readsAsSentence = (text: string): boolean => {
  const words = text.trim().split(/\s+/);
  const signs = words.filter((word) => /[{}()[\]=<>|$\\/_;]|^--?\w|\w[.:]\w/.test(word)).length;
  return (
    words.length >= SENTENCE_WORDS &&
    signs <= SIGNS_SHARE * words.length &&
    /^["'“‘(]?[\p{Lu}\p{Lo}]|[.!?。！？]["'”’)]?$/u.test(text.trim())
  );
};

/** Each stands for itself: what comes before and after says nothing about it. */
const ENTRIES: ReadonlySet<Statement['kind']> = new Set(['field', 'row', 'image']);

/** The sentences next to a selection in its own section: two before, one after. */
const around = (selected: readonly Statement[], { statements }: PageReading): readonly Statement[] => {
  const [first, last] = [selected[0], selected.at(-1)];
  if (!first || !last) return [];
  const same = (statement: Statement | undefined): statement is Statement =>
    statement !== undefined &&
    statement.kind !== 'heading' &&
    (statement.kind !== 'code' || (first.kind === 'code' && readsAsSentence(statement.text))) &&
    !ENTRIES.has(statement.kind) &&
    statement.passage.headings.join('\n') === first.passage.headings.join('\n') &&
    statement.passage.turn?.id === first.passage.turn?.id;
  return [statements[first.index - 1], statements[last.index + 1], statements[first.index - 2]].filter(same);
};

/** The terms of a longer selection that want explaining: abbreviations, names with capitals inside a sentence, identifiers, quoted words. */
const termsIn = (text: string, reading: PageReading): readonly string[] => {
  const terms = [
    ...(text.match(/(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{N}]{1,8}(?![\p{L}\p{N}])/gu) ?? []),
    ...[...text.matchAll(/[“"‘`]([^”"’`]{2,40})[”"’`]/g)].map((match) => match[1]!),
    ...(text.match(/(?<=[\p{Ll}\p{N},;] )\p{Lu}[\p{L}\p{N}-]+(?: \p{Lu}[\p{L}\p{N}-]+){0,3}/gu) ?? []),
    ...(text.match(IDENTIFIER) ?? []),
    ...wordsOf(text, reading.lang)
      .filter((word) => word.text.length > 5 && !word.part)
      .map((word) => text.slice(word.start, word.end)),
  ];
  return [...new Set(terms)]
    .slice(0, 40)
    .filter((term) => definitionsOf(term, reading).length > 0)
    .slice(0, TERMS);
};

/** Other statements about the same words, best first. */
const relatedTo = (text: string, shown: ReadonlySet<Statement>, reading: PageReading): readonly Statement[] => {
  const question = { ...readQuestion(text, reading), kind: 'any' as const };
  return rankStatements(question, reading)
    .filter(
      ({ statement, covered, score }) =>
        !shown.has(statement) && covered >= 0.3 && score > 0 && statement.kind !== 'code' && countWords(statement.text) > 2,
    )
    .slice(0, 3)
    .map(({ statement }) => statement);
};

const unique = (statements: readonly Statement[]): readonly Statement[] => {
  const texts = new Set<string>();
  return statements.filter(({ text }) => !texts.has(text) && texts.add(text));
};
