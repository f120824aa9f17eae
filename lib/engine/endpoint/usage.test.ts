import { expect, test } from 'vitest';
import { callCost, estimateTokens, readUsage } from './usage';

test.each([
  [
    { prompt_tokens: 10, completion_tokens: 5, prompt_tokens_details: { cached_tokens: 8 } },
    { input: 10, output: 5, cachedInput: 8 },
  ],
  [
    { prompt_tokens: 10, completion_tokens: 5, prompt_tokens_details: null },
    { input: 10, output: 5 },
  ],
  [
    { input_tokens: 10, output_tokens: 5, cache_read_input_tokens: 3 },
    { input: 10, output: 5, cachedInput: 3 },
  ],
  [
    { prompt_tokens: 10, completion_tokens: 5, prompt_cache_hit_tokens: 2 },
    { input: 10, output: 5, cachedInput: 2 },
  ],
  [
    { prompt_tokens: 10, completion_tokens: 5, completion_tokens_details: { reasoning_tokens: 4 } },
    { input: 10, output: 5, reasoning: 4 },
  ],
  [
    { prompt_tokens: '10', completion_tokens: 5 },
    { input: 0, output: 5 },
  ],
])('usage is read from the corner where a server puts it: %j', (usage, tokens) => {
  expect(readUsage(usage)?.tokens).toEqual(tokens);
});

test.each([null, undefined, {}, 'many', { prompt_tokens: 0, completion_tokens: 0 }])('%j says nothing', (usage) => {
  expect(readUsage(usage)).toBeUndefined();
});

test('an estimate is of the right size for several scripts', () => {
  expect(estimateTokens('The restart takes about ten minutes.')).toBe(9);
  expect(estimateTokens('再起動には十分ほどかかります。')).toBeGreaterThan(10);
  expect(estimateTokens('')).toBe(0);
});

test('the price holds for the model’s dated and prefixed names, and for others is marked as estimated', () => {
  const settings = { price: { currency: 'USD', input: 1, output: 1 }, model: 'gpt-x' };
  const cost = (answeredBy: string | undefined) => callCost(settings, { input: 10, output: 10 }, undefined, answeredBy);
  for (const name of ['gpt-x', 'gpt-x-2026-08-07', 'vendor/gpt-x', undefined])
    expect(cost(name)).toEqual({ amount: 0.00002, currency: 'USD' });
  expect(cost('other-y')).toMatchObject({ estimated: true });
});

test('without a price there is no cost', () => {
  expect(callCost({ price: undefined, model: 'm' }, { input: 1, output: 1 }, undefined, undefined)).toBeUndefined();
});
