import { portableSchema } from '@/lib/core/answer-schema';
import type { EndpointFinding } from '@/lib/core/endpoint-finding';
import type { EndpointProfile, EndpointSettings } from '@/lib/core/endpoint-settings';
import type { Failure } from '@/lib/core/failure';
import { parseAnswer } from '@/lib/core/parse-answer';
import type { Prompt } from '@/lib/core/prompt/prompt';
import { systemClock } from './clock';
import { hostOf, readAddress } from './endpoint-address';
import type { CallFacts } from './endpoint-call';
import { type EndpointDeps, endpointEngine } from './endpoint-engine';
import { failureOf } from './endpoint-failure';
import { firstProfile } from './endpoint-request';
import { listModels } from './list-models';
import { attemptsOf } from './retry-policy';
import type { Setback } from './setback';

/** Long enough to see whether it streams, short enough to cost nothing. It holds nothing of any page. */
const TEST_PROMPT: Prompt = {
  id: 'connection-test',
  messages: [
    {
      role: 'system',
      content: 'This is a connection test. Reply with one JSON object and nothing around it: {"text": a sentence, "answered": true}',
    },
    { role: 'user', content: 'In "text", count from one to twenty in English words, separated by commas. Set "answered" to true.' },
  ],
  schema: portableSchema({ type: 'object', properties: { text: { type: 'string' }, answered: { type: 'boolean' } } }),
  ask: { task: 'ask', question: 'Count from one to twenty.', thread: [] },
  passages: [],
  page: { url: '', title: '', lang: 'en' },
};

/** A reply of twenty words that took a while to begin and then came in one moment was held back on its way. Milliseconds. */
const BUFFERED = { events: 10, waited: 300, within: 20 };

const isBuffered = ({ textEvents, firstTextAt = 0, lastTextAt = 0 }: CallFacts): boolean =>
  textEvents >= BUFFERED.events && firstTextAt >= BUFFERED.waited && lastTextAt - firstTextAt < BUFFERED.within;

/** Setbacks of one address that no other address of the same host will mend. */
const isFinal = ({ kind }: Setback): boolean => ['unreachable', 'origin', 'cancelled'].includes(kind);

/**
 * Tries an endpoint as it will be used: finds the address that answers, lists the models, makes one streamed structured call, and says
 * what it learnt. Sends nothing of any page.
 * @param settings as typed; an empty model is chosen when the server has only one.
 */
export async function* testEndpoint(
  settings: EndpointSettings,
  deps: Pick<EndpointDeps, 'fetch' | 'clock' | 'isPermitted' | 'ownOrigin'>,
  signal: AbortSignal,
): AsyncGenerator<EndpointFinding> {
  const clock = deps.clock ?? systemClock;
  const address = readAddress(settings.baseUrl);
  if (!address) return yield { kind: 'failed', failure: { kind: 'address-wrong', baseUrl: settings.baseUrl }, models: [] };

  let models: readonly string[] = [];
  let listed: string | undefined;
  let likely: string | undefined;
  for (const baseUrl of address.candidates) {
    const list = await listModels(settings, baseUrl, address.query, deps.fetch, signal, clock.now());
    if (list.ok) {
      listed = baseUrl;
      models = list.models;
      break;
    }
    if (isFinal(list.setback)) {
      const told = {
        settings,
        baseUrl,
        now: clock.now(),
        elapsed: 0,
        wroteText: false,
        streamed: false,
        said: list.said,
        ownOrigin: deps.ownOrigin,
      };
      const failure = failureOf(list.setback, told);
      const unpermitted = failure.kind === 'endpoint-unreachable' && deps.isPermitted && !(await deps.isPermitted(new URL(baseUrl).origin));
      return yield {
        kind: 'failed',
        failure: unpermitted ? { kind: 'endpoint-not-permitted', host: hostOf(baseUrl) } : failure,
        models: [],
      };
    }
    // Whoever asks for another key, or is out of order, is there.
    if (list.setback.kind !== 'address') likely ??= baseUrl;
  }

  if (listed !== undefined) {
    yield { kind: 'address-found', baseUrl: listed };
    yield { kind: 'models-listed', models };
  } else yield { kind: 'models-unknown' };

  const onlyModel = models.length === 1 ? models[0] : undefined;
  const model = settings.model.trim() || onlyModel;
  if (!model) {
    return yield {
      kind: 'failed',
      failure: { kind: 'model-missing', host: hostOf(address.candidates[0]!), model: '', models: [...models] },
      models,
    };
  }

  const baseUrl = listed ?? likely;
  const { profile: _, ...typed } = settings;
  const asked: EndpointSettings = { ...typed, model, ...(baseUrl !== undefined && { profile: firstProfile(baseUrl, model) }) };
  let profile: EndpointProfile | undefined = asked.profile;
  let call: CallFacts | undefined;
  const engine = endpointEngine(asked, {
    ...deps,
    clock,
    attempts: attemptsOf(2),
    saveProfile: (learnt) => void (profile = learnt),
    onCall: (facts) => void (call = facts),
  });

  let text = '';
  let failure: Failure | undefined;
  for await (const event of engine.write(TEST_PROMPT, signal)) {
    if (event.kind === 'text-added') text += event.text;
    if (event.kind === 'failed') failure = event.failure;
  }
  const parsed = parseAnswer(text);
  if (!failure && !parsed.ok) failure = { kind: 'reply-unusable', host: hostOf(baseUrl ?? settings.baseUrl), detail: parsed.detail };
  if (failure || !call || !profile) return yield { kind: 'failed', failure: failure ?? { kind: 'cancelled' }, models };

  if (listed === undefined) yield { kind: 'address-found', baseUrl: profile.baseUrl };
  yield {
    kind: 'passed',
    models,
    profile: {
      ...profile,
      usageInStream: call.usage !== undefined && call.streamed,
      ...(call.firstByteAt !== undefined && { firstByteMs: Math.round(call.firstByteAt) }),
      buffered: !call.streamed || isBuffered(call),
      testedAt: clock.now(),
    },
  };
}
