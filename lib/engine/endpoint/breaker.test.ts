import { expect, test } from 'vitest';
import type { Failure } from '@/lib/core/failure';
import { afterFailure, afterNothing, afterSuccess, askBreaker, BreakerState, closedBreaker, countsAgainst } from './breaker';

const failure: Failure = { kind: 'overloaded', host: 'llm.example.com' };
const fail = (state: BreakerState, now: number) => afterFailure(state, failure, now);
const openAt = (now: number) => fail(fail(fail(closedBreaker, now), now), now);

/** Asks, and fails when it may. @returns the state after it, or undefined when it was turned away. */
const tryAndFail = (state: BreakerState, now: number): BreakerState | undefined => {
  const asked = askBreaker(state, now);
  return asked.allowed ? fail(asked.state, now) : undefined;
};

test('two failures in a row are bad luck, three close the way', () => {
  const two = fail(fail(closedBreaker, 0), 0);
  expect(askBreaker(two, 1).allowed).toBe(true);
  expect(askBreaker(fail(two, 0), 1)).toEqual({ allowed: false, failure });
});

test('an answer in between begins the count anew', () => {
  expect(askBreaker(fail(fail(afterSuccess(), 0), 0), 1).allowed).toBe(true);
});

test('after half a minute one call may try, and no second one beside it', () => {
  const open = openAt(0);
  expect(askBreaker(open, 29_999).allowed).toBe(false);
  const probe = askBreaker(open, 30_000);
  expect(probe.allowed).toBe(true);
  if (probe.allowed) expect(askBreaker(probe.state, 30_001).allowed).toBe(false);
});

test('each time that does not help it waits twice as long, up to five minutes', () => {
  let state = openAt(0);
  let now = 0;
  for (const pause of [30_000, 60_000, 120_000, 240_000, 300_000, 300_000]) {
    expect(tryAndFail(state, now + pause - 1)).toBeUndefined();
    now += pause;
    state = tryAndFail(state, now)!;
  }
});

test('a try whose worker died, or that was stopped, does not close the way for good', () => {
  const probe = askBreaker(openAt(0), 30_000);
  if (!probe.allowed) throw new Error('the probe was turned away');
  expect(askBreaker(probe.state, 30_000 + 300_000).allowed).toBe(true);
  expect(askBreaker(afterNothing(probe.state), 30_001).allowed).toBe(true);
});

test('its state is plain data that outlives the worker', () => {
  const open = openAt(5);
  expect(BreakerState.parse(JSON.parse(JSON.stringify(open)))).toEqual(open);
});

test('only what is the endpoint’s own trouble counts', () => {
  expect(countsAgainst({ kind: 'overloaded' })).toBe(true);
  expect(countsAgainst({ kind: 'unreachable' })).toBe(true);
  expect(countsAgainst({ kind: 'late', stage: 'silence', ms: 1 })).toBe(true);
  expect(countsAgainst({ kind: 'key' })).toBe(false);
  expect(countsAgainst({ kind: 'rate-limit' })).toBe(false);
  expect(countsAgainst({ kind: 'cut', cause: 'length' })).toBe(false);
  expect(countsAgainst({ kind: 'cancelled' })).toBe(false);
});
