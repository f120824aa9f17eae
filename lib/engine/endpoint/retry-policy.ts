import type { Setback } from './setback';

/** The count of calls that one run may make, shared by all endpoints of its ladder. */
export interface Attempts {
  /** Calls that may still be made. */
  readonly left: number;
  /** Takes one. False: there is none left. */
  take(): boolean;
}

/** At most this many calls over all endpoints. */
export const MAX_ATTEMPTS = 3;

export const attemptsOf = (max: number = MAX_ATTEMPTS): Attempts => {
  let left = max;
  return {
    get left() {
      return left;
    },
    take: () => left > 0 && left-- > 0,
  };
};

/** A reader waits this long for a server that asked for it; beyond it the next engine is asked. Milliseconds. */
export const LONGEST_WAIT = 10_000;

/** 0.5 s, then 2 s, each shortened by up to half so that many readers do not come back in the same moment. */
const backoff = (tries: number, random: number): number => Math.round(500 * 4 ** (tries - 1) * (1 - random / 2));

/** What was asked for, and a little more: all who were told the same moment would return in it. */
const asAsked = (waitMs: number, random: number): number => Math.round(waitMs + random * Math.min(250, waitMs / 10));

/**
 * Whether the same endpoint is worth another call, before any text was shown.
 * @param tries calls made to this endpoint so far, from 1.
 * @param random 0 up to 1.
 * @returns milliseconds to wait first; undefined for no.
 */
export const retryWait = (setback: Setback, tries: number, random: number): number | undefined => {
  switch (setback.kind) {
    case 'rate-limit':
    case 'overloaded':
      if (setback.waitMs === undefined) return backoff(tries, random);
      return setback.waitMs <= LONGEST_WAIT ? asAsked(setback.waitMs, random) : undefined;
    case 'loading': {
      const waitMs = (setback.waitMs ?? 0) * tries;
      return waitMs <= LONGEST_WAIT ? waitMs : undefined;
    }
    // A second wait as long as the first is the most that a reader can be asked for.
    case 'timeout':
    case 'cut':
    case 'broken':
      if (setback.kind === 'cut' && setback.cause === 'length') return undefined;
      return tries < 2 ? backoff(tries, random) : undefined;
    case 'unreachable':
      return tries < 2 && setback.why !== 'certificate' ? backoff(tries, random) : undefined;
    case 'late':
      return tries < 2 && setback.stage !== 'total' ? backoff(tries, random) : undefined;
    case 'quota':
    case 'context':
    case 'filter':
    case 'key':
    case 'origin':
    case 'model':
    case 'address':
    case 'parameter':
    case 'rejected':
    case 'unusable':
    case 'cancelled':
      return undefined;
  }
};
