import type { Failure } from './failure';

/** What becomes of an item that got no answer. */
export type AfterFailure =
  /** It is tried again. `all`: whoever failed is not the page but the endpoint, so that no other item is asked about before then either. */
  | { readonly kind: 'again'; readonly at: number; readonly all: boolean }
  /** Each item would fail like it, and the reader can do something about it: the job rests, and nothing is lost. */
  | { readonly kind: 'pause' }
  | { readonly kind: 'fail' };

/** Attempts of one step. Each of them has the engine's own retries within it. */
export const MOST_TRIES = 5;
const LONGEST_PAUSE = 300_000;

/** 5 s, 20 s, 80 s, 5 min; shortened by up to a quarter, so that the items of a job do not all come back in one moment. */
const backoff = (tries: number, random: number): number => Math.min(LONGEST_PAUSE, 5000 * 4 ** (tries - 1)) * (1 - random / 4);

/**
 * @param tries attempts that failed, this one among them.
 * @param random 0 up to 1.
 */
export const afterFailure = (failure: Failure, tries: number, now: number, random: number): AfterFailure => {
  const again = (all: boolean, at = now + backoff(tries, random)): AfterFailure => ({ kind: 'again', at, all });
  switch (failure.kind) {
    // What the endpoint asked for is waited for, however long: nobody sits in front of it.
    case 'rate-limited':
      return failure.retryAt !== undefined && failure.retryAt > now ? again(true, failure.retryAt) : again(true);
    case 'overloaded':
    case 'endpoint-unreachable':
      return tries < MOST_TRIES ? again(true) : { kind: 'pause' };
    case 'timed-out':
    case 'cut-off':
      if (failure.kind === 'cut-off' && failure.cause === 'length') return { kind: 'fail' };
      return tries < MOST_TRIES ? again(false) : { kind: 'fail' };
    case 'reply-unusable':
    case 'page-not-read':
    case 'worker-stopped':
      return tries < 3 ? again(false) : { kind: 'fail' };
    // While Gloss is installed again, by a policy or an update, the browser denies for a moment what it has permitted.
    case 'page-not-permitted':
      return tries < 3 ? again(false) : { kind: 'fail' };
    case 'endpoint-not-permitted':
      return tries < 3 ? again(true) : { kind: 'pause' };
    case 'page-refused':
      return failure.retryAt !== undefined && tries < MOST_TRIES ? again(false, Math.max(failure.retryAt, now)) : { kind: 'fail' };
    case 'key-rejected':
    case 'model-missing':
    case 'address-wrong':
    case 'origin-forbidden':
    case 'out-of-credit':
    case 'budget-spent':
    case 'built-in-unavailable':
    case 'storage-full':
      return { kind: 'pause' };
    case 'page-closed-to-extensions':
    case 'site-forbidden':
    case 'task-off':
    case 'page-empty':
    case 'page-left':
    case 'tab-closed':
    case 'sign-in-needed':
    case 'nothing-selected':
    case 'context-too-long':
    case 'refused-by-filter':
    case 'request-rejected':
    case 'cancelled':
    case 'unexpected':
      return { kind: 'fail' };
  }
};
