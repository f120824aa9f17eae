import type { Answer } from './answer';
import type { RunFacts } from './run-event';
import type { Verification } from './verification';

/** An answer as the cache keeps it: only whole, parsed, verified ones get there. */
export interface CachedAnswer {
  readonly answer: Answer;
  readonly verification: Verification;
  /** As they were when it was made. */
  readonly facts: RunFacts;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** Where answers are kept between runs. A cache that fails is a cache that knows nothing: it never fails a run. */
export interface AnswerCache {
  find(key: string): Promise<CachedAnswer | undefined>;
  keep(key: string, url: string, entry: CachedAnswer): Promise<void>;
}
