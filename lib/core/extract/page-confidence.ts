import { isCommon } from './common-words';
import type { PageReading } from './page-reading';
import type { QuestionTerms } from './question-terms';
import type { RankedStatement } from './rank-statements';

// Found on encyclopaedia and paper pages: 2 % of questions that are asked on another page reach it, 97 % of a page's own do.
const ENOUGH = 0.66;
const SCORE = 0.45;
const IN_VIEW = 0.4;
const HELD = 0.15;
/** What a unit of matched word weight adds: two rare names that meet are better evidence than one common word. */
const EVIDENCE = 0.01;
const EVIDENCE_LIMIT = 20;
/** What a telling word adds per e-fold of its occurrences: a page that keeps speaking of it is about it. */
const ABOUT = 0.09;
const ABOUT_LIMIT = 4;

/**
 * How much speaks for the page holding an answer, 0 to about 1.5: what the best statement covers, alone and with what is in view around
 * it, what the whole page covers, how telling the covered words are, and how often the page uses those that aren't everyday words. It
 * tells a question that was asked on the wrong page; it can't tell one that only looks as if the page answered it.
 */
export const pageEvidence = (question: QuestionTerms, ranked: readonly RankedStatement[], reading: PageReading): number => {
  const best = ranked.slice(0, 10);
  const most = (value: (each: RankedStatement) => number): number => best.reduce((highest, each) => Math.max(highest, value(each)), 0);
  let held = 0;
  let about = 0;
  for (const { stem, weight, part } of question.terms) {
    const times = reading.holding(stem).length;
    if (times > 0 || reading.titleStems.has(stem)) held += weight;
    if (!part && !isCommon(stem, reading.lang)) about += Math.log(1 + times);
  }
  const share = held / question.weight;
  return (
    SCORE * most(({ score }) => score) +
    IN_VIEW * most(({ inView }) => inView) +
    HELD * share +
    EVIDENCE * Math.min(EVIDENCE_LIMIT, most(({ covered }) => covered) * question.weight) +
    ABOUT * Math.min(ABOUT_LIMIT, about) * share
  );
};

/** Whether a page holds an answer; false when it lacks what the question is about. */
export const pageAnswers = (question: QuestionTerms, ranked: readonly RankedStatement[], reading: PageReading): boolean =>
  pageEvidence(question, ranked, reading) >= ENOUGH;
