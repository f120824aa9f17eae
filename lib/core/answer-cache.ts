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

/** What an answer is found by when it is asked for in other words. */
export interface EarlierQuestion {
  readonly key: string;
  readonly question: string;
}

/** Where answers are kept between runs. A cache that fails is a cache that knows nothing: it never fails a run. */
export interface AnswerCache {
  find(key: string): Promise<CachedAnswer | undefined>;
  /** The questions of a scope (see `answerScope`), newest first. */
  asked(scope: string): Promise<readonly EarlierQuestion[]>;
  keep(key: string, url: string, entry: CachedAnswer, asked: { readonly scope: string; readonly question: string }): Promise<void>;
}
