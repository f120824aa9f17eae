import type { Answer, Point } from '@/lib/core/answer';
import { timeOfTurn } from '@/lib/core/time-of-turn';
import { fieldFor, isBlank, labelOf } from './field-for';
import type { PageReading } from './page-reading';
import { phrases } from './phrases';
import { plainText, pointOf } from './point-of';
import { type QuestionTerms, readQuestion } from './question-terms';
import { type RankedStatement, rankStatements } from './rank-statements';
import { rowText } from './row-text';
import { shorten } from './shorten';
import type { Statement } from './statement';
import { type Steps, stepsFor } from './steps';
import { pageAnswers } from './page-confidence';
import { newestTurnAnswer, saidBy } from './turn-answers';

/** Characters of the short answer. */
const LENGTH = 360;
/** Characters of a point: what it says in full stands in its quote. */
const CLAIM = 200;
const POINTS = 3;
/** A further point has at least this share of the first one's score. */
const WORTH = 0.55;
const STEPS = 12;

const none = (text: string, points: readonly Point[] = []): Answer => ({ text, answered: false, points: [...points] });

/** Answers a question from a page's own words: the sentence, row, field, list or turn that holds the answer, quoted. */
export const answerQuestion = (text: string, reading: PageReading): Answer => {
  if (text.trim() === '') return none(phrases.emptyQuestion);
  if (reading.statements.length === 0) return none(phrases.emptyPage);
  const question = readQuestion(text, reading);

  const field = fieldFor(question, reading);
  if (field && isBlank(field.statement)) return none(phrases.fieldIsEmpty(labelOf(field.statement.text)), [pointOf([field.statement])]);
  if (field)
    return {
      text: plainText(field.statement),
      answered: true,
      points: [pointOf([field.statement]), ...field.also.map((other) => pointOf([other]))],
    };
  const turn = newestTurnAnswer(question, reading) ?? saidBy(question, reading);
  if (turn) return turn;

  const ranked = rankStatements(question, reading);
  const best = ranked[0];
  const answers = pageAnswers(question, ranked, reading);
  const steps = question.kind === 'steps' ? stepsFor(question, reading) : undefined;
  if (steps && best && answers && steps.covered >= 0.8 * best.covered) return stepsAnswer(steps);
  if (!best || !answers) return closestTo(ranked);

  const chosen = distinct(ranked.filter(({ score }) => score >= best.score * WORTH)).slice(0, POINTS);
  const points = chosen.map(({ statement }, at) => describe(statement, question, reading, at === 0));
  const short = shorten(points[0]!.short, LENGTH);
  return { text: short, answered: true, points: points.map(({ point }) => point) };
};

const stepsAnswer = ({ heading, intro, steps }: Steps): Answer => {
  const items = steps.filter((step) => step.kind !== 'code').length;
  const introduction = intro && intro.text.length < 160 ? ` ${plainText(intro)}` : '';
  return {
    text: `${heading ? phrases.steps(heading, items) : phrases.stepsUnnamed(items)}${introduction}`,
    answered: true,
    points: steps.slice(0, STEPS).map((step) => pointOf([step])),
  };
};

/** No answer, with what a reader may want to look at instead. */
const closestTo = (ranked: readonly RankedStatement[]): Answer => {
  const closest = ranked.slice(0, POINTS).filter(({ inView }) => inView > 0.15);
  if (closest.length === 0) return none(phrases.notOnPage);
  return none(
    phrases.notOnPageClosest,
    closest.map(({ statement }) => pointOf([statement])),
  );
};

const POINTS_BACK =
  /^(?:(?:it|this|that|these|those|they|he|she|such|both|its|their|his|her|here|there|then|otherwise|instead|however|therefore|also|but|and|so)\b|(?:es|er|sie|dies\w*|diese\w*|jene\w*|dabei|dazu|dann|sonst|daher)\s|(?:il|elle|ils|elles|cela|ceci|ce|cette|ces)\s|(?:esto|este|esta|estos|estas|eso|ello)\s)/i;

/** What a statement says as a point, and in one breath as the short answer; the first point does not repeat the short answer but says where. */
const describe = (
  statement: Statement,
  question: QuestionTerms,
  reading: PageReading,
  first: boolean,
): { readonly point: Point; readonly short: string } => {
  const { turn } = statement.passage;
  const heading = reading.heading(statement.passage);
  const claim = (text: string): string => (first && heading ? phrases.under(heading, shorten(text, CLAIM)) : shorten(text, CLAIM));
  if (statement.kind === 'row') {
    const { row, cell } = rowText(statement, question, reading);
    // The columns' names are said, not quoted: over merged cells the page does not write them as this row needs them.
    return { point: pointOf([statement], cell === undefined ? claim(row) : shorten(row, LENGTH)), short: cell ?? row };
  }
  const previous = reading.statements[statement.index - 1];
  const needsPrevious = statement.kind !== 'code' && POINTS_BACK.test(statement.text) && previous?.line === statement.line;
  const said = needsPrevious ? [previous, statement] : [statement];
  const plain = said.map(plainText).join(' ');
  // A line of code or a bare list item says little without the name of what it belongs to.
  const named = heading && (statement.kind === 'code' || statement.kind === 'list-item') ? `${heading}: ${plain}` : plain;
  const short = question.kind === 'speaker' && turn?.author ? phrases.said(turn.author, timeOfTurn(turn), plain) : named;
  return { point: pointOf(said, claim(plain)), short };
};

/** Without what says the same again: a page repeats its warnings, a thread its quotes. */
const distinct = (ranked: readonly RankedStatement[]): readonly RankedStatement[] => {
  const kept: RankedStatement[] = [];
  for (const candidate of ranked) {
    const stems = new Set(candidate.statement.stems);
    const repeated = kept.some(({ statement }) => {
      const shared = statement.stems.filter((stem) => stems.has(stem)).length;
      return shared >= 0.85 * Math.min(statement.stems.length, candidate.statement.stems.length) && stems.size > 3;
    });
    if (!repeated) kept.push(candidate);
    if (kept.length >= POINTS) break;
  }
  return kept;
};
