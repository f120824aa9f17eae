import { normalizeQuestion } from './cache-key';
import { detectLanguage } from './detect-language';
import { foldAccents } from './fold-accents';
import { isMistyped } from './mistyped';
import { questionForm, type QuestionForm, type QuestionWord } from './question-form';
import { sameMeaning } from './same-meaning';
import { baseLanguage } from './stem';
import { questionWords, stopWords } from './stop-words';
import type { IsWord } from './word-filter';
import { UNSPACED } from './words';

/** What two wordings of one question differ in; `words` where only courtesies, case, punctuation or contractions do. */
export type Likeness = 'words' | 'explained';

export interface SimilarOptions {
  /** BCP 47: the page's language, for questions too short to tell their own. */
  readonly lang?: string;
  /** Words of the page and of the language. Without it no typing error is forgiven. */
  readonly isWord?: IsWord | undefined;
}

/** What each explained difference costs; two questions that differ in too much are two questions. */
const COST = { small: 0.2, plural: 0.5, mistyped: 0.7, meaning: 1 } as const;
const COST_PER_WORD = 0.3;
const LEAST_COST = 1.4;
const MOST_COST = 2.4;
/** So many words, at least one of them with a topic, must be the same as they stand. */
const SAME_WORDS = 2;

/** Words that can be left out without another question being asked. German articles tell who did it to whom, so they stay. */
const DROPPED: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set('a an the please just really actually exactly basically simply usually typically normally'.split(' ')),
  de: new Set('bitte mal denn eigentlich genau normalerweise üblicherweise'.split(' ')),
  fr: new Set('le la les un une exactement normalement habituellement généralement svp'.split(' ')),
  es: new Set('el la los las un una exactamente normalmente generalmente'.split(' ')),
};
/** "A few" and "few" are not the same, nor are "the latter" and "latter". */
const NEEDS_ARTICLE = new Set(['few', 'little', 'lot', 'number']);

/** What a page says of "today" was true when it was asked: the same words may be served, other words are asked anew. */
const PASSING = new Set(
  'today tonight tomorrow yesterday now heute morgen gestern jetzt aujourd hui demain hier maintenant hoy mañana ayer ahora'.split(' '),
);

/**
 * Whether two questions about one page ask the same. Every difference has to be explained: a courtesy, an article, a plural, a word that
 * means the same anywhere, a typing error. Words that are left over on either side, that stand in another order, or that differ in a
 * number, a name, a negation, a tense, a preposition, a question word or an identifier are never explained, in any language: "enable" and
 * "disable", INC-1041 and INC-1042, "before" and "after" are different questions because nothing says that they are the same.
 * @returns undefined when they are, or may be, different questions
 */
export function similarQuestion(asked: string, earlier: string, { lang = '', isWord }: SimilarOptions = {}): Likeness | undefined {
  if (normalizeQuestion(asked) === normalizeQuestion(earlier)) return 'words';
  const language = languageOfQuestion(asked, lang);
  return similarForms(questionForm(asked, language), questionForm(earlier, language), isWord);
}

/** The language of a question: its own where its words tell, else the page's. */
export const languageOfQuestion = (question: string, pageLang: string): string =>
  detectLanguage(question) || baseLanguage(pageLang) || 'en';

/** As `similarQuestion`, of forms that were made before: for one question against many. */
export function similarForms(asked: QuestionForm, earlier: QuestionForm, isWord?: IsWord): Likeness | undefined {
  if (asked.key === '' || asked.lang !== earlier.lang) return undefined;
  if (asked.key === earlier.key) return 'words';
  if (UNSPACED.test(asked.key) || UNSPACED.test(earlier.key)) return undefined;
  const all = [...asked.words, ...earlier.words];
  if (all.some(({ text }) => PASSING.has(text))) return undefined;

  const stops = stopWords(asked.lang);
  const questions = questionWords(asked.lang);
  const accented = hasAccents(asked.words) && hasAccents(earlier.words);
  const explain = (one: QuestionWord, other: QuestionWord): number | undefined => {
    if (one.literal || other.literal) return undefined;
    if (!accented && ACCENTS_ARE_HABIT.has(asked.lang) && foldAccents(one.text) === foldAccents(other.text)) return COST.small;
    if (sameMeaning(one.text, other.text, asked.lang) && !one.name && !other.name) return COST.meaning;
    if (stops.has(one.text) || stops.has(other.text) || questions.has(one.text) || questions.has(other.text)) return undefined;
    // "Your child's" and "your childs".
    if (one.text.replace("'", '') === other.text.replace("'", '')) return COST.small;
    if (singular(one.text, asked.lang) === singular(other.text, asked.lang)) return COST.plural;
    return isWord && isMistyped(one, other, isWord) ? COST.mistyped : undefined;
  };

  const { gaps, same } = align(asked.words, earlier.words);
  if (same.length < SAME_WORDS || !same.some(({ text }) => !stops.has(text) && !questions.has(text))) return undefined;
  let cost = 0;
  for (const gap of gaps) {
    const one = withoutSmall(gap.one, asked);
    const other = withoutSmall(gap.other, earlier);
    if (one.length === 0 && other.length === 0) {
      cost += COST.small;
      continue;
    }
    // "Set up" and "setup", "log in" and "login".
    if (one.map(({ text }) => text).join('') === other.map(({ text }) => text).join('') && !one.some(({ literal }) => literal)) {
      cost += COST.small;
      continue;
    }
    if (one.length !== other.length) return undefined;
    for (const [at, word] of one.entries()) {
      const counterpart = other[at];
      const explained = counterpart && explain(word, counterpart);
      if (explained === undefined) return undefined;
      cost += explained;
    }
  }
  const longest = Math.max(asked.words.length, earlier.words.length);
  return cost <= Math.max(LEAST_COST, Math.min(MOST_COST, COST_PER_WORD * longest)) ? 'explained' : undefined;
}

interface Gap {
  readonly one: QuestionWord[];
  readonly other: QuestionWord[];
}

/** The longest run of words that both have in this order, and what stands between them. */
const align = (one: readonly QuestionWord[], other: readonly QuestionWord[]): { gaps: readonly Gap[]; same: readonly QuestionWord[] } => {
  const lengths = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1));
  const at = (row: number, column: number): number => lengths[row]?.[column] ?? 0;
  for (let row = one.length - 1; row >= 0; row--)
    for (let column = other.length - 1; column >= 0; column--)
      lengths[row]![column] =
        one[row]!.text === other[column]!.text ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));

  const gaps: Gap[] = [];
  const same: QuestionWord[] = [];
  let gap: Gap = { one: [], other: [] };
  let row = 0;
  let column = 0;
  while (row < one.length || column < other.length) {
    const a = one[row];
    const b = other[column];
    if (a && b && a.text === b.text) {
      same.push(a);
      if (gap.one.length > 0 || gap.other.length > 0) gaps.push(gap);
      gap = { one: [], other: [] };
      row++;
      column++;
    } else if (a && (!b || at(row + 1, column) >= at(row, column + 1))) {
      gap.one.push(a);
      row++;
    } else if (b) {
      gap.other.push(b);
      column++;
    }
  }
  if (gap.one.length > 0 || gap.other.length > 0) gaps.push(gap);
  return { gaps, same };
};

const withoutSmall = (words: readonly QuestionWord[], form: QuestionForm): readonly QuestionWord[] =>
  words.filter((word) => {
    if (word.literal || !DROPPED[form.lang]?.has(word.text)) return true;
    const next = form.words[form.words.indexOf(word) + 1];
    return next !== undefined && NEEDS_ARTICLE.has(next.text);
  });

/** Languages that are often typed without their accents, and whose accents seldom tell two topics apart. */
const ACCENTS_ARE_HABIT = new Set(['fr', 'es', 'it', 'pt']);
const hasAccents = (words: readonly QuestionWord[]): boolean => words.some(({ text }) => foldAccents(text) !== text);

/** Words that end like a plural and are none, or whose plural is another thing. */
const NO_PLURAL = new Set('news goods customs arms glasses means works terms lens series species basics physics always'.split(' '));

const singular = (word: string, lang: string): string => {
  if (word.length < 4 || NO_PLURAL.has(word) || /[^\p{L}]/u.test(word)) return word;
  if (lang === 'en') {
    if (/(?:ss|us|is|os)$/.test(word)) return word;
    if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
    if (/(?:ch|sh|x|zz|ss)es$/.test(word)) return word.slice(0, -2);
    return NO_PLURAL.has(`${word}s`) ? word : word.replace(/s$/, '');
  }
  if (lang === 'fr') return word.replace(/(?<=eau)x$|(?<![su])s$/, '');
  if (lang === 'es') return /[^aeiouáéíóú]es$/.test(word) ? word.slice(0, -2) : word.replace(/(?<=[aeo])s$/, '');
  return word;
};
