import type { Baseline } from './baseline';
import type { CaseReport } from './report';
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
  /** The project's own set has to be large, and to hold every task that has a threshold; other people's data may be what it is. */
  readonly own: boolean;
  /** The scores that a reviewed commit has set as the standard. */
  readonly baseline?: Baseline | undefined;
}

/** A threshold that was not reached. */
export interface Missed {
  /** "must", "overall", "task ask": what a baseline's `owed` calls it. */
  readonly name: string;
  readonly why: string;
}

/** What the gate found, each in a sentence. */
export interface Verdict {
  /** Nothing is green by accident: what did not run, what nothing looked at. */
  readonly faults: readonly string[];
  readonly missed: readonly Missed[];
  /** Against the baseline, case by case, whatever the average. */
  readonly lost: readonly string[];
}

const faultsOf = ({ cases, expected, faults, thresholds, own }: GateEvidence): readonly string[] => {
  const found = [...faults];
  const least = own ? thresholds.minimumCases : 1;
  if (cases.length < expected) found.push(`${expected - cases.length} of ${expected} cases did not run.`);
  if (cases.length < least) found.push(`${cases.length} cases are fewer than the ${least} that a gate needs.`);
  if (cases.length > 0 && cases.every(({ failure }) => failure !== undefined)) found.push('No case got an answer: the engine is down.');
  const ungraded = cases.filter(({ graders }) => graders.length === 0);
  if (ungraded.length > 0) found.push(`No grader looked at ${ungraded.map(({ id }) => id).join(', ')}.`);
  return found;
};

const missedOf = ({ engine, cases, thresholds, own }: GateEvidence): readonly Missed[] => {
  const threshold = thresholdFor(thresholds, engine);
  const missed: Missed[] = [];
  const miss = (name: string, why: string): void => void missed.push({ name, why });

  const failedMust = cases.filter(({ must, passed }) => must && !passed);
  if (failedMust.length > 0) miss('must', `Cases that must pass failed: ${failedMust.map(({ id }) => id).join(', ')}.`);

  const overall = share(cases, ({ passed }) => passed);
  if (overall < threshold.overall) miss('overall', `${percent(overall)} of the cases passed; ${percent(threshold.overall)} are needed.`);
  for (const [task, needed] of Object.entries(threshold.tasks)) {
    const ofTask = cases.filter((report) => report.task === task);
    const reached = share(ofTask, ({ passed }) => passed);
    if (own && ofTask.length === 0) miss(`task ${task}`, `No case has the task ${task}, for which a threshold is set.`);
    else if (reached < needed) miss(`task ${task}`, `${task}: ${percent(reached)} of the cases passed; ${percent(needed)} are needed.`);
  }
  const declined = share(
    cases.filter(({ answerable }) => !answerable),
    (report) => gradePassed(report, 'abstains') && report.failure === undefined,
  );
  if (declined < threshold.declined)
    miss(
      'declined',
      `${percent(declined)} of the questions that the page doesn't answer were declined; ${percent(threshold.declined)} are needed.`,
    );
  const verified = share(cases, (report) => gradePassed(report, 'schema') && gradePassed(report, 'quotes'));
  if (verified < threshold.verified)
    miss(
      'verified',
      `${percent(verified)} of the answers have their form and only quotes of the page; ${percent(threshold.verified)} are needed.`,
    );
  if (threshold.p95Ms !== undefined) {
    const p95 = cases.map(({ ms }) => ms).toSorted((a, b) => a - b)[Math.ceil(cases.length * 0.95) - 1] ?? 0;
    if (p95 > threshold.p95Ms) miss('p95', `The slowest twentieth took ${Math.round(p95)} ms; ${threshold.p95Ms} are allowed.`);
  }
  return missed;
};

const lostOf = ({ cases, baseline }: GateEvidence): readonly string[] => {
  if (!baseline) return [];
  const before = new Map(baseline.cases.map((report) => [report.id, report]));
  const lost = cases.filter((report) => {
    const old = before.get(report.id);
    return old !== undefined && old.runs.passed === old.runs.of && report.runs.passed * 2 < report.runs.of;
  });
  const gone = [...before.keys()].filter((id) => !cases.some((report) => report.id === id));
  return [
    ...(lost.length > 0 ? [`Passed in the baseline and fails now: ${lost.map(({ id }) => id).join(', ')}.`] : []),
    ...(gone.length > 0 ? [`In the baseline and gone: ${gone.join(', ')}.`] : []),
  ];
};

/**
 * Looks at a finished run in this order: nothing is green by accident, the thresholds are reached with every `must` case, and no case that
 * always passed fails now, whatever the average.
 */
export const judge = (evidence: GateEvidence): Verdict => ({
  faults: faultsOf(evidence),
  missed: missedOf(evidence),
  lost: lostOf(evidence),
});

/** Why a change may not ship; empty when it may. */
export const whyBlocked = ({ faults, missed, lost }: Verdict): readonly string[] => [...faults, ...missed.map(({ why }) => why), ...lost];

/**
 * The same for `npm test`, which must be green on a branch that everybody works on: a threshold that even the baseline did not reach is
 * owed and printed, and blocks from the baseline on that reaches it. Nothing that was reached is ever given back.
 */
export const ratchet = (
  verdict: Verdict,
  { owed }: Pick<Baseline, 'owed'>,
): { readonly blocked: readonly string[]; readonly owed: readonly string[] } => ({
  blocked: whyBlocked({ ...verdict, missed: verdict.missed.filter(({ name }) => !owed.includes(name)) }),
  owed: verdict.missed.filter(({ name }) => owed.includes(name)).map(({ why }) => why),
});
