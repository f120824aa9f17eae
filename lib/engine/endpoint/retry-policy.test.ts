import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attemptsOf, LONGEST_WAIT, retryWait } from './retry-policy';
import type { Setback } from './setback';

const never: readonly Setback[] = [
  { kind: 'quota' },
  { kind: 'context' },
  { kind: 'filter' },
  { kind: 'key' },
  { kind: 'origin' },
  { kind: 'model' },
  { kind: 'address' },
  { kind: 'parameter', param: 'x' },
  { kind: 'rejected' },
  { kind: 'unusable', detail: '' },
  { kind: 'cancelled' },
  { kind: 'cut', cause: 'length' },
  { kind: 'late', stage: 'total', ms: 1 },
  { kind: 'unreachable', why: 'certificate' },
  { kind: 'rate-limit', waitMs: LONGEST_WAIT + 1 },
  { kind: 'overloaded', waitMs: 60_000 },
];

const sometimes: readonly Setback[] = [
  { kind: 'rate-limit' },
  { kind: 'rate-limit', waitMs: 3000 },
  { kind: 'overloaded' },
  { kind: 'loading', waitMs: 2000 },
  { kind: 'timeout' },
  { kind: 'cut', cause: 'connection' },
  { kind: 'broken' },
  { kind: 'unreachable' },
  { kind: 'late', stage: 'headers', ms: 1 },
];

describe('whether the same endpoint is asked again', () => {
  test.each(never)('never: $kind', (setback) => {
    expect(retryWait(setback, 1, 0.5)).toBeUndefined();
  });

  test.each(sometimes)('once at least, after a wait: $kind', (setback) => {
    expect(retryWait(setback, 1, 0.5)).toBeGreaterThan(0);
  });

  test('no wait is longer than a reader would bear, nor shorter than what was asked for', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sometimes),
        fc.integer({ min: 1, max: 5 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (setback, tries, random) => {
          const wait = retryWait(setback, tries, random);
          if (wait === undefined || tries > 2) return;
          expect(wait).toBeLessThanOrEqual(LONGEST_WAIT + 250);
          if ('waitMs' in setback && setback.waitMs !== undefined) expect(wait).toBeGreaterThanOrEqual(setback.waitMs);
        },
      ),
    );
  });

  test('two readers who were told the same moment do not come back in it', () => {
    const setback: Setback = { kind: 'rate-limit', waitMs: 3000 };
    expect(retryWait(setback, 1, 0.1)).not.toBe(retryWait(setback, 1, 0.9));
  });

  test('waits grow', () => {
    expect(retryWait({ kind: 'overloaded' }, 1, 0)).toBe(500);
    expect(retryWait({ kind: 'overloaded' }, 2, 0)).toBe(2000);
  });
});

test('no more calls are given than there are', () => {
  const attempts = attemptsOf(2);
  expect([attempts.take(), attempts.take(), attempts.take(), attempts.left]).toEqual([true, true, false, 0]);
});
