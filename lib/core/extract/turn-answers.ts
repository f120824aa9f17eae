import type { Answer } from '@/lib/core/answer';
import { wordsOf } from '@/lib/core/words';
import type { PageReading } from './page-reading';
import { phrases } from './phrases';
import { citationOf, plainText, pointOf } from './point-of';
import type { QuestionTerms } from './question-terms';
import { rankStatements } from './rank-statements';
import { shorten } from './shorten';
import type { Statement } from './statement';
import { inTimeOrder, turnsOf } from './turn-order';
import { isNoise } from './turn-noise';
import { fieldsLabelled } from './field-for';

const LENGTH = 280;
const POINTS = 3;
/** Share of the question that a turn's statement has in view when the turn is what was asked for. */
const ENOUGH = 0.4;

/** "What is the latest update?": the newest turn's own words. */
export const newestTurnAnswer = (question: QuestionTerms, reading: PageReading): Answer | undefined => {
  if (question.kind !== 'newest') return undefined;
  const newest = inTimeOrder(turnsOf(reading)).at(-1);
  const said =
    newest?.statements.filter((statement) => statement.kind !== 'quote' && statement.kind !== 'heading' && !isNoise(statement.text)) ?? [];
  if (!newest || said.length === 0) return undefined;
  const { author, time } = newest.turn;
  const lead = author ? phrases.newest(author, time) : phrases.newestUnsigned;
  const state = fieldsLabelled(reading, /^(?:status|state|zustand|statut|état|estado)$/i).slice(0, 1);
  return {
    text: `${lead} ${shorten(said.slice(0, 2).map(plainText).join(' '), LENGTH)}`,
    answered: true,
    points: [...said.slice(0, POINTS), ...state].map((statement) => pointOf([statement])),
  };
};

/** "What did Priya say about the certificate?": looks only at the turns of those who are named. */
export const saidBy = (question: QuestionTerms, reading: PageReading): Answer | undefined => {
  const turns = inTimeOrder(turnsOf(reading));
  if (turns.length === 0) return undefined;
  const asked = new Set(question.terms.map((term) => term.word));
  const named = turns.filter(({ turn }) => turn.author !== undefined && namesOf(turn.author).some((name) => asked.has(name)));
  // "Who reported the timeout?" is about all turns.
  const everybody = named.length === 0 && question.kind === 'speaker';
  if ((named.length === 0 && !everybody) || !SAYING.test(question.text)) return undefined;

  const names = new Set(named.flatMap(({ turn }) => namesOf(turn.author ?? '')));
  const terms = question.terms.filter((term) => !names.has(term.word) && !SAYING.test(term.word));
  const ofNamed = new Set(
    (everybody ? turns : named).flatMap(({ statements }) =>
      statements.filter((statement) => statement.kind !== 'quote' && !isNoise(statement.text)),
    ),
  );
  const weight = terms.reduce((sum, term) => sum + term.weight, 0);
  if (everybody && terms.length === 0) return undefined;
  const best: readonly Statement[] =
    terms.length === 0
      ? (named.at(-1)?.statements ?? []).filter((statement) => ofNamed.has(statement))
      : rankStatements({ ...question, terms, weight: weight || 1, kind: 'any' }, reading)
          .filter(({ statement, inView }) => ofNamed.has(statement) && inView >= ENOUGH)
          .map(({ statement }) => statement);
  const first = best[0];
  if (!first) return undefined;
  const { author = phrases.someone, time } = first.passage.turn ?? {};
  return {
    text: phrases.said(author, time, shorten(plainText(first), LENGTH)),
    answered: true,
    points: best.slice(0, POINTS).map((statement) => ({
      text: phrases.said(statement.passage.turn?.author ?? phrases.someone, undefined, shorten(plainText(statement), LENGTH)),
      citations: [citationOf(statement)],
    })),
  };
};

const SAYING =
  /\b(?:say|said|says|saying|write|wrote|writes|ask|asked|asks|report|reported|suggest|suggested|propose|proposed|mention|mentioned|reply|replied|think|thinks|want|wants|wanted|promise|promised|try|tried|find|found|do|did|sagt|sagte|gesagt|schreibt|schrieb|geschrieben|fragt|gefragt|dit|écrit|demandé|dijo|escribió|preguntó)\b/i;

/** The names that somebody goes by: "priya" and "nair" of "Priya Nair (Support)". */
const namesOf = (author: string): readonly string[] =>
  wordsOf(author.replace(/\(.*?\)|\[.*?\]/g, ''))
    .map((word) => word.text)
    .filter((word) => word.length > 2);
