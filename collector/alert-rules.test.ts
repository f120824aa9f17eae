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

const HOUR = 3_600_000;
const MINUTE = 60_000;
/** Each extension gathers its runs for this long before it sends them. */
const GATHER = MINUTE / 2;

/** How much a team asks on a working day; at weekends a fifth of it. */
interface Team {
  readonly runsPerDay: number;
  /** The collector looks every five seconds; so often something new is there. */
  readonly lookEvery: number;
}
const SMALL: Team = { runsPerDay: 600, lookEvery: 3 };
/** 500 readers, forty questions a day. */
const LARGE: Team = { runsPerDay: 20_000, lookEvery: 10 };

/**
 * Weeks of a team that asks much on working days and little at weekends, when other things are asked: longer pages, other failures. Each day
 * is a little better or worse than others, as days are.
 */
const simulate = (
  seed: number,
  { runsPerDay, lookEvery }: Team,
  weeks: number,
  watched: (at: number) => boolean,
  trouble: (at: number, usual: Weather) => Weather = (_at, usual) => usual,
) => {
  const random = randomFrom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const days = new Map<number, Sums>();
  const recent: Situation['recent'][number][] = [];
  const flagsAt: number[] = [];
  const changes: Change[] = [];
  const firing = new Set<AlertRule>();
  const clearedAt: Partial<Record<AlertRule, number>> = {};
  const looked = new Set(Array.from({ length: weeks * 7 }, (_, day) => day).filter((day) => watched(day * DAY + 11 * HOUR)));
  for (let day = 0; day < weeks * 7; day++) {
    // Nobody asks what the other days were like.
    if (![0, 1, 2, 3, 4].some((week) => looked.has(day + 7 * week))) continue;
    const weekend = day % 7 > 4;
    const count = Math.round(runsPerDay * (weekend ? 0.2 : 1) * (1 + 0.15 * normal()));
    const mood = Math.exp(0.25 * normal());
    const earlier = [1, 2, 3, 4].map((week) => days.get(day - 7 * week)).filter((sums) => sums !== undefined);
    const usual = {
      failure: (weekend ? 0.05 : 0.02) * mood,
      flag: (weekend ? 0.06 : 0.03) * mood,
      slow: (weekend ? 1.6 : 1) * mood ** 0.5,
    };
    const runs = Array.from({ length: count }, (_, index) => {
      // Asked within ten hours.
      const at = day * DAY + 8 * HOUR + (index / count) * 10 * HOUR;
      return { at, receivedAt: at + GATHER * random() };
    }).sort((a, b) => a.receivedAt - b.receivedAt);
    const today: Record<string, number> = {};
    for (const [index, { at, receivedAt }] of runs.entries()) {
      const weather = trouble(at, usual);
      const totalMs = 1500 * weather.slow * Math.exp(0.6 * normal());
      const failed = random() < weather.failure;
      const flagged = !failed && random() < weather.flag;
      if (flagged) flagsAt.unshift(receivedAt);
      recent.unshift({ receivedAt, failed, totalMs });
      for (const list of [recent, flagsAt]) if (list.length > MOST_RECENT) list.pop();
      while ((recent.at(-1)?.receivedAt ?? receivedAt) < receivedAt - DAY) recent.pop();
      const what = {
        runs: 1,
        cost: 0.01 * Math.exp(0.5 * normal()),
        failed: Number(failed),
        flags: Number(flagged),
        [`total-ms:${bucketOf(totalMs)}`]: 1,
      };
      for (const [name, value] of Object.entries(what)) today[name] = (today[name] ?? 0) + value;
      if (!watched(receivedAt) || index % lookEvery > 0) continue;
      const situation = { now: receivedAt, recent, flagsAt, clearedAt, today, earlier, spentThisMonth: 0, budget: undefined };
      for (const { rule, fires, clears } of findings(situation)) {
        if (fires && !firing.has(rule)) {
          firing.add(rule);
          changes.push({ rule, fires: true, at: receivedAt });
        } else if (clears && firing.delete(rule)) {
          clearedAt[rule] = receivedAt;
          changes.push({ rule, fires: false, at: receivedAt });
        }
      }
    }
    days.set(day, today);
  }
  return changes;
};

test('calls nobody more than once for nothing in four weeks, of all that six small teams and a larger one lived through, whose weekends are not like their other days', () => {
  const teams = [...[1, 2, 3, 4, 5, 6].map((seed) => [seed, SMALL] as const), [9, { runsPerDay: 5_000, lookEvery: 10 }] as const];
  const calls = teams.flatMap(([seed, team]) => simulate(seed, team, 8, (at) => at >= 28 * DAY).filter(({ fires }) => fires));
  expect(calls.length).toBeLessThanOrEqual(1);
}, 120_000);

// A Wednesday of the fifth week, from ten to eleven.
const FROM = (4 * 7 + 2) * DAY + 10 * HOUR;
const TO = FROM + HOUR;
const seeds = [11, 12, 13, 14, 15];

/** How long after the beginning it is said that it began, and after the end that it is over; in each of five simulated weeks. */
const delays = (rule: AlertRule, team: Team, trouble: (usual: Weather) => Weather) =>
  seeds.map((seed) => {
    const changes = simulate(
      seed,
      team,
      5,
      (at) => at >= FROM - HOUR / 2 && at < TO + 2 * HOUR,
      (at, usual) => (at >= FROM && at < TO ? trouble(usual) : usual),
    ).filter((change) => change.rule === rule);
    expect(changes.map(({ fires }) => fires)).toEqual([true, false]);
    const [fired, cleared] = [changes[0]!.at - FROM, changes[1]!.at - TO];
    expect(Math.min(fired, cleared)).toBeGreaterThan(0);
    return Math.max(fired, cleared);
  });

const plain: readonly (readonly [AlertRule, string, (usual: Weather) => Weather])[] = [
  ['failure-rate', 'nothing answers', (usual) => ({ ...usual, failure: 1 })],
  ['failure-rate', 'four of five fail', (usual) => ({ ...usual, failure: 0.8 })],
  ['p95', 'six times slower', (usual) => ({ ...usual, slow: usual.slow * 6 })],
  ['flag-rate', 'half are flagged', (usual) => ({ ...usual, flag: 0.5 })],
];

test.each(plain)(
  '%s, %s: where much is asked, somebody is called once within two minutes, and told once within two minutes that it is over',
  (rule, _name, trouble) => {
    for (const delay of delays(rule, LARGE, trouble)) expect(delay).toBeLessThanOrEqual(2 * MINUTE);
  },
  60_000,
);

test.each<(typeof plain)[number]>([
  ['failure-rate', 'one of five fails', (usual) => ({ ...usual, failure: 0.2 })],
  ['p95', 'three times slower', (usual) => ({ ...usual, slow: usual.slow * 3 })],
  ['flag-rate', 'one of five is flagged', (usual) => ({ ...usual, flag: 0.2 })],
])(
  '%s, %s: what is a little bad is told once and cleared once as well, within ten minutes',
  (rule, _name, trouble) => {
    for (const delay of delays(rule, LARGE, trouble)) expect(delay).toBeLessThanOrEqual(10 * MINUTE);
  },
  60_000,
);

test.each(plain)(
  '%s, %s: a small team, with a question a minute, hears of both within a hundred questions',
  (rule, _name, trouble) => {
    for (const delay of delays(rule, SMALL, trouble)) expect(delay).toBeLessThanOrEqual(100 * MINUTE);
  },
  60_000,
);

const quiet: Situation = {
  now: 0,
  recent: [],
  flagsAt: [],
  clearedAt: {},
  today: {},
  earlier: [],
  spentThisMonth: 0,
  budget: undefined,
};
const failing = (count: number, receivedAt: number): Situation['recent'] =>
  Array.from({ length: count }, () => ({ receivedAt, failed: true, totalMs: 100 }));
const failureRate = (change: Partial<Situation>) => findings({ ...quiet, ...change }).find(({ rule }) => rule === 'failure-rate')!;

test('an alert lasts while the trouble is the newest that is known, and clears when nobody has asked for an hour', () => {
  const recent = failing(60, 0);
  expect(failureRate({ recent, now: 59 * MINUTE })).toMatchObject({ fires: true, clears: false });
  expect(failureRate({ recent, now: 61 * MINUTE })).toMatchObject({ fires: false, clears: true });
});

test('an alert clears when a whole day has fewer questions than a rule needs', () => {
  expect(failureRate({ recent: failing(29, 0), now: MINUTE })).toMatchObject({ fires: false, clears: true });
});

test('what was told and cleared is not told again', () => {
  const recent = [...failing(10, 2 * MINUTE), ...failing(60, 0)];
  expect(failureRate({ recent, now: 3 * MINUTE, clearedAt: { 'failure-rate': MINUTE } }).fires).toBe(false);
  expect(
    failureRate({ recent: [...failing(20, 3 * MINUTE), ...recent], now: 3 * MINUTE, clearedAt: { 'failure-rate': MINUTE } }),
  ).toMatchObject({
    fires: true,
    runs: 30,
  });
});

test('durations clear on a day of the week of which nothing is known', () => {
  const slow = Array.from({ length: 60 }, () => ({ receivedAt: 0, failed: false, totalMs: 60_000 }));
  expect(findings({ ...quiet, recent: slow }).find(({ rule }) => rule === 'p95')).toMatchObject({ fires: false, clears: true });
});

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
