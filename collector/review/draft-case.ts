import { Task } from '@/lib/core/ask';
import type { Answer } from '@/lib/core/answer';
import { citationsOf } from '@/lib/core/answer';
import type { Feedback } from '@/lib/core/feedback';
import { FlagCase } from '@/lib/collector/flag-case';
import { suggestedQuotes } from './suggested-quotes';

/** Numbers, dates, versions, names in code: what a text can be held to word for word, however the rest is phrased. */
const VALUE = /`[^`\n]+`|"[^"\n]+"|“[^”\n]+”|(?<![\p{L}\p{N}])[\p{L}_./-]*\d[\p{L}\p{N}_.,:/-]*/gu;

const valuesIn = (text: string): readonly string[] => [
  ...new Set((text.match(VALUE) ?? []).map((value) => value.replace(/^[`"“]|[`"”]$/g, '').replace(/[.,:/-]+$/, ''))),
];

/**
 * What the form for an eval case begins with. What must be said is taken from the best answer that is known: the correction that is live, else
 * the reader's suggestion; of it the values where it has some, else all of it. What the flagged answer said instead must not be.
 */
export const draftCase = (
  { note, suggestion, reason, run, question = '', selection, answer, passages = [] }: Feedback,
  correction?: Answer,
): FlagCase => {
  const right = (correction?.text ?? suggestion).trim();
  const values = valuesIn(right);
  const wanted = right === '' ? [] : values.length > 0 ? values : [right];
  const said = answer && reason === 'wrong' && right !== '' ? valuesIn(answer.text) : [];
  const cites = correction
    ? citationsOf(correction).map(({ quote }) => quote)
    : suggestedQuotes(right, passages)
        .slice(0, 1)
        .map(({ quote }) => quote);
  return FlagCase.parse({
    about: (note.trim().split('\n')[0] ?? '').slice(0, 500),
    task: Task.catch('ask').parse(run.task),
    question,
    ...(selection !== undefined && { selection }),
    answerable: correction?.answered ?? true,
    facts: wanted.slice(0, 20).map((value) => [value]),
    forbidden: said.filter((value) => !values.includes(value)).slice(0, 20),
    cites: [...new Set(cites)].slice(0, 20),
  });
};
