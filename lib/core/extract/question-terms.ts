import { detectLanguage } from '@/lib/core/detect-language';
import { baseLanguage, stem } from '@/lib/core/stem';
import { questionWords, stopWords } from '@/lib/core/stop-words';
import { wordsOf } from '@/lib/core/words';
import { type AnswerKind, answerKindOf } from '@/lib/core/answer-kind';
import type { PageReading } from './page-reading';
import { relatedStems } from './related-words';

/** A word of the question that a statement can hold. */
export interface QuestionTerm {
  readonly stem: string;
  readonly word: string;
  /** How much it tells on this page. */
  readonly weight: number;
  /** A part of an identifier, which is asked for whole. */
  readonly part: boolean;
  /** Other stems that say the same in an office: "vacation" for "leave". */
  readonly related: readonly string[];
}

/** A question, as the extractive engine understands it. */
export interface QuestionTerms {
  readonly text: string;
  readonly lang: string;
  readonly kind: AnswerKind;
  readonly terms: readonly QuestionTerm[];
  /** Sum of the terms' weights; never 0. */
  readonly weight: number;
}

// "On this page", "the ticket says": words that name the place where the answer is looked for, not the topic.
const PLACE_WORDS =
  /\b(?:(?:on|in|from|of|for) (?:this|the|that) (?:page|ticket|issue|document|doc|article|thread|wiki|case|bug|paragraph|text|passage)|according to (?:this|the) \w+)\b/gi;
// "What happens if …": the form of a question, not its topic.
const FORM_WORDS = /\bwhat (?:happens|happened|occurs|(?:will|would) (?:happen|occur))\b/gi;

// Words that name what is asked for rather than the topic: an answer to "what year" holds a year, and hardly ever the word.
const NAMING: Partial<Record<AnswerKind, RegExp>> = {
  duration: /^(?:durations?|lengths?|needs?|takes?|lasts?|seconds|minutes|hours|days|weeks|months|years)$/,
  date: /^(?:dates?|days?|years?|months?|times?|weeks?|centur(?:y|ies)|happen(?:ed|s)?|occur(?:red|s)?)$/,
  number: /^(?:numbers?|amounts?|percent|percentages?|proportions?|shares?|total)$/,
  money: /^(?:costs?|prices?|money|pay|paid|fees?|expensive)$/,
  phone: /^(?:numbers?|phone|telephone|mobile|call)$/,
  email: /^(?:e-?mail|mail|addresse?s?)$/,
  person: /^(?:persons?|people|names?|called)$/,
  place: /^(?:places?|locations?|located|country|countries|city|cities|find|found)$/,
  reason: /^(?:reasons?|causes?|caused)$/,
  steps: /^(?:steps?|procedures?|instructions?|ways?)$/,
};
// Verbs and pronouns that a question needs and an answer says otherwise: "What does the client get?"
const LIGHT =
  /^(?:get|gets|getting|got|go|goes|going|gone|went|take|takes|taken|took|make|makes|made|come|comes|came|give|gives|given|gave|keep|keeps|kept|put|puts|let|lets|say|says|said|need|needs|needed|want|wants|know|knows|look|looks|see|seen|someone|somebody|anyone|anybody|anything|something|nothing|everything|nobody|everyone|whether|another|even|still|yet|already|actually|really|usually|normally|else|ever|instead|happen|happens)$/;
const namesKind = (kind: AnswerKind, word: string): boolean => NAMING[kind]?.test(word) ?? false;

// What such words count of their weight. Between a tenth and all of it nothing changes on the open sets; pages of manuals need it.
const PART = 0.3;
const NAME_OF_KIND = 0.5;
const LIGHT_WORD = 0.3;

/** The question's words that carry its topic; all its words when none does. */
export const readQuestion = (text: string, reading: PageReading): QuestionTerms => {
  const lang = baseLanguage(detectLanguage(text)) || reading.lang;
  const topic = text.replace(PLACE_WORDS, ' ').replace(FORM_WORDS, ' ');
  const words = wordsOf(topic.trim() === '' ? text : topic, reading.lang);
  const isStop = (word: string): boolean => [lang, reading.lang].some((each) => stopWords(each).has(word) || questionWords(each).has(word));
  const content = words.filter((word) => !isStop(word.text));
  const kept = content.length > 0 ? content : words;
  const kind = answerKindOf(text, lang);
  const terms = new Map<string, QuestionTerm>();
  for (const word of kept) {
    const typed = stem(word.text, reading.lang);
    const related = relatedStems(word.text, reading.lang).filter((other) => other !== typed);
    const known = [typed, ...related].some((other) => reading.holding(other).length > 0 || reading.titleStems.has(other));
    const each = known ? typed : (reading.repaired(word.text) ?? typed);
    if (terms.has(each)) continue;
    // An identifier is asked for whole; its parts only help to find it.
    const weight =
      reading.weightOf(each) *
      (word.part ? PART : 1) *
      (namesKind(kind, word.text) ? NAME_OF_KIND : 1) *
      (LIGHT.test(word.text) ? LIGHT_WORD : 1);
    terms.set(each, {
      stem: each,
      word: word.text,
      weight,
      part: word.part === true,
      related,
    });
  }
  const list = [...terms.values()];
  return {
    text,
    lang,
    kind,
    terms: list,
    weight: list.reduce((sum, term) => sum + term.weight, 0) || 1,
  };
};
