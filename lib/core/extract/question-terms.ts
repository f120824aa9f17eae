import { detectLanguage } from '@/lib/core/detect-language';
import { baseLanguage, stem } from '@/lib/core/stem';
import { questionWords, stopWords } from '@/lib/core/stop-words';
import { wordsOf } from '@/lib/core/words';
import { type AnswerKind, answerKindOf } from './answer-kind';
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

/** The question's words that carry its topic; all its words when none does. */
export const readQuestion = (text: string, reading: PageReading): QuestionTerms => {
  const lang = baseLanguage(detectLanguage(text)) || reading.lang;
  const topic = text.replace(PLACE_WORDS, ' ').replace(FORM_WORDS, ' ');
  const words = wordsOf(topic.trim() === '' ? text : topic, reading.lang);
  const isStop = (word: string): boolean => [lang, reading.lang].some((each) => stopWords(each).has(word) || questionWords(each).has(word));
  const content = words.filter((word) => !isStop(word.text));
  const kept = content.length > 0 ? content : words;
  const terms = new Map<string, QuestionTerm>();
  for (const word of kept) {
    const typed = stem(word.text, reading.lang);
    const related = relatedStems(word.text, reading.lang).filter((other) => other !== typed);
    const known = [typed, ...related].some((other) => reading.holding(other).length > 0 || reading.titleStems.has(other));
    const each = known ? typed : (reading.repaired(word.text) ?? typed);
    if (terms.has(each)) continue;
    // An identifier is asked for whole; its parts only help to find it.
    const weight = reading.weightOf(each) * (word.part ? 0.3 : 1);
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
    kind: answerKindOf(text, lang),
    terms: list,
    weight: list.reduce((sum, term) => sum + term.weight, 0) || 1,
  };
};
