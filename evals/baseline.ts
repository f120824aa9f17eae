import { z } from 'zod';
import type { Verdict } from './gate';
import { CaseReport, Report } from './report';

/**
 * What an engine reached when somebody last agreed to it: evals/baselines/ENGINE.json. `npm run eval -- baseline` writes it, and only a
 * reviewed commit moves it.
 */
export const Baseline = Report.pick({ engine: true, model: true, prompt: true, at: true, version: true, corpus: true }).extend({
  /** The thresholds that it did not reach, by name: owed, and so not blocking `npm test` yet. A threshold that is reached leaves this list for good. */
  owed: z.array(z.string()),
  cases: z.array(CaseReport.pick({ id: true, passed: true, runs: true })),
});
export type Baseline = z.infer<typeof Baseline>;

export const baselineOf = (report: Report, verdict: Verdict): Baseline =>
  Baseline.parse({ ...report, owed: verdict.missed.map(({ name }) => name) });

/** One case a line, so that a reviewer reads in the difference which ones changed. */
export const baselineText = ({ cases, ...head }: Baseline): string => {
  const fields = Object.entries(head).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`);
  return `{\n${fields.join('')}  "cases": [\n${cases.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]\n}\n`;
};
