import type { EndpointProfile, EndpointSettings } from '@/lib/core/endpoint-settings';
import type { Cost, Engine, EngineEvent, Tokens } from '@/lib/core/engine';
import type { Failure } from '@/lib/core/failure';
import type { Prompt } from '@/lib/core/prompt/prompt';
import { platformSignal } from '@/lib/engine/platform-signal';
import { afterFailure, afterNothing, afterSuccess, askBreaker, type BreakerState, closedBreaker, countsAgainst } from './breaker';
import { type Clock, sleep, systemClock } from './clock';
import { type EndpointAddress, hostOf, readAddress } from './endpoint-address';
import { type CallFacts, callEndpoint } from './endpoint-call';
import type { Fetch } from './endpoint-client';
import { failureOf } from './endpoint-failure';
import { adaptTo, firstProfile, requestFor } from './endpoint-request';
import { listModels } from './list-models';
import { type Attempts, attemptsOf, retryWait } from './retry-policy';
import type { Setback } from './setback';
import { callCost, cutWarning, estimateTokens } from './usage';

/** What an endpoint needs of the world. */
export interface EndpointDeps {
  readonly fetch: Fetch;
  readonly clock?: Clock;
  /** Keeps what was learnt of this endpoint and model, for its next engine. */
  readonly saveProfile?: (profile: EndpointProfile) => void | Promise<void>;
  /** Where the breaker's state outlives the worker. Without it every engine starts with a closed one. */
  readonly breaker?: {
    readonly load: () => Promise<BreakerState | undefined>;
    readonly save: (state: BreakerState) => Promise<void>;
  };
  /** The run's calls, shared with the other endpoints of its ladder. */
  readonly attempts?: Attempts;
  /** How many endpoints come after this one: each is left a call. */
  readonly others?: number;
  /** Whether the browser may call that origin; asked when nothing answers. */
  readonly isPermitted?: (origin: string) => Promise<boolean>;
  /** "chrome-extension://…", for the line that a local server needs. */
  readonly ownOrigin?: string | undefined;
  /** Told of each call when it is over: the connection test wants to know more than the reader does. */
  readonly onCall?: (call: CallFacts) => void;
}

/** Changes to the request that one run may learn; more than there are, so that no server can keep us asking. */
const MAX_ADAPTATIONS = 6;
/** Milliseconds that a model may take to be loaded, and after which to look again. */
const LOADING_WITHIN = 60_000;
const LOOK_AGAIN = 2000;
/** Milliseconds that the list of models may take, when the model is missing. */
const MODELS_WITHIN = 3000;

/** What the rules and the question take of the context, in tokens. */
const PROMPT_TOKENS = 1200;
/** Words per token, cautious: code, tables and other languages need more tokens than English prose. */
const WORDS_PER_TOKEN = 0.55;

const budgetWords = ({ contextTokens, maxOutputTokens }: EndpointSettings, told = Infinity): number =>
  Math.max(300, Math.floor((Math.min(contextTokens, told) - maxOutputTokens - PROMPT_TOKENS) * WORDS_PER_TOKEN));

/** Which addresses to call: the one that is known to answer, or those that may be meant. */
const addressOf = ({ baseUrl, profile, model }: EndpointSettings): EndpointAddress | undefined => {
  const address = readAddress(baseUrl);
  return address && profile?.model === model ? { ...address, candidates: [profile.baseUrl] } : address;
};

/**
 * An OpenAI-compatible endpoint: asks, learns from a refusal what the server does not take, retries what is worth it, counts what it
 * cost, and says in one `Failure` why there is no answer.
 */
export const endpointEngine = (settings: EndpointSettings, deps: EndpointDeps): Engine => {
  const { clock = systemClock } = deps;
  const address = addressOf(settings);
  const host = hostOf(address?.candidates[0] ?? settings.baseUrl);
  // Kept between questions: what one run learnt the next need not.
  let learnt = settings.profile?.model === settings.model ? settings.profile : undefined;

  async function* write(prompt: Prompt, signal: AbortSignal): AsyncGenerator<EngineEvent> {
    if (!address) return yield { kind: 'failed', failure: { kind: 'address-wrong', baseUrl: settings.baseUrl } };

    const breaker = askBreaker((await deps.breaker?.load()) ?? closedBreaker, clock.now());
    if (!breaker.allowed) return yield { kind: 'failed', failure: breaker.failure ?? { kind: 'overloaded', host } };
    let breakerState = breaker.state;
    const keepBreaker = async (next: BreakerState) => {
      if (JSON.stringify(next) === JSON.stringify(breakerState)) return;
      breakerState = next;
      await deps.breaker?.save(next);
    };
    if (breakerState.probingSince !== undefined) await deps.breaker?.save(breakerState);

    const attempts = deps.attempts ?? attemptsOf();
    const began = clock.now();
    const candidates = learnt ? [learnt.baseUrl] : [...address.candidates];
    let profile = learnt ?? firstProfile(candidates.shift()!, settings.model);
    if (learnt) candidates.length = 0;
    const refusedTokenFields: string[] = [];
    let adaptations = 0;
    let tries = 0;
    let spent: Spent = {};

    const keepProfile = async () => {
      if (JSON.stringify(profile) === JSON.stringify(learnt)) return;
      learnt = profile;
      await deps.saveProfile?.(profile);
    };
    const failure = (setback: Setback, call: Pick<CallFacts, 'elapsed' | 'wroteText' | 'said' | 'streamed'>): Failure =>
      failureOf(setback, { settings, baseUrl: profile.baseUrl, now: clock.now(), ownOrigin: deps.ownOrigin, ...call });

    if (!attempts.take()) return yield { kind: 'failed', failure: { kind: 'overloaded', host } };
    tries++;
    for (;;) {
      const call = yield* callEndpoint({
        settings,
        baseUrl: profile.baseUrl,
        query: address.query,
        request: requestFor(prompt, settings, profile),
        fetch: deps.fetch,
        clock,
        totalMs: Math.max(0, settings.timeouts.total - (clock.now() - began)),
        signal,
      });
      deps.onCall?.(call);
      spent = addSpent(spent, spentBy(call, prompt, settings));
      const { setback } = call;

      if (!setback) {
        await keepBreaker(afterSuccess());
        profile = {
          ...profile,
          usageInStream: call.usage !== undefined,
          ...(call.reasoningField && { reasoningField: call.reasoningField }),
        };
        await keepProfile();
        const warning = cutWarning(estimatedInput(prompt), call.usage?.tokens);
        return yield { kind: 'finished', ...(call.model && { model: call.model }), ...spent, ...(warning !== undefined && { warning }) };
      }

      // Remembered though the run fails: the next one chooses passages that fit, and spares itself the refusal.
      if (setback.kind === 'context' && setback.limit) {
        profile = { ...profile, contextTokens: setback.limit };
        await keepProfile();
      }

      // Adapting is no retry: it is another request, and each can be needed once.
      if (!call.wroteText && adaptations < MAX_ADAPTATIONS) {
        const adapted = adaptTo(setback, profile, refusedTokenFields);
        const otherAddress = setback.kind === 'address' ? candidates.shift() : undefined;
        if (adapted || otherAddress !== undefined) {
          adaptations++;
          if (adapted && adapted.tokenField !== profile.tokenField) refusedTokenFields.push(profile.tokenField);
          profile = adapted ?? { ...firstProfile(otherAddress!, settings.model) };
          continue;
        }
      }

      // Of several addresses that were tried the reader knows the first.
      const told = failure(setback, call);
      const given: Failure = told.kind === 'address-wrong' ? { ...told, baseUrl: address.candidates[0]! } : told;
      const waitMs = call.wroteText || call.final ? undefined : retryWait(setback, tries, clock.random());
      const timeLeft = settings.timeouts.total - (clock.now() - began);
      const mayRetry =
        waitMs !== undefined && waitMs < timeLeft && breakerState.probingSince === undefined && attempts.left > (deps.others ?? 0);
      if (!mayRetry || !attempts.take()) {
        // One run is one failure, however often it tried: three calls in two seconds say as much as one.
        if (countsAgainst(setback)) await keepBreaker(afterFailure(breakerState, given, clock.now()));
        else await keepBreaker(setback.kind === 'cancelled' ? afterNothing(breakerState) : afterSuccess());
        return yield { kind: 'failed', failure: await explain(given, profile.baseUrl, signal), ...spent };
      }
      tries++;
      yield { kind: 'retrying', attempt: tries, waitMs, failure: given };
      await sleep(clock, waitMs, signal);
      if (setback.kind === 'loading') await untilLoaded(profile.baseUrl, Math.min(LOADING_WITHIN, timeLeft), signal);
      if (signal.aborted) return yield { kind: 'failed', failure: { kind: 'cancelled' }, ...spent };
    }
  }

  /** Waits while the server says of its list of models, too, that it is loading: that costs no call. */
  const untilLoaded = async (calledUrl: string, withinMs: number, signal: AbortSignal): Promise<void> => {
    for (const until = clock.now() + withinMs; clock.now() < until && !signal.aborted;) {
      const list = await listModels(settings, calledUrl, address!.query, deps.fetch, signal, clock.now());
      if (list.ok || list.setback.kind !== 'loading') return;
      await sleep(clock, LOOK_AGAIN, signal);
    }
  };

  /** Finds out what only another question can tell: which models there are, whether the browser was allowed to call at all. */
  const explain = async (failure: Failure, calledUrl: string, signal: AbortSignal): Promise<Failure> => {
    if (failure.kind === 'model-missing') {
      const within = new AbortController();
      const takeBack = clock.after(MODELS_WITHIN, () => within.abort());
      const list = await listModels(settings, calledUrl, address!.query, deps.fetch, AbortSignal.any([signal, within.signal]), clock.now());
      takeBack();
      return list.ok ? { ...failure, models: [...list.models] } : failure;
    }
    if (failure.kind === 'endpoint-unreachable' && deps.isPermitted) {
      const { origin, host } = new URL(failure.baseUrl);
      return (await deps.isPermitted(origin)) ? failure : { kind: 'endpoint-not-permitted', host };
    }
    return failure;
  };

  return {
    kind: 'endpoint',
    name: settings.name || host,
    model: settings.model,
    host,
    get budgetWords() {
      return budgetWords(settings, learnt?.contextTokens);
    },
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

interface Spent {
  readonly tokens?: Tokens;
  readonly cost?: Cost;
}

const estimatedInput = (prompt: Prompt): number => prompt.messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);

/** What a call used: as the server said, or estimated when it wrote something and did not say. A refused call used nothing. */
const spentBy = ({ usage, text, reasoning, model }: CallFacts, prompt: Prompt, settings: EndpointSettings): Spent => {
  if (!usage && text === '' && reasoning === '') return {};
  const tokens: Tokens = usage?.tokens ?? {
    input: estimatedInput(prompt),
    output: estimateTokens(text + reasoning),
    estimated: true,
  };
  const cost = callCost(settings, tokens, usage?.cost, model);
  return { tokens, ...(cost && { cost }) };
};

/** A run that was retried paid for both calls. */
const addSpent = (one: Spent, other: Spent): Spent => {
  if (!one.tokens || !other.tokens) return other.tokens ? other : one;
  const sum = (a: number | undefined, b: number | undefined) => (a === undefined && b === undefined ? undefined : (a ?? 0) + (b ?? 0));
  const cachedInput = sum(one.tokens.cachedInput, other.tokens.cachedInput);
  const reasoning = sum(one.tokens.reasoning, other.tokens.reasoning);
  const tokens: Tokens = {
    input: one.tokens.input + other.tokens.input,
    output: one.tokens.output + other.tokens.output,
    ...(cachedInput !== undefined && { cachedInput }),
    ...(reasoning !== undefined && { reasoning }),
    ...((one.tokens.estimated || other.tokens.estimated) && { estimated: true }),
  };
  if (!one.cost || !other.cost) return { tokens, ...((other.cost ?? one.cost) ? { cost: (other.cost ?? one.cost)! } : {}) };
  const estimated = one.cost.estimated || other.cost.estimated;
  return { tokens, cost: { ...other.cost, amount: one.cost.amount + other.cost.amount, ...(estimated && { estimated }) } };
};
