import { z } from 'zod';
import { Failure } from '@/lib/core/failure';
import type { Setback } from './setback';

/**
 * What is remembered of an endpoint that keeps failing, so that the reader does not wait for it again and again. Plain data: the worker
 * dies at any moment, and the state is kept outside of it.
 */
export const BreakerState = z.object({
  /** Runs in a row that failed, and by the endpoint's fault. */
  failures: z.number().int(),
  /** How often it was opened in a row: each time for twice as long. */
  opened: z.number().int(),
  /** Milliseconds since the epoch; not called before then. */
  openUntil: z.number().optional(),
  /** Since when one call is trying whether it is back. */
  probingSince: z.number().optional(),
  /** Why it was opened, told to whoever is turned away. */
  failure: Failure.optional(),
});
export type BreakerState = z.infer<typeof BreakerState>;

export const closedBreaker: BreakerState = { failures: 0, opened: 0 };

const TRIPS_AT = 3;
const FIRST_PAUSE = 30_000;
const LONGEST_PAUSE = 300_000;
/** A probe whose worker died is forgotten after this long: as long as a call may take. */
const PROBE_LASTS = 300_000;

/** Only what is the endpoint's own trouble counts; a wrong key or a long question never does. */
export const countsAgainst = (setback: Setback): boolean =>
  ['overloaded', 'timeout', 'unreachable', 'late'].includes(setback.kind) || (setback.kind === 'cut' && setback.cause !== 'length');

/** Asks for a call. `state` is what to keep when it is allowed; `failure` why it is not. */
export const askBreaker = (
  state: BreakerState,
  now: number,
): { readonly allowed: true; readonly state: BreakerState } | { readonly allowed: false; readonly failure: Failure | undefined } => {
  if (state.openUntil === undefined) return { allowed: true, state };
  const probing = state.probingSince !== undefined && now - state.probingSince < PROBE_LASTS;
  if (now < state.openUntil || probing) return { allowed: false, failure: state.failure };
  return { allowed: true, state: { ...state, probingSince: now } };
};

export const afterSuccess = (): BreakerState => closedBreaker;

/** A call that ended without telling anything about the endpoint (cancelled, refused for our own fault): the next one may probe. */
export const afterNothing = ({ failures, opened, openUntil, failure }: BreakerState): BreakerState => ({
  failures,
  opened,
  ...(openUntil !== undefined && { openUntil }),
  ...(failure && { failure }),
});

export const afterFailure = ({ probingSince, ...state }: BreakerState, failure: Failure, now: number): BreakerState => {
  const failures = state.failures + 1;
  if (failures < TRIPS_AT && probingSince === undefined) return { ...state, failures };
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** state.opened);
  return { failures, opened: state.opened + 1, openUntil: now + pause, failure };
};
