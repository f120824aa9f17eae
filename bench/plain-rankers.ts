import type { PageReading } from '@/lib/core/extract/page-reading';
import type { QuestionTerms } from '@/lib/core/extract/question-terms';
import type { Statement } from '@/lib/core/extract/statement';

/** Ranks the sentences of a page for a question, best first. */
export type SentenceRanker = (question: QuestionTerms, reading: PageReading) => readonly Statement[];

const byScore =
  (scoreOf: (statement: Statement, question: QuestionTerms, reading: PageReading, length: number) => number): SentenceRanker =>
  (question, reading) => {
    const length = reading.statements.reduce((sum, { stems }) => sum + stems.length, 0) / (reading.statements.length || 1);
    return reading.statements
      .map((statement) => ({ statement, score: scoreOf(statement, question, reading, length) }))
      .filter(({ score }) => score > 0)
      .sort((one, other) => other.score - one.score || one.statement.index - other.statement.index)
      .map(({ statement }) => statement);
  };

/** What a hundred lines without ideas reach, on the same sentences, stems and weights. */
export const plainRankers: Readonly<Record<string, SentenceRanker>> = {
  'first sentences': (_, reading) => reading.statements,
  'sentence BM25': byScore(({ stems }, { terms }, _, length) =>
    terms.reduce((sum, { stem, weight }) => {
      const count = stems.filter((each) => each === stem).length;
      return sum + (weight * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * stems.length) / length));
    }, 0),
  ),
  'IDF coverage': byScore(({ stems }, { terms }) => terms.reduce((sum, { stem, weight }) => sum + (stems.includes(stem) ? weight : 0), 0)),
};
