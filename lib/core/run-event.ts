import type { Answer, AnswerDraft } from './answer';
import type { Unread } from './capture';
import type { CorrectedBy } from './correction';
import type { Cost, EngineKind, Tokens } from './engine';
import type { Failure } from './failure';
import type { Coverage } from './passage';
import type { Verification } from './verification';

/** What stands beside an answer. */
export interface RunFacts {
  /** Undefined: no engine wrote it, but a person. */
  readonly engine?: EngineKind | undefined;
  /** The engine's name for the reader. */
  readonly engineName: string;
  readonly model: string;
  /** The prompt's version id. */
  readonly prompt: string;
  readonly coverage: Coverage;
  /** Milliseconds from the start of the run. `firstText`: to the first text that could be shown. */
  readonly ms: { readonly firstText: number; readonly total: number };
  readonly tokens?: Tokens | undefined;
  readonly cost?: Cost | undefined;
  /** What the reader has to know of this answer, in plain words. */
  readonly warning?: string | undefined;
  /** Milliseconds since the epoch when the answer was first made; only of an answer from the cache. */
  readonly cachedAt?: number | undefined;
  /** It was made when the page was opened, before anybody asked. */
  readonly prefetched?: boolean | undefined;
  /** The earlier question that this answer was made for, where it was asked in other words. */
  readonly answeredFor?: string | undefined;
  /** It is the owner's own answer, served in place of an engine's. */
  readonly corrected?: CorrectedBy | undefined;
  /** The owner has an answer to this, but the page no longer holds what it rests on: this one was made anew. */
  readonly outdatedCorrection?: CorrectedBy | undefined;
}

/** A step of a run in flight: plain data, so that it can cross a port and be replayed. The last one is `answered` or `failed`. */
export type RunEvent =
  | { readonly kind: 'started'; readonly runId: string; readonly at: number }
  | { readonly kind: 'captured'; readonly url: string; readonly title: string; readonly blocks: number; readonly unread: readonly Unread[] }
  | { readonly kind: 'passages-chosen'; readonly coverage: Coverage }
  | { readonly kind: 'engine-started'; readonly engine: EngineKind; readonly name: string; readonly model: string }
  /** The ladder went on to its next engine, before anything was shown. */
  | { readonly kind: 'engine-given-up'; readonly name: string; readonly failure: Failure }
  | { readonly kind: 'retrying'; readonly attempt: number; readonly waitMs: number; readonly failure: Failure }
  | { readonly kind: 'thinking' }
  | { readonly kind: 'answer-drafted'; readonly draft: AnswerDraft }
  /** `notKept`: the disk is full, so history does not have it. */
  | {
      readonly kind: 'answered';
      readonly answer: Answer;
      readonly verification: Verification;
      readonly facts: RunFacts;
      readonly notKept?: true | undefined;
    }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly draft?: AnswerDraft | undefined; readonly notKept?: true | undefined };
