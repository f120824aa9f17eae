import type { Capture } from '@/lib/core/capture';
import type { Passage } from '@/lib/core/passage';
import type { RunEvent } from '@/lib/core/run-event';
import type { EvalCase } from '@/evals/eval-case';

/** Everything that a run left for a grader to look at. */
export interface RunResult {
  readonly evalCase: EvalCase;
  readonly capture: Capture;
  readonly last: Extract<RunEvent, { kind: 'answered' | 'failed' }>;
  readonly passages: readonly Passage[];
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
