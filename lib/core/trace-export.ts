import type { Answer } from './answer';
import type { Feedback } from './feedback';
import { parseAnswer } from './parse-answer';
import type { Trace } from './trace';

/** One JSON document per line (jsonlines.org), each line ended; empty of nothing. */
const jsonLines = (documents: readonly unknown[]): string => documents.map((document) => `${JSON.stringify(document)}\n`).join('');

/** Every trace as it is kept, one per line: nothing is left out, and reading the lines back gives the same traces. */
export const tracesAsJsonLines = (traces: readonly Trace[]): string => jsonLines(traces);

/** What of a verdict decides whether an answer is fit to learn from. */
export type Verdict = Pick<Feedback, 'runId' | 'verdict' | 'suggestion' | 'at'>;

/** One conversation in the chat format that fine-tuning services take. */
export interface FineTuningExample {
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}

/** A reply of which something had to be left out teaches the wrong form. */
const answerIn = (output: string): Answer | undefined => {
  const parsed = parseAnswer(output);
  return parsed.ok && parsed.dropped.length === 0 ? parsed.value : undefined;
};

/** The reply that should have been given. A correction is the owner's or reader's own words: the wrong answer's quotes do not support it. */
const wantedReply = (trace: Trace, verdict: Verdict | undefined): Answer | undefined => {
  if (verdict?.verdict !== 'flag') return trace.failure === undefined ? answerIn(trace.output) : undefined;
  const correction = verdict.suggestion.trim();
  return correction === '' ? undefined : { text: correction, answered: true, points: [] };
};

/**
 * Examples to tune a model with: what was sent, and the reply that was right. Left out: answers that were flagged without a correction,
 * failures, replies that are not an answer, and runs that sent nothing (from the cache, or made from the page's own words). The same
 * messages sent twice count once, with the latest reply: the reader asked again because the first was not good enough.
 * @param verdicts of an answer judged twice, the later one counts.
 */
export const fineTuningExamples = (traces: readonly Trace[], verdicts: readonly Verdict[]): readonly FineTuningExample[] => {
  const verdictOf = new Map([...verdicts].sort((a, b) => a.at - b.at).map((verdict) => [verdict.runId, verdict]));
  const examples = new Map<string, FineTuningExample>();
  for (const trace of [...traces].sort((a, b) => a.at - b.at)) {
    if (trace.input.length === 0 || trace.cached) continue;
    const verdict = verdictOf.get(trace.runId);
    const key = JSON.stringify(trace.input);
    // A flag also takes away the earlier answer to the same messages: the two cannot both be right, and nobody said which is.
    if (verdict?.verdict === 'flag') examples.delete(key);
    const reply = wantedReply(trace, verdict);
    if (reply) examples.set(key, { messages: [...trace.input, { role: 'assistant', content: JSON.stringify(reply) }] });
  }
  return [...examples.values()];
};

export const fineTuningJsonLines = (traces: readonly Trace[], verdicts: readonly Verdict[]): string =>
  jsonLines(fineTuningExamples(traces, verdicts));
