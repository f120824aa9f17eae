import type { PageReading } from './page-reading';
import type { QuestionTerms } from './question-terms';
import type { RankedStatement } from './rank-statements';

/** Whether a page holds an answer: `absent` when it lacks what the question is about. */
export type PageConfidence = 'sure' | 'unsure' | 'absent';

// Found on encyclopaedia and paper pages: 2 % of questions that are asked on another page reach ABSENT, 95 % of a page's own do.
const ABSENT = 0.64;
const UNSURE = 0.82;
/** What a unit of matched word weight adds: two rare names that meet are better evidence than one common word. */
const EVIDENCE = 0.02;
const EVIDENCE_LIMIT = 20;

/**
 * How much speaks for the page holding an answer, 0 to about 1.4: what the best statement covers, alone and with what is in view around
 * it, what the whole page covers, and how telling the covered words are. It tells a question that was asked on the wrong page; it can't
 * tell one that only looks as if the page answered it.
 */
export const pageEvidence = (question: QuestionTerms, ranked: readonly RankedStatement[], reading: PageReading): number => {
  const best = ranked.slice(0, 10);
  const most = (value: (each: RankedStatement) => number): number => best.reduce((highest, each) => Math.max(highest, value(each)), 0);
  const held = question.terms.reduce(
    (sum, { stem, weight }) => sum + (reading.holding(stem).length > 0 || reading.titleStems.has(stem) ? weight : 0),
    0,
  );
  return (
    (most(({ score }) => score) + most(({ inView }) => inView) + held / question.weight) / 3 +
    EVIDENCE * Math.min(EVIDENCE_LIMIT, most(({ covered }) => covered) * question.weight)
  );
};

export const pageConfidence = (question: QuestionTerms, ranked: readonly RankedStatement[], reading: PageReading): PageConfidence => {
  const evidence = pageEvidence(question, ranked, reading);
  return evidence < ABSENT ? 'absent' : evidence < UNSURE ? 'unsure' : 'sure';
};
