import type { Feedback } from './feedback';
import { hideFeedback } from './redact/hide-feedback';
import type { RunRecord } from './run-record';
import type { ShareLevel } from './settings';

/** What the reader says of an answer. */
export type Verdict = Pick<Feedback, 'id' | 'verdict' | 'reason' | 'note' | 'suggestion' | 'at' | 'share'>;

const atLeast = (share: ShareLevel, level: 'answer' | 'passages'): boolean => share === 'passages' || share === level;

/**
 * The feedback that is kept and sent, and that the reader sees before it is: made in one place so that the two are the same. What is
 * sensitive in it stands as placeholders, also what the reader typed.
 * @param version the extension's version.
 * @param names that a policy hides.
 */
export const feedbackOfRun = (verdict: Verdict, run: RunRecord, version: string, names: readonly string[] = []): Feedback => {
  const answered = run.outcome?.status === 'answered' ? run.outcome : undefined;
  const tokens = answered?.facts.tokens;
  const feedback: Feedback = {
    ...verdict,
    runId: run.id,
    run: {
      url: run.url,
      title: run.title,
      task: run.ask.task,
      engine: answered?.facts.engineName ?? '',
      model: answered?.facts.model ?? '',
      prompt: answered?.facts.prompt ?? '',
      ms: answered?.facts.ms.total ?? 0,
      ...(tokens && { tokens: tokens.input + tokens.output }),
      ...(answered?.facts.cost && { cost: answered.facts.cost.amount }),
      version,
    },
    ...(atLeast(verdict.share, 'answer') && {
      question: run.ask.question,
      ...(run.ask.selection && { selection: run.ask.selection.text }),
      ...(answered && { answer: answered.answer, verification: answered.verification }),
    }),
    ...(atLeast(verdict.share, 'passages') && { passages: run.passages }),
  };
  return hideFeedback(feedback, names);
};
