import type { Answer, AnswerDraft } from './answer';
import type { Unread } from './capture';
import type { Failure } from './failure';
import type { EngineKind } from './engine';
import type { Coverage } from './passage';
import type { RunEvent, RunFacts } from './run-event';
import type { Verification } from './verification';

/** The steps before the first word, each with its own words in the panel. */
export type RunStep = 'reading' | 'searching' | 'asking' | 'thinking' | 'retrying';

/** An engine that could not answer, and why the next one did. */
export interface GivenUp {
  readonly name: string;
  readonly failure: Failure;
}

interface Common {
  readonly runId: string;
  readonly givenUp: readonly GivenUp[];
  readonly unread: readonly Unread[];
  readonly coverage?: Coverage | undefined;
  /** Who is writing, as far as it is known. */
  readonly engine?: EngineKind | undefined;
  readonly engineName?: string | undefined;
  /** It is over, and there was no room to keep it in history. */
  readonly notKept?: true | undefined;
}

/** What the panel shows of one run: exactly one status. */
export type RunView =
  | { readonly status: 'idle' }
  | (Common & {
      readonly status: 'waiting';
      readonly step: RunStep;
      readonly waitMs?: number | undefined;
      readonly failure?: Failure | undefined;
    })
  | (Common & { readonly status: 'writing'; readonly draft: AnswerDraft })
  | (Common & { readonly status: 'answered'; readonly answer: Answer; readonly verification: Verification; readonly facts: RunFacts })
  | (Common & { readonly status: 'failed'; readonly failure: Failure; readonly draft?: AnswerDraft | undefined });

export const idle: RunView = { status: 'idle' };

const commonOf = (view: RunView): Common =>
  view.status === 'idle'
    ? { runId: '', givenUp: [], unread: [] }
    : {
        runId: view.runId,
        givenUp: view.givenUp,
        unread: view.unread,
        coverage: view.coverage,
        engine: view.engine,
        engineName: view.engineName,
      };

/** The screen is a fold of events: `events.reduce(applyEvent, idle)`. */
export const applyEvent = (view: RunView, event: RunEvent): RunView => {
  const common = commonOf(view);
  switch (event.kind) {
    case 'started':
      return { status: 'waiting', step: 'reading', runId: event.runId, givenUp: [], unread: [] };
    case 'captured':
      return { ...common, status: 'waiting', step: 'searching', unread: event.unread };
    case 'passages-chosen':
      return { ...common, status: 'waiting', step: 'searching', coverage: event.coverage };
    case 'engine-started':
      return { ...common, status: 'waiting', step: 'asking', engine: event.engine, engineName: event.name };
    case 'engine-given-up':
      return { ...common, status: 'waiting', step: 'asking', givenUp: [...common.givenUp, { name: event.name, failure: event.failure }] };
    case 'retrying':
      return { ...common, status: 'waiting', step: 'retrying', waitMs: event.waitMs, failure: event.failure };
    case 'thinking':
      return view.status === 'writing' ? view : { ...common, status: 'waiting', step: 'thinking' };
    case 'answer-drafted':
      return { ...common, status: 'writing', draft: event.draft };
    case 'answered':
      return {
        ...common,
        status: 'answered',
        answer: event.answer,
        verification: event.verification,
        facts: event.facts,
        notKept: event.notKept,
      };
    case 'failed':
      return {
        ...common,
        status: 'failed',
        failure: event.failure,
        draft: event.draft ?? (view.status === 'writing' ? view.draft : undefined),
        notKept: event.notKept,
      };
  }
};
