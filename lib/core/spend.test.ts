import { expect, test } from 'vitest';
import { budgetState, costOf, spendBy, spendOf } from './spend';
import { Trace } from './trace';

const trace = (changes: Partial<Trace> = {}): Trace =>
  Trace.parse({
    runId: 'a',
    at: 1_000,
    url: '',
    site: 'https://wiki.example.com',
    task: 'ask',
    question: '',
    prompt: '',
    input: [],
    output: '',
    engine: 'endpoint',
    model: 'small-1',
    stages: [],
    ...changes,
  });

const price = { currency: 'USD', input: 2, cachedInput: 0.5, output: 10 };

test('cached input costs its own price, the rest of the input the full one', () => {
  expect(costOf({ input: 1_000_000, cachedInput: 400_000, output: 100_000 }, price).amount).toBeCloseTo(1.2 + 0.2 + 1);
});

test('cached input costs as much as other input where no price for it is set', () => {
  expect(costOf({ input: 1_000_000, cachedInput: 400_000, output: 0 }, { currency: 'USD', input: 2, output: 10 }).amount).toBeCloseTo(2);
});

test('a cost made from estimated tokens is an estimate', () => {
  expect(costOf({ input: 1, output: 1, estimated: true }, price).estimated).toBe(true);
  expect(costOf({ input: 1, output: 1 }, price)).not.toHaveProperty('estimated');
});

test('tells runs without a price apart from runs that cost nothing', () => {
  const spend = spendOf([
    trace({ tokens: { input: 10, output: 5 }, cost: { amount: 0.1, currency: 'USD' } }),
    trace({ tokens: { input: 10, cachedInput: 4, output: 5, estimated: true } }),
    trace({ engine: 'extractive' }),
  ]);
  expect(spend).toEqual({ runs: 3, input: 20, cachedInput: 4, output: 10, money: { USD: 0.1 }, estimated: 1, unpriced: 1 });
});

test('groups by whatever is asked for', () => {
  const rows = spendBy([trace({ model: 'x' }), trace({ model: 'y' }), trace({ model: 'x' })], ({ model }) => model);
  expect(rows.map(({ key, spend }) => [key, spend.runs])).toEqual([
    ['x', 2],
    ['y', 1],
  ]);
});

test('a budget warns at 80 % and stops at 100 %', () => {
  const statusAt = (amount: number) => budgetState({ USD: amount }, 10).status;
  expect([0, 7.99, 8, 9.99, 10, 12].map(statusAt)).toEqual(['within', 'within', 'near', 'near', 'spent', 'spent']);
  expect(budgetState({ USD: 100 }, undefined)).toEqual({ status: 'none' });
});

test('a second currency does not lift the limit', () => {
  expect(budgetState({ USD: 3, EUR: 10 }, 10)).toMatchObject({ status: 'spent', currency: 'EUR', spent: 10 });
  expect(budgetState({}, 10)).toMatchObject({ status: 'within', spent: 0 });
});
