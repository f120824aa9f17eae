import type { LoadedCase } from './load-cases';
import type { CaseReport } from './report';

export interface RunCases {
  readonly cases: readonly LoadedCase[];
  readonly run: (loaded: LoadedCase) => Promise<CaseReport>;
  /** How many at once. */
  readonly concurrency: number;
  /** Of an earlier run that was stopped in the middle: what is in there is not run again. */
  readonly done?: ReadonlyMap<string, CaseReport>;
  readonly onReport?: (report: CaseReport, count: number) => void;
}

/**
 * Runs the cases side by side. A case that throws is missing from the result, and so closes the gate: `onThrow` says why.
 * @returns in the order of the cases.
 */
export const runCases = async (
  { cases, run, concurrency, done = new Map(), onReport }: RunCases,
  onThrow: (id: string, error: unknown) => void,
): Promise<readonly CaseReport[]> => {
  const reports = new Map(done);
  const waiting = cases.filter(({ evalCase }) => !done.has(evalCase.id));
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      try {
        const report = await run(next);
        reports.set(report.id, report);
        onReport?.(report, reports.size);
      } catch (error) {
        onThrow(next.evalCase.id, error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, concurrency) }, work));
  return cases.flatMap(({ evalCase }) => reports.get(evalCase.id) ?? []);
};
