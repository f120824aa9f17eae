import type { Answer } from './answer';
import type { Feedback } from './feedback';
import { parseAnswer } from './parse-answer';
import { hideTrace } from './redact/hide-trace';
import { placeholdersIn } from './redact/redactor';
import type { Trace } from './trace';

/** One JSON document per line (jsonlines.org), each line ended; empty of nothing. */
const jsonLines = (documents: readonly unknown[]): string => documents.map((document) => `${JSON.stringify(document)}\n`).join('');

/** Every trace, one per line, nothing left out. What is sensitive in it stands as placeholders, in what was sent and in what came back. */
export const tracesAsJsonLines = (traces: readonly Trace[]): string => jsonLines(traces.map((trace) => hideTrace(trace).trace));

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
const wantedReply = (trace: Trace, verdict: Verdict | undefined, hide: (text: string) => string): Answer | undefined => {
  if (verdict?.verdict !== 'flag') return trace.failure === undefined ? answerIn(trace.output) : undefined;
  // What was hidden when it was given has placeholders of its own, which mean nothing here.
  if (placeholdersIn(verdict.suggestion).size > 0) return undefined;
  const correction = hide(verdict.suggestion.trim());
  // A placeholder that the messages do not have would teach to make one up.
  const known = placeholdersIn(trace.input.map(({ content }) => content).join('\n'));
  const unknown = [...placeholdersIn(correction)].some((placeholder) => !known.has(placeholder));
  return correction === '' || unknown ? undefined : { text: correction, answered: true, points: [] };
};

/**
 * Examples to tune a model with: what was sent, and the reply that was right. Left out: answers that were flagged without a correction,
 * failures, replies that are not an answer, corrections that name what was hidden from the model, and runs that sent nothing (from the cache, or made from the page's own words). The same
 * messages sent twice count once, with the latest reply: the reader asked again because the first was not good enough.
 * @param verdicts of an answer judged twice, the later one counts.
 */
export const fineTuningExamples = (traces: readonly Trace[], verdicts: readonly Verdict[]): readonly FineTuningExample[] => {
  const verdictOf = new Map([...verdicts].sort((a, b) => a.at - b.at).map((verdict) => [verdict.runId, verdict]));
  const examples = new Map<string, FineTuningExample>();
  for (const kept of [...traces].sort((a, b) => a.at - b.at)) {
    if (kept.input.length === 0 || kept.cached) continue;
    const { trace, redactor } = hideTrace(kept);
    const verdict = verdictOf.get(trace.runId);
    const key = JSON.stringify(trace.input);
    // A flag also takes away the earlier answer to the same messages: the two cannot both be right, and nobody said which is.
    if (verdict?.verdict === 'flag') examples.delete(key);
    const reply = wantedReply(trace, verdict, (text) => redactor.hide(text));
    if (reply) examples.set(key, { messages: [...trace.input, { role: 'assistant', content: JSON.stringify(reply) }] });
  }
  return [...examples.values()];
};

export const fineTuningJsonLines = (traces: readonly Trace[], verdicts: readonly Verdict[]): string =>
  jsonLines(fineTuningExamples(traces, verdicts));
