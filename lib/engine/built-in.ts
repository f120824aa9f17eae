import type { Engine, EngineEvent } from '@/lib/core/engine';
import type { Failure } from '@/lib/core/failure';
import type { Prompt } from '@/lib/core/prompt/prompt';
import { type Clock, systemClock } from './endpoint/clock';
import { estimateTokens } from './endpoint/usage';
import { watchBudgets } from './endpoint/watchdog';
import { platformSignal } from './platform-signal';

interface ModelMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}
interface SessionOptions {
  readonly expectedInputs?: readonly { readonly type: 'text'; readonly languages: readonly string[] }[];
  readonly expectedOutputs?: readonly { readonly type: 'text'; readonly languages: readonly string[] }[];
}
interface PromptOptions {
  readonly responseConstraint?: object;
  /** The schema stands in our prompt already; said twice it would cost the small context twice. */
  readonly omitResponseConstraintInput?: boolean;
  readonly signal?: AbortSignal;
}

/** The part of a session of the browser's Prompt API that we use. The measures have had two names. */
export interface BuiltInSession {
  promptStreaming(input: string, options?: PromptOptions): ReadableStream<string> | AsyncIterable<string>;
  measureContextUsage?(input: string, options?: PromptOptions): Promise<number>;
  measureInputUsage?(input: string, options?: PromptOptions): Promise<number>;
  readonly contextWindow?: number;
  readonly contextUsage?: number;
  readonly inputQuota?: number;
  readonly inputUsage?: number;
  destroy(): void;
}

/** The browser's `LanguageModel`: https://webmachinelearning.github.io/prompt-api/ */
export interface BuiltInModel {
  availability(options?: SessionOptions): Promise<'unavailable' | 'downloadable' | 'downloading' | 'available'>;
  create(
    options?: SessionOptions & { readonly initialPrompts?: readonly ModelMessage[]; readonly signal?: AbortSignal },
  ): Promise<BuiltInSession>;
}

/**
 * The model of the browser that this runs in. Chromium gives it to an extension's documents and not to its worker (156); other browsers
 * have none.
 */
export const browsersModel = (): BuiltInModel | undefined =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no types know it yet; the engine takes whatever fails as unavailable
  (globalThis as { LanguageModel?: BuiltInModel }).LanguageModel;

/** Chromium complains in the extension's list of errors where a language to write in is not named. */
const anyPage: SessionOptions = { expectedOutputs: [{ type: 'text', languages: ['en'] }] };

/** Whether there is a model that could write now. One that would have to be downloaded first is none. */
export const isReady = async (model: BuiltInModel | undefined): Promise<boolean> =>
  (await model?.availability(anyPage).catch(() => 'unavailable' as const)) === 'available';

const NAME = 'Built-in model';

/** Milliseconds. The model may have to be read from disk first, and a laptop without a graphics card is slow. */
const BUDGETS = { headers: 60_000, firstText: 120_000, silence: 60_000, total: 300_000 };

/** Context windows are from 4,096 to 9,216 tokens today, and the rules and the answer need their part. */
const BUDGET_WORDS = 1_800;

/** What is the same wherever it runs. */
export const builtInFacts = {
  kind: 'built-in',
  name: NAME,
  model: 'built-in',
  budgetWords: BUDGET_WORDS,
} as const satisfies Partial<Engine>;

const unavailable = (detail: string): Failure => ({ kind: 'built-in-unavailable', detail });

/** The languages of the page and of the rules: a model that does not know them has to say so. */
const languagesOf = ({ page }: Prompt): SessionOptions => {
  const language = /^[a-z]{2,3}/i.exec(page.lang)?.[0].toLowerCase();
  const languages = [...new Set(['en', ...(language ? [language] : [])])];
  return { expectedInputs: [{ type: 'text', languages }], expectedOutputs: [{ type: 'text', languages }] };
};

const whyNot = {
  unavailable: 'this browser has no model for this machine or this language',
  downloadable: 'the browser has not downloaded its model yet',
  downloading: 'the browser is still downloading its model',
};

/** What the browser throws, by the name of its DOMException. Anything else is a bug. */
const failureOf = (thrown: unknown, limit: number | undefined): Failure => {
  const { name, message } = thrown instanceof Error ? thrown : { name: '', message: String(thrown) };
  switch (name) {
    case 'QuotaExceededError':
      return { kind: 'context-too-long', host: NAME, ...(limit !== undefined && { limit }) };
    case 'NotSupportedError':
    case 'NotAllowedError':
    case 'InvalidStateError':
      return unavailable(message);
    case 'NotReadableError':
      return { kind: 'refused-by-filter', host: NAME };
    case 'UnknownError':
    case 'OperationError':
    case 'SyntaxError':
      return { kind: 'reply-unusable', host: NAME, detail: message };
    default:
      throw thrown;
  }
};

async function* chunksOf(stream: ReadableStream<string> | AsyncIterable<string>): AsyncGenerator<string> {
  if (Symbol.asyncIterator in stream) return yield* stream;
  const reader = (stream as ReadableStream<string>).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.releaseLock();
  }
}

/**
 * The browser's own model, where there is one that is ready: nothing leaves the machine. It never starts a download of gigabytes that
 * nobody asked for.
 * @param model the global `LanguageModel`; undefined where the browser, or this kind of its contexts, has none.
 */
export const builtInEngine = (model: BuiltInModel | undefined, clock: Clock = systemClock): Engine => {
  async function* write(prompt: Prompt, signal: AbortSignal): AsyncGenerator<EngineEvent> {
    if (!model) return yield { kind: 'failed', failure: unavailable('this browser has none') };
    const stop = new AbortController();
    const cancel = () => stop.abort();
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
    const watchdog = watchBudgets(BUDGETS, BUDGETS.total, clock, cancel);

    let session: BuiltInSession | undefined;
    let limit: number | undefined;
    let input = 0;
    let written = '';
    const tokens = () => ({ input, output: estimateTokens(written), estimated: true });
    /** The reader's Stop or our own impatience; undefined when it was neither. */
    const stopped = (): Failure | undefined =>
      signal.aborted ? { kind: 'cancelled' } : watchdog.late ? { kind: 'timed-out', host: NAME, ...watchdog.late } : undefined;

    try {
      const languages = languagesOf(prompt);
      const availability = await model.availability(languages);
      if (stopped()) return yield { kind: 'failed', failure: stopped()! };
      if (availability !== 'available') return yield { kind: 'failed', failure: unavailable(whyNot[availability]) };

      const system = prompt.messages.filter(({ role }) => role === 'system');
      const question = prompt.messages
        .filter(({ role }) => role !== 'system')
        .map(({ content }) => content)
        .join('\n\n');
      session = await model.create({ ...languages, initialPrompts: system, signal: stop.signal });
      watchdog.headersCame();
      yield { kind: 'headers-received' };

      const options: PromptOptions = { responseConstraint: prompt.schema, omitResponseConstraintInput: true, signal: stop.signal };
      limit = session.contextWindow ?? session.inputQuota;
      const asked = await (session.measureContextUsage?.(question, options) ?? session.measureInputUsage?.(question, options));
      input = (session.contextUsage ?? session.inputUsage ?? 0) + (asked ?? estimateTokens(question));
      if (limit !== undefined && input > limit) {
        return yield { kind: 'failed', failure: { kind: 'context-too-long', host: NAME, limit } };
      }

      for await (const text of chunksOf(session.promptStreaming(question, options))) {
        watchdog.textCame();
        watchdog.byteCame();
        if (text === '') continue;
        written += text;
        yield { kind: 'text-added', text };
      }
      const failure = stopped();
      yield failure ? { kind: 'failed', failure, tokens: tokens() } : { kind: 'finished', model: 'built-in', tokens: tokens() };
    } catch (thrown) {
      const failure = stopped() ?? failureOf(thrown, limit);
      yield { kind: 'failed', failure, ...(written !== '' && { tokens: tokens() }) };
    } finally {
      watchdog.stop();
      signal.removeEventListener('abort', cancel);
      stop.abort();
      session?.destroy();
    }
  }

  return {
    ...builtInFacts,
    async *write(prompt, cancel) {
      const { signal, release } = platformSignal(cancel);
      try {
        yield* write(prompt, signal);
      } finally {
        release();
      }
    },
  };
};
