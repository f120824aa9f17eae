import type { PageReading } from './page-reading';
import type { QuestionTerms } from './question-terms';
import type { RankedStatement } from './rank-statements';

/** Whether a page holds an answer: `absent` when it lacks what the question is about. */
export type PageConfidence = 'sure' | 'unsure' | 'absent';

/** Below this share of the question's weight in one view, the question was asked on the wrong page. */
const ABSENT = 0.35;
const UNSURE = 0.6;

/**
 * How much of the question's weight the best statement has in view, 0 to 1. Tells a question that was asked on the wrong page; it can't
 * tell one that only looks as if the page answered it.
 */
export const pageCoverage = (question: QuestionTerms, ranked: readonly RankedStatement[], reading: PageReading): number => {
  const view = ranked.slice(0, 10).reduce((best, { inView }) => Math.max(best, inView), 0);
  const page = question.terms.reduce(
    (sum, { stem, weight }) => sum + (reading.frequencyOf(stem) > 0 || reading.titleStems.has(stem) ? weight : 0),
    0,
  );
  return (2 * view + page / question.weight) / 3;
};

export const pageConfidence = (question: QuestionTerms, ranked: readonly RankedStatement[], reading: PageReading): PageConfidence => {
  const coverage = pageCoverage(question, ranked, reading);
  return coverage < ABSENT ? 'absent' : coverage < UNSURE ? 'unsure' : 'sure';
};
