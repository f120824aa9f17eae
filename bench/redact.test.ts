import { expect, test } from 'vitest';
import { run } from './redact';

test('of secrets in published formats at least 97 of 100 are hidden whole, and 95 of 100 that are hidden had to be', async () => {
  const { figures } = await run({ data: 'no such file' });
  expect(figures['secrets labelled']).toBeGreaterThan(1_000);
  expect(figures['found']).toBeGreaterThanOrEqual(0.97);
  expect(figures['precision']).toBeGreaterThanOrEqual(0.95);
});
