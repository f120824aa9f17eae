import { expect, test } from 'vitest';
import { activityOverTime, choicesOf, durationOf, everything, filterTraces, mentions, quantile, summaryOf, unitFor } from './activity';
import type { Calendar } from './calendar';
import { Trace } from './trace';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Days of Greenwich, whatever this machine's time zone is. */
const greenwich: Calendar = {
  startOf: (unit, at) => at - (at % (unit === 'hour' ? HOUR : DAY)),
  next: (unit, at) => greenwich.startOf(unit, at) + (unit === 'hour' ? HOUR : DAY),
};

const trace = (runId: string, changes: Partial<Trace> = {}): Trace =>
  Trace.parse({
    runId,
    at: 10 * DAY,
    url: 'https://wiki.example.com/vpn',
    site: 'https://wiki.example.com',
    task: 'ask',
    question: 'How do I connect?',
    prompt: 'answer-3',
    input: [{ role: 'user', content: 'The gateway is named Bifrost.' }],
    output: '{"text":"Use the client."}',
    engine: 'endpoint',
    engineName: 'Company gateway',
    model: 'small-1',
    stages: [
      { name: 'capture', ms: 20 },
      { name: 'first-text', ms: 300 },
      { name: 'engine', ms: 600 },
    ],
    ...changes,
  });

const none = new Set<string>();
const idsOf = (traces: readonly Trace[]) => traces.map(({ runId }) => runId);

test('a run took the sum of its stages', () => {
  expect(durationOf(trace('a'))).toBe(920);
});

test('finds a run by words of its question, its page and its answer, in any order and case', () => {
  const run = trace('b', { question: 'Who is on call?' });
  expect(mentions(run, 'CALL bifrost')).toBe(true);
  expect(mentions(run, ' ')).toBe(true);
  expect(mentions(run, 'call nowhere')).toBe(false);
});

test('shows only the runs that a search found', () => {
  expect(idsOf(filterTraces([trace('a'), trace('b')], everything, none, new Set(['b'])))).toEqual(['b']);
});

test('narrows to a site, an engine, a model, one kind of failure, any failure, and flagged answers', () => {
  const traces = [
    trace('a', { site: 'https://tracker.example.com', model: 'large-1' }),
    trace('b', { engine: 'extractive', model: '' }),
    trace('c', { failure: { kind: 'key-rejected', host: 'api.example.com' } }),
    trace('d', { failure: { kind: 'cancelled' } }),
  ];
  const show = (filter: Partial<typeof everything>) => idsOf(filterTraces(traces, { ...everything, ...filter }, new Set(['b'])));
  expect(show({ site: 'https://tracker.example.com' })).toEqual(['a']);
  expect(show({ engine: 'extractive' })).toEqual(['b']);
  expect(show({ model: 'small-1' })).toEqual(['c', 'd']);
  expect(show({ trouble: 'key-rejected' })).toEqual(['c']);
  expect(show({ trouble: 'any' })).toEqual(['c', 'd']);
  expect(show({ trouble: 'flagged' })).toEqual(['b']);
});

test('offers what occurs, the most frequent first', () => {
  const choices = choicesOf([trace('a', { model: 'rare' }), trace('b'), trace('c'), trace('d', { model: '' })]);
  expect(choices.models).toEqual(['small-1', 'rare']);
  expect(choices.failures).toEqual([]);
});

test('a quantile is a value that was measured', () => {
  expect(quantile([], 0.95)).toBeUndefined();
  expect(quantile([7], 0.5)).toBe(7);
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  expect(quantile(hundred, 0.5)).toBe(50);
  expect(quantile(hundred, 0.95)).toBe(95);
  expect(quantile([1, 2, 3], 0.95)).toBe(3);
});

test('shows a day on which nothing happened as a day with no runs', () => {
  const periods = activityOverTime([trace('b', { at: 12 * DAY + 5 }), trace('a', { at: 10 * DAY })], none, 'day', greenwich);
  expect(periods.map(({ from, runs, p50 }) => [from / DAY, runs, p50])).toEqual([
    [10, 1, 920],
    [11, 0, undefined],
    [12, 1, 920],
  ]);
  expect(activityOverTime([], none, 'day', greenwich)).toEqual([]);
});

test('counts failures and flags apart, and a run that the reader cancelled as neither', () => {
  const summary = summaryOf(
    [trace('a', { failure: { kind: 'cancelled' } }), trace('b', { failure: { kind: 'page-empty' } }), trace('c')],
    new Set(['c']),
  );
  expect(summary).toMatchObject({ runs: 3, failures: 1, flags: 1 });
});

test('leaves answers from the cache out of the latency: they would hide how slow the engine is', () => {
  const cached = trace('a', { cached: true, stages: [{ name: 'cache', ms: 1 }] });
  expect(summaryOf([cached, trace('b')], none)).toMatchObject({ runs: 2, p50: 920 });
});

test('never adds up two currencies', () => {
  const summary = summaryOf(
    [
      trace('a', { cost: { amount: 0.5, currency: 'USD' } }),
      trace('b', { cost: { amount: 0.25, currency: 'EUR' } }),
      trace('c', { cost: { amount: 0.25, currency: 'USD' } }),
    ],
    none,
  );
  expect(summary.cost).toEqual({ USD: 0.75, EUR: 0.25 });
});

test('chooses a unit that keeps a chart readable', () => {
  expect(unitFor(0, DAY)).toBe('hour');
  expect(unitFor(0, 30 * DAY)).toBe('day');
  expect(unitFor(0, 90 * DAY)).toBe('week');
  expect(unitFor(0, 900 * DAY)).toBe('month');
});
