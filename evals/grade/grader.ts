import type { Capture } from '@/lib/core/capture';
import type { Passage } from '@/lib/core/passage';
import type { RunEvent } from '@/lib/core/run-event';
import type { EvalCase } from '@/evals/eval-case';

type Ending = Extract<RunEvent, { kind: 'answered' | 'failed' }>;

/** What came when the case was asked again. */
export interface Reread {
  /** Of the same page. */
  readonly same: Ending;
  /** Of the page after its quoted parts were edited. */
  readonly edited: { readonly capture: Capture; readonly last: Ending };
  /** Asked in a way that was not asked before: of another prompt, or another question. Only of cases that must pass. */
  readonly others?: readonly { readonly what: string; readonly last: Ending }[];
  /** With an owner's answer to it: one that stands, one that was taken back, and one whose quotes the page has no more. Only of cases that must pass. */
  readonly corrected?: { readonly live: Ending; readonly withdrawn: Ending; readonly outdated: Ending } | undefined;
}

/** Everything that a run left for a grader to look at. */
export interface RunResult {
  readonly evalCase: EvalCase;
  readonly capture: Capture;
  readonly last: Ending;
  readonly passages: readonly Passage[];
  /** What an endpoint was sent; empty when nothing was sent anywhere. */
  readonly sent: string;
  readonly reread?: Reread | undefined;
  /** BCP 47: in which the reader wants the answer; undefined for the page's own. */
  readonly language?: string | undefined;
  readonly ms: number;
}

/** Undefined: this grader has nothing to say about this case. */
export type Grader = (result: RunResult) => { readonly passed: boolean; readonly why: string } | undefined;

/** A grader's verdict as the report holds it. */
export interface Grade {
  readonly name: string;
  readonly passed: boolean;
  readonly why: string;
}
