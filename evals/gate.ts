import type { CaseReport, Report } from './report';
import { type Thresholds, thresholdFor } from './thresholds';

const share = (cases: readonly CaseReport[], holds: (report: CaseReport) => boolean): number =>
  cases.length === 0 ? 1 : cases.filter(holds).length / cases.length;
const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;
const gradePassed = (report: CaseReport, name: string): boolean => report.graders.find((grade) => grade.name === name)?.passed ?? true;

export interface GateEvidence {
  readonly engine: string;
  readonly cases: readonly CaseReport[];
  /** How many cases there are on disk. */
  readonly expected: number;
  /** What loading found wrong. */
  readonly faults: readonly string[];
  readonly thresholds: Thresholds;
  /** The scores that a reviewed commit has set as the standard. */
  readonly baseline?: Pick<Report, 'cases'> | undefined;
}

/**
 * Why a change may not ship, each in a sentence; empty when it may. In this order: nothing is green by accident, every `must` case passes,
 * the shares are reached, and no case that always passed fails now, whatever the average.
 */
export const whyBlocked = ({ engine, cases, expected, faults, thresholds, baseline }: GateEvidence): readonly string[] => {
  const threshold = thresholdFor(thresholds, engine);
  const blocked = [...faults];
  if (cases.length < expected) blocked.push(`${expected - cases.length} of ${expected} cases did not run.`);
  if (cases.length < thresholds.minimumCases)
    blocked.push(`${cases.length} cases are fewer than the ${thresholds.minimumCases} that a gate needs.`);
  if (cases.length > 0 && cases.every(({ failure }) => failure !== undefined)) blocked.push('No case got an answer: the engine is down.');
  const ungraded = cases.filter(({ graders }) => graders.length === 0);
  if (ungraded.length > 0) blocked.push(`No grader looked at ${ungraded.map(({ id }) => id).join(', ')}.`);

  const failedMust = cases.filter(({ must, passed }) => must && !passed);
  if (failedMust.length > 0) blocked.push(`Cases that must pass failed: ${failedMust.map(({ id }) => id).join(', ')}.`);

  const overall = share(cases, ({ passed }) => passed);
  if (overall < threshold.overall) blocked.push(`${percent(overall)} of the cases passed; ${percent(threshold.overall)} are needed.`);
  for (const [task, needed] of Object.entries(threshold.tasks)) {
    const ofTask = cases.filter((report) => report.task === task);
    if (ofTask.length === 0) blocked.push(`No case has the task ${task}, for which a threshold is set.`);
    const reached = share(ofTask, ({ passed }) => passed);
    if (reached < needed) blocked.push(`${task}: ${percent(reached)} of the cases passed; ${percent(needed)} are needed.`);
  }
  const declined = share(
    cases.filter(({ answerable }) => !answerable),
    (report) => gradePassed(report, 'abstains') && report.failure === undefined,
  );
  if (declined < threshold.declined)
    blocked.push(
      `${percent(declined)} of the questions that the page doesn't answer were declined; ${percent(threshold.declined)} are needed.`,
    );
  const verified = share(cases, (report) => gradePassed(report, 'schema') && gradePassed(report, 'quotes'));
  if (verified < threshold.verified)
    blocked.push(
      `${percent(verified)} of the answers have their form and only quotes of the page; ${percent(threshold.verified)} are needed.`,
    );
  if (threshold.p95Ms !== undefined) {
    const p95 = cases.map(({ ms }) => ms).toSorted((a, b) => a - b)[Math.ceil(cases.length * 0.95) - 1] ?? 0;
    if (p95 > threshold.p95Ms) blocked.push(`The slowest twentieth took ${Math.round(p95)} ms; ${threshold.p95Ms} are allowed.`);
  }

  const before = new Map(baseline?.cases.map((report) => [report.id, report]));
  const lost = cases.filter((report) => {
    const old = before.get(report.id);
    return old !== undefined && old.runs.passed === old.runs.of && report.runs.passed * 2 < report.runs.of;
  });
  if (lost.length > 0) blocked.push(`Passed in the baseline and fails now: ${lost.map(({ id }) => id).join(', ')}.`);
  const removed = [...before.keys()].filter((id) => !cases.some((report) => report.id === id));
  if (baseline && removed.length > 0) blocked.push(`In the baseline and gone: ${removed.join(', ')}.`);
  return blocked;
};
