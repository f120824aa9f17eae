import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorReplies } from '@/e2e/servers/error-replies';
import { errorModel, type ScriptedEndpoint, startScriptedEndpoint } from '@/e2e/servers/scripted-endpoint';
import { EndpointProfile, EndpointSettings } from '@/lib/core/endpoint-settings';
import type { EngineEvent } from '@/lib/core/engine';
import type { FailureKind } from '@/lib/core/failure';
import { parseAnswer } from '@/lib/core/parse-answer';
import type { Passage } from '@/lib/core/passage';
import { buildPrompt } from '@/lib/core/prompt/build-prompt';
import { currentPrompt } from '@/lib/core/prompt/prompt-versions';
import type { BreakerState } from './breaker';
import { type Clock, systemClock } from './clock';
import { type EndpointDeps, endpointEngine } from './endpoint-engine';
import { attemptsOf } from './retry-policy';

const passage = (id: string, text: string): Passage => ({ id, blockIds: [id], headings: ['Backup'], text, kinds: ['paragraph'] });
const passages = [
  passage('p1', 'Backups run every night at 02:00 UTC.\nThey are kept for ninety days.'),
  passage('p2', 'A restore is started by the on-call engineer with the command “vault restore”.'),
];
const prompt = buildPrompt(currentPrompt, {
  ask: { task: 'ask', question: 'How many days are backups kept?', thread: [] },
  passages,
  page: { url: 'https://wiki.example.com/backup', title: 'Backup', lang: 'en' },
  secret: 'test',
});

/** No chance in it, and the waits before a retry (half a second to ten) are over at once. Budgets are shorter or longer than those. */
const hurried = (): Clock => ({
  ...systemClock,
  random: () => 0,
  after: (ms, then) => systemClock.after(ms >= 500 && ms <= 10_000 ? 5 : ms, then),
});

interface Outcome {
  readonly events: readonly EngineEvent[];
  readonly last: EngineEvent;
  readonly text: string;
  readonly failure: FailureKind | undefined;
  readonly calls: number;
  readonly profiles: readonly EndpointProfile[];
}

let server: ScriptedEndpoint;
beforeAll(async () => void (server = await startScriptedEndpoint()));
afterAll(() => server.close());

/** Makes every model's name its own, so that requests can be counted. */
let runs = 0;
const BUDGETS = { headers: 30_000, firstText: 30_000, silence: 30_000, total: 60_000 };
const SMALL_BUDGETS = { headers: 300, firstText: 300, silence: 300, total: 60_000 };

const settingsFor = (model: string, more: Partial<EndpointSettings> = {}) =>
  EndpointSettings.parse({
    id: 'e',
    name: 'Test',
    baseUrl: server.baseUrl,
    model: `${model}@run=${++runs}`,
    timeouts: BUDGETS,
    ...more,
  });

const ask = async (
  given: string | EndpointSettings,
  deps: Partial<EndpointDeps> = {},
  signal: AbortSignal = new AbortController().signal,
  onEvent: (event: EngineEvent) => void = () => undefined,
): Promise<Outcome> => {
  const settings = typeof given === 'string' ? settingsFor(given) : given;
  const profiles: EndpointProfile[] = [];
  const engine = endpointEngine(settings, { fetch, clock: hurried(), saveProfile: (profile) => void profiles.push(profile), ...deps });
  const events: EngineEvent[] = [];
  for await (const event of engine.write(prompt, signal)) {
    events.push(event);
    onEvent(event);
  }
  const last = events.at(-1)!;
  return {
    events,
    last,
    text: events.flatMap((event) => (event.kind === 'text-added' ? [event.text] : [])).join(''),
    failure: last.kind === 'failed' ? last.failure.kind : undefined,
    calls: server.requestsFor(settings.model).length,
    profiles,
  };
};

const tells = ({ text }: Outcome): string => {
  const parsed = parseAnswer(text);
  return parsed.ok ? parsed.value.text : `not an answer: ${parsed.detail}`;
};

describe('an answer arrives whole', () => {
  test.each([
    'good',
    'whole-instead-of-stream',
    'stream-called-json',
    'no-role',
    'no-choices-first',
    'choice-without-delta',
    'odd-events',
    'byte-by-byte',
    'fenced',
    'text-in-parts',
    'think',
    'think-orphan',
    'reasoning-content',
    'reasoning',
    'answer-in-reasoning',
    'usage-with-the-end',
    'usage-everywhere',
    'no-usage',
    'no-ending-but-whole',
    'buffered@delay=50',
  ])('from a server that is %s, in one call', async (model) => {
    const outcome = await ask(model);
    expect(outcome.last.kind).toBe('finished');
    expect(tells(outcome)).toBe('They are kept for ninety days.');
    expect(outcome.calls).toBe(1);
  });

  test.each(['think', 'reasoning-content', 'reasoning', 'text-in-parts'])('reasoning (%s) is kept apart from it', async (model) => {
    const { events, text } = await ask(model);
    expect(events.some((event) => event.kind === 'reasoning-added' && /hm/i.test(event.text))).toBe(true);
    expect(text).not.toMatch(/\bhm\b/i);
  });

  test('the first text is given out before the last is there', async () => {
    const { events } = await ask('good@gap=5');
    expect(events.filter(({ kind }) => kind === 'text-added').length).toBeGreaterThan(3);
  });

  test('a server that only pings for longer than a silence may last is waited for', async () => {
    const outcome = await ask(settingsFor('pings-first@pings=16@every=40', { timeouts: { ...BUDGETS, silence: 400 } }));
    expect(tells(outcome)).toBe('They are kept for ninety days.');
  });
});

describe('what it cost', () => {
  const price = { currency: 'EUR', input: 2, cachedInput: 0.5, output: 10 };

  test.each(['good', 'usage-with-the-end', 'usage-everywhere'])('is counted from the usage that the server reports (%s)', async (model) => {
    const { last } = await ask(settingsFor(model, { price }));
    expect(last).toMatchObject({
      tokens: { input: 1000, cachedInput: 800, output: 50, reasoning: 10 },
      // 200 × 2 + 800 × 0.5 + 50 × 10, per million
      cost: { amount: 0.0013, currency: 'EUR' },
    });
    expect(last).not.toHaveProperty('tokens.estimated');
  });

  test('is what the server itself says, where it says it', async () => {
    const { last } = await ask(settingsFor('usage-with-cost', { price }));
    expect(last).toMatchObject({ cost: { amount: 0.0123, currency: 'USD' } });
  });

  test('is estimated and marked so when the server does not say', async () => {
    const { last } = await ask(settingsFor('no-usage', { price }));
    expect(last).toMatchObject({ tokens: { estimated: true }, cost: { estimated: true, currency: 'EUR' } });
  });

  test('is marked as estimated when another model answered than the price is for', async () => {
    const { last } = await ask(settingsFor('other-model', { price }));
    expect(last).toMatchObject({ kind: 'finished', model: 'another-model', cost: { estimated: true } });
  });

  test('gives away a server that cut the prompt without a word', async () => {
    const long = { ...prompt, messages: [...prompt.messages, { role: 'user' as const, content: 'The night queue drains. '.repeat(400) }] };
    const told = async (model: string) => {
      for await (const event of endpointEngine(settingsFor(model), { fetch }).write(long, new AbortController().signal))
        if (event.kind === 'finished') return event.warning;
      throw new Error('It did not finish.');
    };
    expect(await told('cuts-the-prompt')).toMatch(/^The server read only 600 of about [\d,]+ tokens/);
    expect(await told('good')).toBeUndefined();
    expect(await told('no-usage')).toBeUndefined();
  });

  test('is counted for a reply that was cut, too', async () => {
    const { last } = await ask(settingsFor('drop-after-text', { price }));
    expect(last).toMatchObject({ kind: 'failed', tokens: { estimated: true }, cost: { estimated: true } });
  });
});

describe('what a server does not take', () => {
  test.each([
    ['new-token-field-only', 2, { tokenField: 'max_completion_tokens' }],
    ['no-token-field', 3, { tokenField: 'none' }],
    ['no-schema', 2, { structuredOutput: 'json-object' }],
    ['no-response-format', 3, { structuredOutput: 'prompt-only' }],
    ['no-stream-options', 2, { streamOptions: false }],
    ['no-system-role', 2, { systemRole: false }],
    ['nothing-new', 6, { structuredOutput: 'prompt-only', streamOptions: false, tokenField: 'none' }],
  ] as const)('is learnt from its refusal (%s), and remembered', async (model, calls, learnt) => {
    const settings = settingsFor(model);
    const first = await ask(settings);
    expect(tells(first)).toBe('They are kept for ninety days.');
    expect(first.calls).toBe(calls);
    expect(first.profiles.at(-1)).toMatchObject(learnt);

    const second = await ask({ ...settings, profile: EndpointProfile.parse(first.profiles.at(-1)) });
    expect(tells(second)).toBe('They are kept for ninety days.');
    expect(second.calls - first.calls).toBe(1);
  });

  test('ends in its own words when there is nothing left to leave out', async () => {
    const { last, calls } = await ask('refuses-everything');
    expect(last).toMatchObject({ failure: { kind: 'request-rejected', detail: "'response_format' is not supported" } });
    expect(calls).toBe(3);
  });

  test('every request carries the schema in its prompt, also where a strict one is asked for', async () => {
    const settings = settingsFor('good');
    await ask(settings);
    const body = server.requestsFor(settings.model)[0]!.body;
    expect(body.messages?.[0]?.content).toContain(JSON.stringify(prompt.schema));
    expect(body.response_format).toMatchObject({ type: 'json_schema', json_schema: { strict: true } });
    expect(Object.keys(body).sort()).toEqual(['max_tokens', 'messages', 'model', 'response_format', 'stream', 'stream_options']);
  });
});

describe('trouble that passes', () => {
  test.each([
    ['rate-limited-once', 2],
    ['rate-limited-seconds', 2],
    ['rate-limited-date', 2],
    ['rate-limited-own-header', 2],
    ['rate-limited-no-time', 2],
    ['loading-first', 3],
    ['overloaded-first', 3],
    ['drop-once', 2],
  ])('is waited out (%s): %i calls, and the answer', async (model, calls) => {
    const outcome = await ask(model);
    expect(tells(outcome)).toBe('They are kept for ninety days.');
    expect(outcome.calls).toBe(calls);
    expect(outcome.events.filter(({ kind }) => kind === 'retrying')).toHaveLength(calls - 1);
  });

  test('is waited for as long as the server asked', async () => {
    const { events } = await ask('rate-limited-seconds');
    expect(events.find(({ kind }) => kind === 'retrying')).toMatchObject({ waitMs: 1000, attempt: 2, failure: { kind: 'rate-limited' } });
  });

  test('is not waited for when the server asks for more than ten seconds, and the moment is told', async () => {
    const before = Date.now();
    const { last, calls } = await ask('rate-limited-for-long');
    expect(calls).toBe(1);
    expect(last).toMatchObject({ failure: { kind: 'rate-limited' } });
    const retryAt = (last as { failure: { retryAt: number } }).failure.retryAt;
    expect(retryAt - before).toBeGreaterThanOrEqual(120_000);
  });

  test('that does not pass ends after three calls', async () => {
    const { failure, calls } = await ask('overloaded');
    expect([failure, calls]).toEqual(['overloaded', 3]);
  });

  test('a model that is loaded for long is waited for without asking it again and again', async () => {
    let looks = 0;
    const loading: EndpointDeps['fetch'] = (input, init) =>
      (input instanceof Request ? input.url : String(input)).endsWith('/models') && ++looks < 8
        ? Promise.resolve(Response.json({ error: { message: 'Loading model', type: 'unavailable_error', code: 503 } }, { status: 503 }))
        : fetch(input, init);
    const { failure, calls } = await ask('loading-first@times=1', { fetch: loading });
    expect([failure, calls, looks]).toEqual([undefined, 2, 8]);
  });

  test('is not asked about again where the server says not to', async () => {
    expect((await ask('no-retry-please')).calls).toBe(1);
  });

  test('three calls are the most over all endpoints together, and each that follows is left one', async () => {
    const attempts = attemptsOf(3);
    expect((await ask('overloaded', { attempts, others: 1 })).calls).toBe(2);
    expect((await ask('overloaded', { attempts, others: 0 })).calls).toBe(1);
    expect(attempts.left).toBe(0);
  });
});

describe('every way in which a server says no', () => {
  test.each(errorReplies)('$name: $failure', async (reply) => {
    const { failure, calls } = await ask(errorModel(reply));
    expect(failure).toBe(reply.failure);
    // Those that object to a field are asked again without it; a wrong path is looked for elsewhere; the rest once.
    if (reply.again) expect(calls).toBeGreaterThan(1);
    else if (reply.objectsTo === undefined) expect(calls).toBe(reply.failure === 'address-wrong' ? 2 : 1);
    expect(calls).toBeLessThanOrEqual(4);
  });
});

describe('a reply that ends badly', () => {
  test.each([
    ['drop-after-text', 'cut-off', 'connection'],
    ['ends-after-text', 'cut-off', 'server'],
    ['ends-with-empty-chunk', 'cut-off', 'server'],
    ['error-after-text', 'cut-off', 'server'],
    ['error-as-text', 'cut-off', 'server'],
    ['error-ending', 'cut-off', 'server'],
    ['cut-by-length', 'cut-off', 'length'],
    ['stall-after-text', 'timed-out', undefined],
    ['cut-by-filter', 'refused-by-filter', undefined],
  ])('keeps the text that was shown and is not asked again (%s): %s', async (model, failure, cause) => {
    const outcome = await ask(settingsFor(model, { timeouts: model === 'stall-after-text' ? SMALL_BUDGETS : BUDGETS }));
    expect(outcome.failure).toBe(failure);
    if (cause) expect(outcome.last).toMatchObject({ failure: { cause } });
    expect(outcome.text.length).toBeGreaterThan(10);
    expect(outcome.calls).toBe(1);
  });

  test.each([
    ['drop', 'cut-off', 2],
    ['drop-connection', 'endpoint-unreachable', 2],
    ['ends-early', 'cut-off', 2],
    ['error-in-stream', 'overloaded', 3],
    ['error-first-in-stream', 'rate-limited', 1],
    ['hang', 'timed-out', 2],
    ['stall', 'timed-out', 2],
    ['length-spent-on-reasoning', 'cut-off', 1],
    ['refusal', 'refused-by-filter', 1],
    ['empty', 'reply-unusable', 1],
    ['broken-event', 'reply-unusable', 1],
    ['no-such-model', 'model-missing', 1],
  ])('before any text was shown (%s): %s after %i calls', async (model, failure, calls) => {
    const outcome = await ask(settingsFor(model, { timeouts: ['hang', 'stall'].includes(model) ? SMALL_BUDGETS : BUDGETS }));
    expect([outcome.failure, outcome.calls]).toEqual([failure, calls]);
    expect(outcome.text).toBe('');
  });

  test('the budget that ran out is told', async () => {
    const late = async (model: string, timeouts: object) =>
      (await ask(settingsFor(model, { timeouts: { ...BUDGETS, ...timeouts } }), { attempts: attemptsOf(1) })).last;
    expect(await late('hang', { headers: 50 })).toMatchObject({ failure: { kind: 'timed-out', stage: 'headers', ms: 50 } });
    expect(await late('good@first=900', { firstText: 60 })).toMatchObject({ failure: { stage: 'first-text', ms: 60 } });
    expect(await late('stall', { silence: 70 })).toMatchObject({ failure: { stage: 'silence', ms: 70 } });
    expect(await late('endless', { total: 300 })).toMatchObject({ failure: { stage: 'total', ms: 300 } });
  });

  test('a text that holds no answer is handed on for the reader of answers to judge', async () => {
    const { last, text } = await ask('nonsense');
    expect(last.kind).toBe('finished');
    expect(parseAnswer(text).ok).toBe(false);
  });

  test('a missing model comes with those that there are', async () => {
    const { last } = await ask('no-such-model', { clock: systemClock });
    expect((last as { failure: { models: string[] } }).failure.models).toContain('good');
  });
});

describe('stopping', () => {
  test.each(['hang', 'endless', 'stall', 'good@delay=5000', 'rate-limited-seconds'])('reaches the server at once (%s)', async (model) => {
    const settings = settingsFor(model);
    const stop = new AbortController();
    let stoppedAt = 0;
    setTimeout(() => {
      stoppedAt = performance.now();
      stop.abort();
    }, 150);
    const { failure } = await ask(settings, { clock: systemClock }, stop.signal);
    expect(failure).toBe('cancelled');
    await expect
      .poll(() => server.requestsFor(settings.model).every((seen) => seen.abortedAt !== undefined || model.startsWith('rate')))
      .toBe(true);
    for (const { abortedAt } of server.requestsFor(settings.model)) if (abortedAt) expect(abortedAt - stoppedAt).toBeLessThan(100);
  });

  test('a listener that goes away stops the server too', async () => {
    const settings = settingsFor('endless');
    const engine = endpointEngine(settings, { fetch, clock: hurried(), saveProfile: () => undefined });
    for await (const event of engine.write(prompt, new AbortController().signal)) if (event.kind === 'text-added') break;
    await expect.poll(() => server.requestsFor(settings.model)[0]?.abortedAt).toBeDefined();
  });

  test('nothing is sent when it was stopped before', async () => {
    const { failure, calls } = await ask('good', {}, AbortSignal.abort());
    expect([failure, calls]).toEqual(['cancelled', 0]);
  });
});

describe('who may be asked, and how', () => {
  test('an address without its /v1 is found, and remembered', async () => {
    const outcome = await ask(settingsFor('good', { baseUrl: `${server.origin}/chat/completions` }));
    expect(tells(outcome)).toBe('They are kept for ninety days.');
    expect(outcome.profiles.at(-1)?.baseUrl).toBe(server.baseUrl);
  });

  test.each([
    ['bearer', 'sk-secret-key-1', { authorization: 'Bearer sk-secret-key-1' }],
    ['api-key', 'sk-secret-key-1', { 'api-key': 'sk-secret-key-1' }],
    ['none', 'sk-secret-key-1', {}],
    ['bearer', '', {}],
  ] as const)('the key goes where it belongs: %s %j', async (keyStyle, apiKey, expected) => {
    const settings = settingsFor('good', { keyStyle, apiKey, headers: { 'x-team': 'docs' }, query: { 'api-version': '1' } });
    await ask(settings);
    const { headers, path } = server.requestsFor(settings.model)[0]!;
    const { authorization, 'api-key': key } = headers;
    expect({ ...(authorization && { authorization }), ...(key && { 'api-key': key }) }).toEqual(expected);
    expect(headers['x-team']).toBe('docs');
    expect(path).toBe('/v1/chat/completions?api-version=1');
    expect(Object.keys(headers).filter((name) => name.startsWith('x-stainless'))).toEqual([]);
  });

  test('no event ever holds the key, also when the server echoes it', async () => {
    const { events } = await ask(
      settingsFor('echoes-the-key', { apiKey: 'sk-secret-key-1', headers: { 'x-gateway': 'token-of-the-gateway' } }),
    );
    expect(events.at(-1)).toMatchObject({ failure: { kind: 'request-rejected' } });
    expect(JSON.stringify(events)).not.toMatch(/secret-key|token-of-the/);
  });

  test('nothing listening there is said as such, and a missing permission as that', async () => {
    const nobody = settingsFor('good', { baseUrl: 'http://127.0.0.1:9/v1' });
    expect((await ask(nobody)).last).toMatchObject({ failure: { kind: 'endpoint-unreachable', baseUrl: 'http://127.0.0.1:9/v1' } });
    const { last } = await ask(nobody, { isPermitted: async () => false });
    expect(last).toMatchObject({ failure: { kind: 'endpoint-not-permitted', host: '127.0.0.1:9' } });
  });

  test('an address that is none is told before anything is sent', async () => {
    expect((await ask(settingsFor('good', { baseUrl: 'not an address' }))).failure).toBe('address-wrong');
  });
});

describe('an endpoint that keeps failing', () => {
  test('is left alone for half a minute, then probed once, and that survives the worker', async () => {
    let kept: BreakerState | undefined;
    let now = 1_000_000;
    const clock: Clock = { ...hurried(), now: () => now };
    const breaker = { load: async () => kept, save: async (state: BreakerState) => void (kept = JSON.parse(JSON.stringify(state))) };
    const settings = settingsFor('overloaded');

    // Three questions in a row that it could not answer, each after three calls.
    for (let run = 1; run <= 3; run++) expect((await ask(settings, { clock, breaker })).calls).toBe(3 * run);
    const fourth = await ask(settings, { clock, breaker });
    expect([fourth.failure, fourth.calls]).toEqual(['overloaded', 9]);

    now += 31_000;
    const probe = await ask(settings, { clock, breaker });
    expect(probe.calls).toBe(10);
    now += 31_000;
    expect((await ask(settings, { clock, breaker })).calls).toBe(10);
    now += 30_000;
    const better = await ask({ ...settings, model: 'good' }, { clock, breaker });
    expect(tells(better)).toBe('They are kept for ninety days.');
    expect(kept).toEqual({ failures: 0, opened: 0 });
  });

  test('a wrong key or a long question is not held against it', async () => {
    let saved = 0;
    const breaker = { load: async () => undefined, save: async () => void saved++ };
    for (let run = 0; run < 4; run++) await ask(errorModel({ name: 'OpenAI: key' }), { breaker });
    expect(saved).toBe(0);
  });
});

describe('the context that a server said it has', () => {
  const roomy = () => settingsFor(errorModel({ name: 'OpenAI: context' }), { contextTokens: 32_000 });

  test('is remembered, and the next question is asked with passages that fit', async () => {
    const settings = roomy();
    const { failure, calls, profiles } = await ask(settings);
    expect([failure, calls]).toEqual(['context-too-long', 1]);
    expect(profiles.at(-1)).toMatchObject({ model: settings.model, contextTokens: 8192 });

    const words = (given: EndpointSettings) => endpointEngine(given, { fetch }).budgetWords;
    const taught = { ...settings, profile: EndpointProfile.parse(profiles.at(-1)) };
    expect(words(taught)).toBe(words({ ...settings, contextTokens: 8192 }));
    expect(words(taught)).toBeLessThan(words(settings));
  });

  test('never makes room for more than the settings allow', async () => {
    const settings = roomy();
    const profile = EndpointProfile.parse((await ask(settings)).profiles.at(-1));
    const small = { ...settings, contextTokens: 4096 };
    expect(endpointEngine({ ...small, profile }, { fetch }).budgetWords).toBe(endpointEngine(small, { fetch }).budgetWords);
  });
});
