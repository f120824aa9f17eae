import type { AlertRule } from '@/lib/collector/alerts-contract';
import { bucketOf, bucketsOf, bucketTop, percentile, type Sums } from './sums';
import { atLeast, atMost, lowerShare, upperShare } from './unusual';

/** What the rules look at. */
export interface Situation {
  readonly now: number;
  /** Of the last day, the newest first, at most `MOST_RECENT`. */
  readonly recent: readonly { readonly receivedAt: number; readonly failed: boolean; readonly totalMs: number }[];
  /** When flags arrived, the newest first. */
  readonly flagsAt: readonly number[];
  /** When each rule's alert cleared last: what came before that has been told, and calls nobody again. */
  readonly clearedAt: Readonly<Partial<Record<AlertRule, number>>>;
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
 * three. Few of them tell what is very bad, or over, at once; many tell what is a little bad.
 */
const FEWEST = 30;
/** That it is over, is seen sooner: it is held against trouble that is known. */
const FEWEST_TO_CLEAR = 20;
const STRETCHES = [FEWEST_TO_CLEAR, 25, FEWEST, 40, 50, 60, 80, 100, 120, 160, 200];
export const MOST_RECENT = 200;
/** How many runs before a stretch say what the trouble was like that it may be the end of. */
const BEFORE = 60;

/** So small because it is asked thousands of times a day; alert-rules.test.ts holds it against simulated weeks. */
const UNLIKELY = 1e-6;
const LIKELY_AGAIN = 1e-3;
/** In a stretch of twenty; in a longer one there are fewer chances to be mistaken. */
const UNLIKE_BEFORE = 1e-5;
/** However sure: less than twice what is usual calls nobody, nor does what stays below this share. */
const TIMES_USUAL = 2;
const LEAST_SHARE = 0.08;
/** Where nothing is known of earlier weeks. */
const SHARE_OF_A_NEW_SERVICE = 0.1;
const FEWEST_EARLIER = 100;
const TIMES_SLOWER = 1.5;
/** So many took longer than the 95th percentile, when it was measured. */
const SLOW_SHARE = 0.05;
/** A day that is so much worse than its weekday's weeks is a day like others. */
const DAYS_DIFFER = 1.5;

/** With no run for so long nobody can say whether the trouble is over, and nobody has it. */
const SILENCE_MS = 3_600_000;

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const money = (amount: number): string => amount.toFixed(2);

const sum = (days: readonly Sums[], what: string): number => days.reduce((total, day) => total + (day[what] ?? 0), 0);

interface Judged {
  /** The stretch that is worst: this many of the newest runs, and how many of them are bad. */
  readonly runs: number;
  readonly bad: number;
  readonly fires: boolean;
  readonly clears: boolean;
}

/** The smallest share that calls somebody, where it is seen in as many runs as are looked at. */
const leastShare = (most: number, line: number): number => {
  let bad = Math.ceil(line * MOST_RECENT);
  while (bad < MOST_RECENT && atLeast(bad, MOST_RECENT, most) >= UNLIKELY) bad += 1;
  return bad / MOST_RECENT;
};

/**
 * Whether too many of the newest runs are bad, in a stretch of any length.
 * @param receivedAt of each run, the newest first.
 * @param badOf how many of so many of the newest runs are bad.
 * @param most the largest share that is usual.
 * @param line from this share on, somebody is called.
 */
const judge = (now: number, receivedAt: readonly number[], badOf: (newest: number) => number, most: number, line: number): Judged => {
  const count = receivedAt.length;
  const newest = receivedAt[0];
  // Also where runs come, but fewer in a day than a rule needs.
  if (newest === undefined || count < FEWEST || now - newest > SILENCE_MS)
    return { runs: count, bad: badOf(count), fires: false, clears: true };
  const stretches = [...STRETCHES.filter((runs) => runs < count), count].map((runs) => {
    const bad = badOf(runs);
    return { runs, bad, share: bad / runs, likelihood: atLeast(bad, runs, most) };
  });
  const long = stretches.filter(({ runs }) => runs >= FEWEST);
  const broken = long.some(({ share, likelihood }) => share >= line && likelihood < UNLIKELY);
  const least = leastShare(most, line);
  const over = stretches.some(({ runs, bad, share, likelihood }) => {
    if (share >= line || likelihood <= LIKELY_AGAIN) return false;
    const before = Math.min(BEFORE, count - runs);
    const trouble = before < FEWEST ? least : Math.max(least, lowerShare(badOf(runs + before) - bad, before));
    return atMost(bad, runs, trouble) < UNLIKE_BEFORE * (runs / FEWEST_TO_CLEAR) ** 2;
  });
  const { runs, bad } = [...long].sort((a, b) => a.likelihood - b.likelihood)[0]!;
  return { runs, bad, fires: broken && !over, clears: over };
};

/** How many of so many of the newest runs are bad. */
const counter = (bad: readonly boolean[]): ((newest: number) => number) => {
  const counts = [0];
  for (const one of bad) counts.push(counts.at(-1)! + Number(one));
  return (newest) => counts[newest] ?? 0;
};

/** The runs that a rule has not told of yet. */
const untold = ({ recent, clearedAt }: Situation, rule: AlertRule): Situation['recent'] =>
  recent.filter((run) => run.receivedAt > (clearedAt[rule] ?? Number.NEGATIVE_INFINITY));

/** Whether a share of the newest runs is too high, where `badEarlier` of `runsEarlier` were bad. */
const shareRule = (
  rule: AlertRule,
  { now }: Situation,
  recent: Situation['recent'],
  badOf: (newest: number) => number,
  [badEarlier, runsEarlier]: readonly [number, number],
  words: (value: string) => string,
): Finding => {
  const known = runsEarlier >= FEWEST_EARLIER;
  const usual = known ? badEarlier / runsEarlier : null;
  const most = known ? DAYS_DIFFER * upperShare(badEarlier, runsEarlier) : SHARE_OF_A_NEW_SERVICE;
  const line = Math.max(LEAST_SHARE, TIMES_USUAL * (usual ?? most));
  const { runs, bad, fires, clears } = judge(
    now,
    recent.map(({ receivedAt }) => receivedAt),
    badOf,
    most,
    line,
  );
  const value = runs > 0 ? bad / runs : 0;
  return {
    rule,
    value,
    usual,
    runs,
    fires,
    clears,
    message: `${words(percent(value))} of the last ${runs} runs; usual on this day of the week: ${usual === null ? 'not known yet' : percent(usual)}.`,
  };
};

const flagRate = (situation: Situation): Finding => {
  const { flagsAt, earlier } = situation;
  const recent = untold(situation, 'flag-rate');
  const flags = (newest: number): number => {
    const since = recent[newest - 1]?.receivedAt ?? Number.POSITIVE_INFINITY;
    const earlier = flagsAt.findIndex((at) => at < since);
    return Math.min(newest, earlier < 0 ? flagsAt.length : earlier);
  };
  return shareRule(
    'flag-rate',
    situation,
    recent,
    flags,
    [sum(earlier, 'flags'), sum(earlier, 'runs')],
    (value) => `Readers flagged ${value}`,
  );
};

const failureRate = (situation: Situation): Finding => {
  const { earlier } = situation;
  const recent = untold(situation, 'failure-rate');
  return shareRule(
    'failure-rate',
    situation,
    recent,
    counter(recent.map((run) => run.failed)),
    [sum(earlier, 'failed'), sum(earlier, 'runs')],
    (value) => `No answer came for ${value}`,
  );
};

/** The 95th percentile is too high when more than a twentieth of runs took longer than it may be; how sure that is, is counted as with the others. */
const p95 = (situation: Situation): Finding => {
  const { now, earlier } = situation;
  const recent = untold(situation, 'p95');
  const buckets = new Map<number, number>();
  for (const day of earlier)
    for (const one of bucketsOf(day, 'total-ms')) buckets.set(one.bucket, (buckets.get(one.bucket) ?? 0) + one.value);
  const all = [...buckets].map(([bucket, value]) => ({ bucket, value })).sort((a, b) => a.bucket - b.bucket);
  const runsEarlier = all.reduce((total, { value }) => total + value, 0);
  const usual = runsEarlier >= FEWEST_EARLIER ? (percentile(all, 0.95) ?? null) : null;
  const longest = bucketOf((usual ?? 0) * TIMES_SLOWER);
  const { runs, fires, clears } = judge(
    now,
    recent.map(({ receivedAt }) => receivedAt),
    counter(recent.map(({ totalMs }) => totalMs > bucketTop(longest))),
    SLOW_SHARE,
    LEAST_SHARE,
  );
  const durations = recent
    .slice(0, runs)
    .map(({ totalMs }) => totalMs)
    .sort((a, b) => a - b);
  const value = durations[Math.ceil(runs * 0.95) - 1] ?? 0;
  return {
    rule: 'p95',
    value,
    usual,
    runs,
    fires: fires && usual !== null,
    // Without a usual duration there is none that is too long.
    clears: clears || usual === null,
    message: `One run in twenty of the last ${runs} took longer than ${seconds(value)}; usual on this day of the week: ${usual === null ? 'not known yet' : seconds(usual)}.`,
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
