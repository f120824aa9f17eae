import type { AnswerKind } from '@/lib/core/answer-kind';
import { mayHoldKind } from '@/lib/core/holds-kind';
import { isCommon } from './common-words';
import type { PageReading } from './page-reading';
import type { QuestionTerms } from './question-terms';
import type { RankedStatement } from './rank-statements';
import type { Statement } from './statement';

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

/** Kinds that a statement shows by its form: without one it is no answer, however much it says about the topic. */
const SHOWN: ReadonlySet<AnswerKind> = new Set(['money', 'duration', 'frequency', 'phone', 'email', 'number']);
/** A statement that holds the kind has to be about the question as well: this share of what the best one has without it. */
const ABOUT_IT = 0.6;

const isEntry = ({ kind }: Statement): boolean => kind === 'row' || kind === 'field';

/** Whether what is asked for (an amount, a length of time, a telephone number) stands where the page speaks of it. */
const holdsWhatIsAsked = ({ kind, terms }: QuestionTerms, ranked: readonly RankedStatement[]): boolean => {
  if (!SHOWN.has(kind)) return true;
  const asked = new Set(terms.flatMap((term) => [term.stem, term.word]));
  const topic = ({ score, forKind }: RankedStatement): number => score - forKind;
  const best = ranked.slice(0, 10).reduce((most, each) => Math.max(most, topic(each)), 0);
  return ranked
    .slice(0, 10)
    .some(
      (each) =>
        topic(each) >= ABOUT_IT * best &&
        (each.forKind > 0 || mayHoldKind(kind, each.statement.text, isEntry(each.statement), (word) => asked.has(word))),
    );
};

/** Whether a page holds an answer; false when it lacks what the question is about, or the kind of thing that is asked for. */
export const pageAnswers = (question: QuestionTerms, ranked: readonly RankedStatement[], reading: PageReading): boolean =>
  pageEvidence(question, ranked, reading) >= ENOUGH && holdsWhatIsAsked(question, ranked);
