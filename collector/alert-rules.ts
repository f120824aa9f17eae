import type { AlertRule } from '@/lib/collector/alerts-contract';
import { bucketOf, bucketsOf, bucketTop, percentile, type Sums } from './sums';
import { atLeast, upperShare } from './unusual';

/** What the rules look at. */
export interface Situation {
  /** The newest first, at most `MOST_RECENT`. */
  readonly recent: readonly { readonly receivedAt: number; readonly failed: boolean; readonly totalMs: number }[];
  /** When flags arrived, the newest first. */
  readonly flagsAt: readonly number[];
  readonly today: Sums;
  /** The same day of the week, one to four weeks ago; those on which nothing happened are left out. */
  readonly earlier: readonly Sums[];
  readonly spentThisMonth: number;
  /** For a calendar month; undefined where nobody set one. */
  readonly budget: number | undefined;
}

/** What a rule says now. Neither `fires` nor `clears`: it stays as it was. */
export interface Finding {
  readonly rule: AlertRule;
  readonly value: number;
  readonly usual: number | null;
  readonly runs: number;
  readonly fires: boolean;
  readonly clears: boolean;
  readonly message: string;
}

/**
 * The newest runs are counted, not minutes: a busy team hears of trouble within the minute, a small one is not called for two bad runs of
 * three. Flags are rarer than runs, so more runs are needed.
 */
const RUNS = 60;
const RUNS_FOR_FLAGS = 200;
export const MOST_RECENT = RUNS_FOR_FLAGS;
const FEWEST = 30;

/** So small because it is asked thousands of times a day; alert-rules.test.ts holds it against simulated weeks. */
const UNLIKELY = 1e-7;
const LIKELY_AGAIN = 0.01;
/** However sure: less than twice what is usual calls nobody, nor does what stays below this share. */
const TIMES_USUAL = 2;
const LEAST_SHARE = 0.08;
/** Where nothing is known of earlier weeks. */
const SHARE_OF_A_NEW_SERVICE = 0.1;
const FEWEST_EARLIER = 100;
const TIMES_SLOWER = 1.5;

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const money = (amount: number): string => amount.toFixed(2);

const sum = (days: readonly Sums[], what: string): number => days.reduce((total, day) => total + (day[what] ?? 0), 0);

/** Whether `bad` of `runs` is too many, where `badEarlier` of `runsEarlier` were. */
const shareRule = (
  rule: AlertRule,
  [bad, runs]: readonly [number, number],
  [badEarlier, runsEarlier]: readonly [number, number],
  words: (value: string) => string,
): Finding => {
  const known = runsEarlier >= FEWEST_EARLIER;
  const usual = known ? badEarlier / runsEarlier : null;
  const most = known ? upperShare(badEarlier, runsEarlier) : SHARE_OF_A_NEW_SERVICE;
  const value = runs > 0 ? bad / runs : 0;
  const unlikely = atLeast(bad, runs, most);
  const enough = runs >= FEWEST;
  return {
    rule,
    value,
    usual,
    runs,
    fires: enough && value >= LEAST_SHARE && value >= TIMES_USUAL * (usual ?? most) && unlikely < UNLIKELY,
    clears: enough && unlikely > LIKELY_AGAIN,
    message: `${words(percent(value))} of the last ${runs} runs; usual on this day of the week: ${usual === null ? 'not known yet' : percent(usual)}.`,
  };
};

const flagRate = ({ recent, flagsAt, earlier }: Situation): Finding => {
  const since = recent.at(-1)?.receivedAt ?? Number.POSITIVE_INFINITY;
  const flags = Math.min(recent.length, flagsAt.filter((at) => at >= since).length);
  return shareRule(
    'flag-rate',
    [flags, recent.length],
    [sum(earlier, 'flags'), sum(earlier, 'runs')],
    (value) => `Readers flagged ${value}`,
  );
};

const failureRate = ({ recent, earlier }: Situation): Finding => {
  const newest = recent.slice(0, RUNS);
  const failed = newest.filter((run) => run.failed).length;
  return shareRule(
    'failure-rate',
    [failed, newest.length],
    [sum(earlier, 'failed'), sum(earlier, 'runs')],
    (value) => `No answer came for ${value}`,
  );
};

/** The 95th percentile is too high when more than a twentieth of runs took longer than it may be; how sure that is, is counted as with the others. */
const p95 = ({ recent, earlier }: Situation): Finding => {
  const newest = recent.slice(0, RUNS);
  const durations = newest.map(({ totalMs }) => totalMs).sort((a, b) => a - b);
  const value = durations[Math.ceil(durations.length * 0.95) - 1] ?? 0;
  const buckets = new Map<number, number>();
  for (const day of earlier)
    for (const one of bucketsOf(day, 'total-ms')) buckets.set(one.bucket, (buckets.get(one.bucket) ?? 0) + one.value);
  const all = [...buckets].map(([bucket, value]) => ({ bucket, value })).sort((a, b) => a.bucket - b.bucket);
  const runsEarlier = all.reduce((total, { value }) => total + value, 0);
  const usual = runsEarlier >= FEWEST_EARLIER ? (percentile(all, 0.95) ?? null) : null;
  const longest = bucketOf((usual ?? 0) * TIMES_SLOWER);
  const slowEarlier = all.reduce((total, { bucket, value }) => (bucket > longest ? total + value : total), 0);
  const slow = durations.filter((ms) => ms > bucketTop(longest)).length;
  const unlikely = atLeast(slow, newest.length, upperShare(slowEarlier, runsEarlier));
  const enough = newest.length >= FEWEST && usual !== null;
  return {
    rule: 'p95',
    value,
    usual,
    runs: newest.length,
    fires: enough && slow / newest.length >= LEAST_SHARE && unlikely < UNLIKELY,
    clears: enough && unlikely > LIKELY_AGAIN,
    message: `One run in twenty of the last ${newest.length} took longer than ${seconds(value)}; usual on this day of the week: ${usual === null ? 'not known yet' : seconds(usual)}.`,
  };
};

const costPerDay = ({ today, earlier }: Situation): Finding => {
  const value = today.cost ?? 0;
  const costs = earlier.map(({ cost = 0 }) => cost);
  const usual = costs.length >= 2 ? costs.reduce((total, cost) => total + cost, 0) / costs.length : null;
  const runs = today.runs ?? 0;
  const fires = usual !== null && runs >= FEWEST && value > TIMES_USUAL * usual && value > TIMES_SLOWER * Math.max(...costs);
  return {
    rule: 'cost-per-day',
    value,
    usual,
    runs,
    fires,
    clears: !fires,
    message: `Today's answers have cost ${money(value)} so far; usual for this day of the week: ${usual === null ? 'not known yet' : money(usual)}.`,
  };
};

const budgetRule = (rule: 'budget' | 'budget-spent', share: number, { budget, spentThisMonth, today }: Situation): Finding => {
  const value = budget === undefined ? 0 : spentThisMonth / budget;
  const fires = value >= share;
  return {
    rule,
    value,
    usual: null,
    runs: today.runs ?? 0,
    fires,
    clears: !fires,
    message: `${money(spentThisMonth)} of this month's budget of ${money(budget ?? 0)} are spent: ${percent(value)}.`,
  };
};

export const findings = (situation: Situation): readonly Finding[] => [
  flagRate(situation),
  failureRate(situation),
  p95(situation),
  costPerDay(situation),
  budgetRule('budget', 0.8, situation),
  budgetRule('budget-spent', 1, situation),
];
