import { expect, test } from 'vitest';
import type { AlertRule } from '@/lib/collector/alerts-contract';
import { findings, MOST_RECENT, type Situation } from './alert-rules';
import { bucketOf, DAY, type Sums } from './sums';

/** Mulberry32: the same numbers in every run. */
const randomFrom = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

interface Weather {
  /** Of a run, and of a flag about it. */
  readonly failure: number;
  readonly flag: number;
  /** How many times slower than usual. */
  readonly slow: number;
}

interface Change {
  readonly rule: AlertRule;
  readonly fires: boolean;
  readonly at: number;
}

/**
 * Weeks of a team that asks much on working days and little at weekends, when other things are asked: longer pages, other failures. Each day
 * is a little better or worse than others, as days are.
 */
const simulate = (
  seed: number,
  weeks: number,
  watchedFrom: number,
  trouble: (at: number, usual: Weather) => Weather = (_at, usual) => usual,
) => {
  const random = randomFrom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const days = new Map<number, Sums>();
  const recent: Situation['recent'][number][] = [];
  const flagsAt: number[] = [];
  const changes: Change[] = [];
  const firing = new Set<AlertRule>();
  for (let day = 0; day < weeks * 7; day++) {
    const weekend = day % 7 > 4;
    const runs = Math.round((weekend ? 120 : 600) * (1 + 0.15 * normal()));
    const mood = Math.exp(0.25 * normal());
    const earlier = [1, 2, 3, 4].map((week) => days.get(day - 7 * week)).filter((sums) => sums !== undefined);
    const today: Record<string, number> = {};
    for (let index = 0; index < runs; index++) {
      // Asked within ten hours, in their order.
      const at = day * DAY + 8 * 3_600_000 + (index / runs) * 36_000_000;
      const usual = {
        failure: (weekend ? 0.05 : 0.02) * mood,
        flag: (weekend ? 0.06 : 0.03) * mood,
        slow: (weekend ? 1.6 : 1) * mood ** 0.5,
      };
      const weather = trouble(at, usual);
      const totalMs = 1500 * weather.slow * Math.exp(0.6 * normal());
      const failed = random() < weather.failure;
      const flagged = !failed && random() < weather.flag;
      if (flagged) flagsAt.unshift(at);
      recent.unshift({ receivedAt: at, failed, totalMs });
      for (const list of [recent, flagsAt]) if (list.length > MOST_RECENT) list.pop();
      while ((recent.at(-1)?.receivedAt ?? at) < at - DAY) recent.pop();
      const what = {
        runs: 1,
        cost: 0.01 * Math.exp(0.5 * normal()),
        failed: Number(failed),
        flags: Number(flagged),
        [`total-ms:${bucketOf(totalMs)}`]: 1,
      };
      for (const [name, value] of Object.entries(what)) today[name] = (today[name] ?? 0) + value;
      // The collector looks every few seconds, not at every run.
      if (day < watchedFrom * 7 || index % 10 > 0) continue;
      for (const { rule, fires, clears } of findings({ recent, flagsAt, today, earlier, spentThisMonth: 0, budget: undefined })) {
        if (fires && !firing.has(rule)) changes.push({ rule, fires: true, at });
        if (clears && firing.has(rule)) changes.push({ rule, fires: false, at });
        if (fires) firing.add(rule);
        else if (clears) firing.delete(rule);
      }
    }
    days.set(day, today);
  }
  return changes;
};

test.each([5])(
  'calls nobody more than once for nothing in four weeks whose weekends are not like their other days (seed %i)',
  (seed) => {
    expect(simulate(seed, 8, 4).filter(({ fires }) => fires).length).toBeLessThanOrEqual(1);
  },
  60_000,
);

// A Wednesday of the fifth week, from ten to noon.
const FROM = (4 * 7 + 2) * DAY + 10 * 3_600_000;
const TO = FROM + 2 * 3_600_000;
const runsIn = (ms: number) => Math.round((ms / 36_000_000) * 600);

test.each<[AlertRule, number, (usual: Weather) => Weather]>([
  ['failure-rate', 30, (usual) => ({ ...usual, failure: 0.8 })],
  ['p95', 40, (usual) => ({ ...usual, slow: usual.slow * 6 })],
  ['flag-rate', 90, (usual) => ({ ...usual, flag: 0.5 })],
])(
  '%s: fires once within %i runs after the trouble begins, and clears once after it is over',
  (rule, within, trouble) => {
    const changes = simulate(7, 5, 4, (at, usual) => (at >= FROM && at < TO ? trouble(usual) : usual)).filter(
      (change) => change.rule === rule,
    );
    expect(changes.map(({ fires }) => fires)).toEqual([true, false]);
    expect(changes[0]!.at).toBeGreaterThanOrEqual(FROM);
    expect(runsIn(changes[0]!.at - FROM)).toBeLessThanOrEqual(within);
    expect(changes[1]!.at).toBeGreaterThan(TO);
  },
  60_000,
);

const quiet: Situation = { recent: [], flagsAt: [], today: {}, earlier: [], spentThisMonth: 0, budget: undefined };
const firing = (change: Partial<Situation>) => findings({ ...quiet, ...change }).flatMap(({ rule, fires }) => (fires ? [rule] : []));

test('two bad runs of three call nobody', () => {
  const bad = { receivedAt: 0, failed: true, totalMs: 60_000 };
  expect(firing({ recent: [bad, bad, { ...bad, failed: false }] })).toEqual([]);
});

test('a new service that answers nothing calls somebody before a week is known', () => {
  expect(firing({ recent: Array.from({ length: 40 }, () => ({ receivedAt: 0, failed: true, totalMs: 100 })) })).toEqual(['failure-rate']);
});

test('a day that costs more than twice what its weekday does calls somebody, at 80 % and at all of the budget', () => {
  const earlier = [
    { runs: 500, cost: 5 },
    { runs: 480, cost: 6 },
  ];
  expect(firing({ earlier, today: { runs: 500, cost: 10 } })).toEqual([]);
  expect(firing({ earlier, today: { runs: 500, cost: 12 } })).toEqual(['cost-per-day']);
  expect(firing({ budget: 100, spentThisMonth: 79 })).toEqual([]);
  expect(firing({ budget: 100, spentThisMonth: 80 })).toEqual(['budget']);
  expect(firing({ budget: 100, spentThisMonth: 101 })).toEqual(['budget', 'budget-spent']);
});
