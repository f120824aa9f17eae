import type { Capture } from '@/lib/core/capture';
import type { Passage } from '@/lib/core/passage';
import type { RunEvent } from '@/lib/core/run-event';
import type { EvalCase } from '@/evals/eval-case';

type Ending = Extract<RunEvent, { kind: 'answered' | 'failed' }>;

/** What came when the case was asked again through the cache. */
export interface Reread {
  /** Of the same page. */
  readonly same: Ending;
  /** Of the page after its quoted parts were edited. */
  readonly edited: { readonly capture: Capture; readonly last: Ending };
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
