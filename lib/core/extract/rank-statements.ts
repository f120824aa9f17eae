import type { AnswerKind } from '@/lib/core/answer-kind';
import { holdsKind } from '@/lib/core/holds-kind';
import type { PageReading } from './page-reading';
import type { QuestionTerms } from './question-terms';
import { type Statement, stemsOf } from './statement';
import { tableHeaders } from './table-headers';

/** A statement as an answer to a question. */
export interface RankedStatement {
  readonly statement: Statement;
  /** Higher is better; comparable within one question only. */
  readonly score: number;
  /** Share of the question's weight that the statement's own words hold, 0 to 1. */
  readonly covered: number;
  /** The same with its heading, title and neighbours: what a reader has in view there. */
  readonly inView: number;
  /** What of the score is due to its holding the kind of thing that is asked for; 0 when it holds none. */
  readonly forKind: number;
}

// Shares of the weight of a question word that the statement itself does not hold, by where else it stands. Found by coordinate search on
// encyclopaedia, paper and policy pages, one kind held out at a time, and rounded.
const PREVIOUS = 0.5;
const NEXT = 0.1;
const NEARBY = 0.05;
const SAME_START = 0.4;
const RELATED = 0.3;
const HEADING = 0.25;
const TITLE = 0.1;
const TABLE_HEADER = 0.9;
/** A row or a field is no sentence: its heading says what it is about, as the subject of a sentence does. */
const HEADING_OF_ENTRY = 0.7;
// Bonuses and penalties, in shares of the whole question.
/** For what can be told from the form of the words, and for the very condition that "What happens if …" names. */
const KIND: Partial<Record<AnswerKind, number>> = {
  date: 0.2,
  number: 0.2,
  duration: 0.4,
  frequency: 0.4,
  money: 0.4,
  phone: 0.4,
  email: 0.4,
  outcome: 0.25,
};
const SOME_KIND = 0.05;
/** A question of so few words says more by its form than by its words: "Why does it fail?" */
const FEW = 1;
const STRONG_KIND = 0.25;
/** An entry for what is asked about: its key, a row's first cell or a field's label, holds nothing but words of the question. */
const ENTRY = 0.2;
const PHRASE = 0.1;
const QUESTION = -0.15;
const RESTATEMENT = -0.2;
const FRAGMENT = -0.1;
/** Names another section of the page: 'go on with "When it does not come back"' says nothing itself about what does not come back. */
const POINTER = -0.2;

/**
 * Scores every statement by the share of the question's word weight that it covers (no term frequency, no length norm: an answer says
 * a thing once), with part of the weight for words that its surroundings hold.
 * @returns best first, ties in reading order; headings and statements that share nothing with the question are left out.
 */
export const rankStatements = (question: QuestionTerms, reading: PageReading): readonly RankedStatement[] => {
  const { statements } = reading;
  const { terms, kind } = question;
  const shares = terms.map((term) => term.weight / question.weight);
  const asked = new Set(terms.map((term) => term.stem));
  const askedWords = new Set(terms.map((term) => term.word));
  const isAsked = (word: string): boolean => askedWords.has(word) || asked.has(word);

  const holds = terms.map(({ stem }) => flags(reading, [stem]));
  const startsAlike = terms.map(({ stem }) => flags(reading, reading.alike(stem)));
  const related = terms.map((term) => flags(reading, term.related));
  const headers = tableHeaders(reading);
  // A header that a later passage repeats is one of the rows of its table.
  const headerTexts = new Set([...headers.values()].map((index) => statements[index]!.text));

  const titles = new Set(statements.filter((each) => each.kind === 'heading').map(({ text }) => nameOf(text)));

  const ranked: RankedStatement[] = [];
  for (const statement of statements) {
    if (statement.kind === 'heading' || (statement.kind === 'row' && headerTexts.has(statement.text))) continue;
    const at = statement.index;
    const header = headers.get(at);
    const isEntry = statement.kind === 'row' || statement.kind === 'field';
    let covered = 0;
    let score = 0;
    let inView = 0;
    terms.forEach(({ stem }, term) => {
      const share = shares[term]!;
      const held = holds[term];
      if (held?.[at] === 1) {
        covered += share;
        score += share;
        inView += share;
        return;
      }
      let best = 0;
      if (header !== undefined && held?.[header] === 1) best = TABLE_HEADER;
      else if (startsAlike[term]?.[at] === 1) best = SAME_START;
      else if (related[term]?.[at] === 1) best = RELATED;
      const heading = reading.headingStems(statement.passage).has(stem);
      const title = reading.titleStems.has(stem);
      const previous = sameLine(statements, at, at - 1) && held?.[at - 1] === 1;
      const next = sameLine(statements, at, at + 1) && held?.[at + 1] === 1;
      const nearby = held !== undefined && isNearby(held, at);
      let context = 0;
      if (previous) context += PREVIOUS;
      if (next) context += NEXT;
      if (nearby) context += NEARBY;
      if (heading) context += isEntry ? HEADING_OF_ENTRY : HEADING;
      if (title) context += TITLE;
      score += share * Math.min(1, best + context * (1 - best));
      if (best > 0 || context > 0) inView += share * Math.max(best, heading || title || previous ? 0.9 : 0.6);
    });
    if (score <= 0) continue;

    // A column called "Meaning" makes its cells meanings.
    const text = kind === 'definition' && header !== undefined ? `${statements[header]!.text} | ${statement.text}` : statement.text;
    const forKind = holdsKind(kind, text, isAsked) ? Math.max(KIND[kind] ?? SOME_KIND, terms.length <= FEW ? STRONG_KIND : 0) : 0;
    score += forKind;
    if (isEntry && kind !== 'outcome' && isKeyAsked(statement, asked, reading)) score += ENTRY;
    score += PHRASE * phraseShare(statement, asked, reading, question.weight);
    const own = statement.stems.reduce((count, each) => count + (asked.has(each) || reading.isStop(each) ? 0 : 1), 0);
    // What only repeats the question does not answer it.
    if (/[?？]["'”’)]*$/.test(statement.text)) score += QUESTION;
    else if (own === 0) score += RESTATEMENT;
    if (pointsTo(statement, titles)) score += POINTER;
    if (statement.stems.length < 4 && statement.kind === 'paragraph') score += FRAGMENT;
    ranked.push({ statement, score, covered, inView: Math.min(1, inView), forKind });
  }
  return ranked.sort((one, other) => other.score - one.score || one.statement.index - other.statement.index);
};

/** 1 at the index of each statement that holds one of the stems; undefined when none does. */
const flags = (reading: PageReading, stems: readonly string[]): Uint8Array | undefined => {
  let holding: Uint8Array | undefined;
  for (const stem of stems) for (const index of reading.holding(stem)) (holding ??= new Uint8Array(reading.statements.length))[index] = 1;
  return holding;
};

const sameLine = (statements: readonly Statement[], one: number, other: number): boolean =>
  statements[other] !== undefined && statements[other].line === statements[one]!.line;

const KEY = /^([^|:]{1,60}?)\s*(?:\||:\s)/;
const isKeyAsked = ({ text }: Statement, asked: ReadonlySet<string>, reading: PageReading): boolean => {
  const key = stemsOf(KEY.exec(text)?.[1] ?? '', reading.lang).filter((each) => !reading.isStop(each));
  return key.length > 0 && key.every((each) => asked.has(each));
};

const nameOf = (text: string): string =>
  text
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
const QUOTED = /["“„«]([^"“”„«»]{4,80})["”“»]/g;
const pointsTo = ({ text }: Statement, titles: ReadonlySet<string>): boolean =>
  [...text.matchAll(QUOTED)].some((match) => titles.has(nameOf(match[1]!)));

const WINDOW = 4;
const isNearby = (holding: Uint8Array, at: number): boolean => {
  for (let other = Math.max(0, at - WINDOW); other <= Math.min(holding.length - 1, at + WINDOW); other++)
    if (holding[other] === 1) return true;
  return false;
};

/** How much of the question stands in the statement as words side by side. */
const phraseShare = ({ stems }: Statement, asked: ReadonlySet<string>, reading: PageReading, weight: number): number => {
  let sum = 0;
  for (let at = 0; at + 1 < stems.length; at++) {
    const [one, other] = [stems[at]!, stems[at + 1]!];
    if (one !== other && asked.has(one) && asked.has(other)) sum += Math.min(reading.weightOf(one), reading.weightOf(other));
  }
  return Math.min(1, sum / weight);
};
