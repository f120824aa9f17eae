import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type ErrorReply, errorReplies } from './error-replies';
import { lyingAnswer, obedientAnswer, readPrompt, truthfulAnswer } from './scripted-reader';

/** What a client may send; nothing of it is checked. */
export interface RequestBody {
  readonly model?: string;
  readonly messages?: readonly { readonly role: string; readonly content: string }[];
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean };
  readonly response_format?: { readonly type?: string };
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly input?: unknown;
}

/** A request as the server saw it. Moments are milliseconds of `performance.now()`. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: RequestBody;
  readonly at: number;
  /** When the client went away before the reply was whole. */
  abortedAt?: number;
}

export interface ScriptedEndpoint {
  /** "http://127.0.0.1:PORT/v1" */
  readonly baseUrl: string;
  readonly origin: string;
  readonly requests: SeenRequest[];
  /** Requests for one model, to count calls. */
  readonly requestsFor: (model: string) => SeenRequest[];
  readonly close: () => Promise<void>;
}

export interface ScriptedEndpointOptions {
  /** 0 picks a free one. */
  readonly port?: number;
  /** Where the API stands: "/v1" by default. Everything else is not found. */
  readonly basePath?: string;
  /** The only key that is let in. */
  readonly key?: string;
  /** `none` sends no CORS headers; `ollama` refuses every request that has a browser's Origin, with 403 and nothing else. */
  readonly cors?: 'all' | 'none' | 'ollama';
  /** What a model with the right answers writes: `truthfulAnswer` unless told otherwise. */
  readonly answer?: (messages: NonNullable<RequestBody['messages']>) => object;
}

/** One call for an answer, as a behaviour gets it. */
interface Call {
  readonly seen: SeenRequest;
  readonly response: ServerResponse;
  /** Calls for this model so far, from 1. */
  readonly attempt: number;
  /** What stood behind the model's name: `good@delay=200@gap=5`. */
  readonly option: (name: string, otherwise: number) => number;
  /** The right answer to this prompt, as a model would write it. */
  readonly answer: string;
}

type Behaviour = (call: Call) => Promise<void> | void;

const USAGE = {
  prompt_tokens: 1000,
  completion_tokens: 50,
  total_tokens: 1050,
  prompt_tokens_details: { cached_tokens: 800 },
  completion_tokens_details: { reasoning_tokens: 10 },
};

/** A thousand tokens, or as many as the prompt has when it is longer. */
const usageOf = ({ seen }: Call) => {
  const characters = (seen.body.messages ?? []).reduce((sum, { content }) => sum + content.length, 0);
  return { ...USAGE, prompt_tokens: Math.max(USAGE.prompt_tokens, Math.ceil(characters / 4)) };
};

const chunk = (call: Call, delta: object, finish: string | null = null, more: object = {}) => ({
  id: 'scripted',
  object: 'chat.completion.chunk',
  created: 1,
  model: call.seen.body.model,
  choices: [{ index: 0, delta, finish_reason: finish }],
  ...more,
});

const wholeReply = (call: Call, content: string | null, more: object = {}) => ({
  id: 'scripted',
  object: 'chat.completion',
  created: 1,
  model: call.seen.body.model,
  choices: [{ index: 0, message: { role: 'assistant', content, ...more }, finish_reason: 'stop' }],
  usage: USAGE,
});

/** Pieces about as long as tokens are. */
const pieces = (text: string, size = 12): string[] => text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'gu')) ?? [];

const json = (
  { response }: Pick<Call, 'response'>,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, {
    ...(text !== '' && { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json' }),
    ...headers,
  });
  response.end(text);
};

/** Sends events; a string is sent as it is. `hold`: neither ends the stream nor says that it is done. */
const sse = async (call: Call, events: readonly (object | string)[], ending: 'done' | 'end' | 'drop' | 'hold' = 'done'): Promise<void> => {
  const { response, option } = call;
  await wait(option('delay', 0));
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.flushHeaders();
  await wait(option('first', 0));
  const gap = option('gap', 1);
  for (const event of events) {
    if (response.destroyed) return;
    response.write(typeof event === 'string' ? event : `data: ${JSON.stringify(event)}\n\n`);
    if (gap > 0) await wait(gap);
  }
  if (ending === 'done') response.write('data: [DONE]\n\n');
  if (ending === 'drop') response.destroy();
  else if (ending !== 'hold') response.end();
};

/** A stream of text as most servers send it. */
const written = (call: Call, text: string, { finish = 'stop', usage = true } = {}): object[] => [
  chunk(call, { role: 'assistant', content: '' }),
  ...pieces(text, call.option('size', 12)).map((content) => chunk(call, { content })),
  chunk(call, {}, finish),
  ...(usage && call.seen.body.stream_options?.include_usage ? [{ ...chunk(call, {}), choices: [], usage: usageOf(call) }] : []),
];

const good: Behaviour = (call) =>
  call.seen.body.stream ? sse(call, written(call, call.answer)) : json(call, 200, wholeReply(call, call.answer));

const says =
  (reply: Pick<ErrorReply, 'status' | 'body' | 'headers'>): Behaviour =>
  (call) =>
    json(call, reply.status, reply.body, reply.headers);

/** Fails so many times, then is good. */
const goodAfter =
  (failures: number, failing: Behaviour): Behaviour =>
  (call) =>
    call.attempt <= call.option('times', failures) ? failing(call) : good(call);

const refuses = (call: Call, param: string, message: string): void =>
  json(call, 400, { error: { message, type: 'invalid_request_error', param, code: 'unsupported_parameter' } });

const rate = { error: { message: 'Rate limit reached', type: 'requests', code: 'rate_limit_exceeded' } };
const started = (answer: string) => answer.slice(0, Math.max(12, Math.floor(answer.length / 2)));

/** What the server does, by the model's name. */
const behaviours: Record<string, Behaviour> = {
  // Right answers, in every way in which they come
  good,
  'good-mini': good,
  /** The same answer told again and again, to a length of `length` characters. */
  long: (call) => {
    const answer = JSON.parse(call.answer) as { text: string };
    const length = call.option('length', 4096);
    const text = Array.from({ length: Math.ceil(length / (answer.text.length + 1)) }, () => answer.text).join(' ');
    return sse(call, written(call, JSON.stringify({ ...answer, text: text.slice(0, length) })));
  },
  slow: (call) =>
    sse({ ...call, option: (name, otherwise) => call.option(name, name === 'gap' ? 100 : otherwise) }, written(call, call.answer)),
  /** A proxy that holds the stream back until it is whole. */
  buffered: async (call) => {
    await wait(call.option('delay', 500));
    call.response.writeHead(200, { 'content-type': 'text/event-stream' });
    call.response.end([...written(call, call.answer).map((event) => `data: ${JSON.stringify(event)}\n\n`), 'data: [DONE]\n\n'].join(''));
  },
  'whole-instead-of-stream': (call) => json(call, 200, wholeReply(call, call.answer)),
  'stream-called-json': async (call) => {
    call.response.writeHead(200, { 'content-type': 'application/json' });
    call.response.end([...written(call, call.answer).map((event) => `data: ${JSON.stringify(event)}\n\n`), 'data: [DONE]\n\n'].join(''));
  },
  'no-role': (call) => sse(call, [...pieces(call.answer).map((content) => chunk(call, { content })), chunk(call, {}, 'stop')]),
  'no-choices-first': (call) =>
    sse(call, [
      { id: '', object: '', created: 0, model: '', choices: [], prompt_filter_results: [] },
      { id: 'x' },
      ...written(call, call.answer),
    ]),
  /** Azure's asynchronous filter. */
  'choice-without-delta': (call) =>
    sse(call, [
      { id: '', object: '', model: '', choices: [{ index: 0, finish_reason: null, content_filter_offsets: {} }] },
      ...written(call, call.answer),
    ]),
  'odd-events': (call) =>
    sse(call, [
      ': PROCESSING\n\n',
      `event: message\nid: 1\ndata:${JSON.stringify(chunk(call, { content: call.answer.slice(0, 9) }))}\r\n\r\n`,
      ':\n\n',
      `data: ${JSON.stringify(chunk(call, { content: call.answer.slice(9) }, 'stop'))}\n\n`,
    ]),
  'byte-by-byte': async (call) => {
    const bytes = Buffer.from(
      `${written(call, call.answer)
        .map((event) => `data: ${JSON.stringify(event)}`)
        .join('\n\n')}\n\ndata: [DONE]\n\n`,
    );
    call.response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const byte of bytes) {
      call.response.write(Buffer.from([byte]));
      if (byte % 7 === 0) await new Promise(setImmediate);
    }
    call.response.end();
  },
  fenced: (call) => sse(call, written(call, `Here is the answer:\n\`\`\`json\n${call.answer}\n\`\`\`\nI hope that helps {a lot}.`)),
  'text-in-parts': (call) =>
    sse(call, [
      chunk(call, { content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'hm' }] }] }),
      chunk(call, { content: [{ type: 'text', text: call.answer }] }, 'stop'),
    ]),
  think: (call) => sse(call, written(call, `<think>First, {"text": "no"}. Hm.</think>\n\n${call.answer}`)),
  'think-orphan': (call) => sse(call, written(call, `First, hm.\n</think>\n\n${call.answer}`)),
  'reasoning-content': (call) =>
    sse(call, [
      chunk(call, { role: 'assistant', reasoning_content: 'First, ' }),
      chunk(call, { reasoning_content: 'hm.' }),
      ...written(call, call.answer),
    ]),
  reasoning: (call) => sse(call, [chunk(call, { role: 'assistant', reasoning: 'First, hm.' }), ...written(call, call.answer)]),
  'answer-in-reasoning': (call) => sse(call, [chunk(call, { reasoning_content: call.answer }), chunk(call, {}, 'stop')]),
  'usage-with-the-end': (call) =>
    sse(call, [...written(call, call.answer, { usage: false }).slice(0, -1), chunk(call, {}, 'stop', { usage: USAGE })]),
  'usage-everywhere': (call) =>
    sse(
      call,
      written(call, call.answer, { usage: false }).map((event) => ({ ...event, usage: { ...USAGE, completion_tokens: 50 } })),
    ),
  'usage-with-cost': (call) =>
    sse(call, [...written(call, call.answer, { usage: false }), { ...chunk(call, {}), choices: [], usage: { ...USAGE, cost: 0.0123 } }]),
  /** Ollama with a small context: it answers from what was left, and only its count tells. */
  'cuts-the-prompt': (call) =>
    sse(call, [
      ...written(call, call.answer, { usage: false }),
      { ...chunk(call, {}), choices: [], usage: { ...USAGE, prompt_tokens: 600 } },
    ]),
  'no-usage': (call) => sse(call, written(call, call.answer, { usage: false })),
  'other-model': (call) =>
    sse(
      call,
      written(call, call.answer).map((event) => ({ ...event, model: 'another-model' })),
    ),
  'no-ending-but-whole': (call) =>
    sse(
      call,
      pieces(call.answer).map((content) => chunk(call, { content })),
      'end',
    ),
  'pings-first': async (call) => {
    call.response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (let ping = 0; ping < call.option('pings', 10); ping++) {
      call.response.write(': ping\n\n');
      await wait(call.option('every', 40));
    }
    for (const event of written(call, call.answer)) call.response.write(`data: ${JSON.stringify(event)}\n\n`);
    call.response.end('data: [DONE]\n\n');
  },

  // Wrong answers
  lying: (call) => sse(call, written(call, JSON.stringify(lyingAnswer(readPrompt(call.seen.body.messages ?? []))))),
  obeying: (call) => sse(call, written(call, JSON.stringify(obedientAnswer(readPrompt(call.seen.body.messages ?? []))))),
  nonsense: (call) => sse(call, written(call, 'Colourless green ideas sleep furiously; } { "text" : [ furiously.')),
  empty: (call) => sse(call, [chunk(call, { role: 'assistant', content: '' }), chunk(call, {}, 'stop')]),
  'wrong-fields': (call) =>
    sse(call, written(call, '{"text":"It is so.","answered":"yes","points":[{"text":"Because.","citations":["p1"]},{"claim":7}]}')),

  // Requests that it does not take
  'new-token-field-only': (call) =>
    'max_tokens' in call.seen.body
      ? refuses(
          call,
          'max_tokens',
          "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
        )
      : good(call),
  'no-token-field': (call) =>
    'max_tokens' in call.seen.body || 'max_completion_tokens' in call.seen.body
      ? refuses(call, '', `Unknown field: ${'max_tokens' in call.seen.body ? 'max_tokens' : 'max_completion_tokens'}`)
      : good(call),
  'no-schema': (call) =>
    call.seen.body.response_format?.type === 'json_schema'
      ? refuses(call, 'response_format', "Invalid parameter: 'response_format' of type 'json_schema' is not supported")
      : good(call),
  'no-response-format': (call) =>
    call.seen.body.response_format ? json(call, 400, { error: "'response_format.type' must be 'text'" }) : good(call),
  'no-stream-options': (call) =>
    call.seen.body.stream_options
      ? json(call, 422, { detail: [{ loc: ['body', 'stream_options'], msg: 'extra fields not permitted' }] })
      : good(call),
  'no-system-role': (call) =>
    call.seen.body.messages?.[0]?.role === 'system'
      ? json(call, 400, { error: { message: 'System role not supported', code: 400 } })
      : good(call),
  'nothing-new': (call) => {
    const { max_tokens, max_completion_tokens, response_format, stream_options } = call.seen.body;
    if (response_format) return refuses(call, 'response_format', 'Unrecognized request argument supplied: response_format');
    if (stream_options) return refuses(call, 'stream_options', 'Unrecognized request argument supplied: stream_options');
    if (max_tokens) return refuses(call, 'max_tokens', 'Unrecognized request argument supplied: max_tokens');
    return max_completion_tokens ? refuses(call, '', 'Unrecognized request argument supplied: max_completion_tokens') : good(call);
  },
  'refuses-everything': (call) => refuses(call, 'response_format', "'response_format' is not supported"),

  // Trouble that passes, and trouble that does not
  'rate-limited-once': goodAfter(1, says({ status: 429, body: rate, headers: { 'retry-after-ms': '30' } })),
  'rate-limited-seconds': goodAfter(1, says({ status: 429, body: rate, headers: { 'retry-after': '1' } })),
  'rate-limited-date': (call) =>
    goodAfter(1, says({ status: 429, body: rate, headers: { 'retry-after': new Date(Date.now() + 2000).toUTCString() } }))(call),
  'rate-limited-own-header': goodAfter(
    1,
    says({ status: 429, body: rate, headers: { 'x-ratelimit-reset-requests': '40ms', 'x-ratelimit-remaining-requests': '0' } }),
  ),
  'rate-limited-for-long': goodAfter(1, says({ status: 429, body: rate, headers: { 'retry-after': '120' } })),
  'rate-limited-no-time': goodAfter(1, says({ status: 429, body: rate })),
  'no-retry-please': goodAfter(1, says({ status: 503, body: { error: { message: 'down' } }, headers: { 'x-should-retry': 'false' } })),
  'loading-first': goodAfter(
    2,
    says({
      status: 503,
      body: { error: { message: 'Loading model', type: 'unavailable_error', code: 503 } },
      headers: { 'retry-after-ms': '20' },
    }),
  ),
  'overloaded-first': goodAfter(2, says({ status: 503, body: { error: { message: 'overloaded' } }, headers: { 'retry-after-ms': '20' } })),
  'too-long-first': goodAfter(
    1,
    says({ status: 400, body: { error: { message: "This model's maximum context length is exceeded", code: 'context_length_exceeded' } } }),
  ),
  overloaded: says({ status: 503, body: { error: { message: 'overloaded' } } }),
  'origin-checked': (call) => (call.seen.headers.origin ? json(call, 403, '') : good(call)),
  'echoes-the-key': (call) =>
    json(call, 400, { error: { message: `Bad request. Your headers were ${JSON.stringify(call.seen.headers)}` } }),
  hang: () => undefined,
  stall: (call) => sse(call, [chunk(call, { role: 'assistant', content: '' }), chunk(call, { content: '{' })], 'hold'),
  'stall-after-text': (call) => sse(call, written(call, started(call.answer)).slice(0, -2), 'hold'),
  drop: (call) => sse(call, [chunk(call, { content: '{"te' })], 'drop'),
  'drop-once': goodAfter(1, (call) => sse(call, [chunk(call, { content: '{"te' })], 'drop')),
  'drop-after-text': (call) => sse(call, written(call, started(call.answer), { usage: false }).slice(0, -1), 'drop'),
  'drop-connection': (call) => void call.response.destroy(),
  'ends-early': (call) => sse(call, [chunk(call, { content: '{"te' })], 'end'),
  'ends-after-text': (call) => sse(call, written(call, started(call.answer), { usage: false }).slice(0, -1), 'end'),
  /** Ollama's own: an empty chunk, and nothing more. */
  'ends-with-empty-chunk': (call) => sse(call, [...written(call, started(call.answer), { usage: false }).slice(0, -1), {}], 'end'),
  'error-in-stream': (call) =>
    sse(call, [chunk(call, { content: '{"te' }), { error: { message: 'upstream died', type: 'server_error', code: 'overloaded' } }]),
  'error-after-text': (call) =>
    sse(call, [
      ...written(call, started(call.answer), { usage: false }).slice(0, -1),
      { error: { message: 'upstream died', type: 'server_error', code: 'overloaded' } },
    ]),
  'error-as-text': (call) =>
    sse(call, [...written(call, started(call.answer), { usage: false }).slice(0, -1), { error: 'model runner has unexpectedly stopped' }]),
  'error-first-in-stream': (call) => sse(call, [{ error: { message: 'Rate limit exceeded. Try again in 60 seconds', code: 429 } }]),
  'error-ending': (call) => sse(call, [...written(call, started(call.answer), { usage: false }).slice(0, -1), chunk(call, {}, 'error')]),
  'broken-event': (call) => sse(call, ['data: {"choices":[{"delta"\n\n']),
  'cut-by-length': (call) => sse(call, written(call, started(call.answer), { finish: 'length' })),
  'length-spent-on-reasoning': (call) => sse(call, [chunk(call, { reasoning_content: 'First, hm, and then' }), chunk(call, {}, 'length')]),
  'cut-by-filter': (call) => sse(call, written(call, started(call.answer), { finish: 'content_filter' })),
  refusal: (call) =>
    sse(call, [
      chunk(call, { role: 'assistant', refusal: "I can't" }),
      chunk(call, { refusal: ' help with that.' }),
      chunk(call, {}, 'stop'),
    ]),
  endless: async (call) => {
    call.response.writeHead(200, { 'content-type': 'text/event-stream' });
    call.response.write(`data: ${JSON.stringify(chunk(call, { content: '{"text":"' }))}\n\n`);
    for (let word = 0; !call.response.destroyed; word++) {
      call.response.write(`data: ${JSON.stringify(chunk(call, { content: `word${word} ` }))}\n\n`);
      await wait(call.option('gap', 20));
    }
  },
};

/** The name by which a model gives this error: "error-openai-rate". */
export const errorModel = ({ name }: Pick<ErrorReply, 'name'>): string => `error-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;

for (const reply of errorReplies) behaviours[errorModel(reply)] = says(reply);

/** Every model's name. */
export const scriptedModels: readonly string[] = Object.keys(behaviours);

/** A vector per text from its words: the same text gives the same vector, and shared words a smaller angle. */
const embed = (text: string): number[] => {
  const vector = Array.from({ length: 64 }, () => 0);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    let hash = 7;
    for (const character of word) hash = (hash * 31 + character.codePointAt(0)!) >>> 0;
    vector[hash % 64]! += 1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
};

/**
 * An OpenAI-compatible server on 127.0.0.1 whose model names say what it does: right answers made from the prompt's passages, and every
 * kind of trouble that real servers make. Options stand behind the name: `good@delay=200@gap=5` (milliseconds before the headers, between
 * two events; `first` before the first event, `size` characters an event, `times` it fails before it is good).
 */
export const startScriptedEndpoint = async ({
  port = 0,
  basePath = '/v1',
  key,
  cors = 'all',
  answer = (messages) => truthfulAnswer(readPrompt(messages)),
}: ScriptedEndpointOptions = {}): Promise<ScriptedEndpoint> => {
  const requests: SeenRequest[] = [];

  const server = createServer(async (request, response) => {
    const headers = { ...request.headers };
    if (cors === 'ollama' && headers.origin) return json({ response }, 403, '');
    if (cors === 'all') {
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('access-control-allow-headers', '*, authorization');
    }
    if (request.method === 'OPTIONS') {
      response.writeHead(cors === 'all' ? 204 : 404);
      return response.end();
    }

    let text = '';
    for await (const part of request) text += part;
    let body: RequestBody = {};
    try {
      if (text !== '') body = JSON.parse(text) as RequestBody; // whatever it is, it is the client's
    } catch {
      return json({ response }, 400, {
        error: { message: 'We could not parse the JSON body of your request.', type: 'invalid_request_error' },
      });
    }
    const path = (request.url ?? '').replace(/\?.*$/, '');
    const seen: SeenRequest = { method: request.method ?? '', path: request.url ?? '', headers, body, at: performance.now() };
    requests.push(seen);
    response.on('close', () => {
      if (!response.writableEnded) seen.abortedAt = performance.now();
    });

    const authorized = key === undefined || headers.authorization === `Bearer ${key}` || headers['api-key'] === key;
    if (!path.startsWith(`${basePath}/`)) return json({ response }, 404, { detail: 'Not Found' });
    if (!authorized)
      return json({ response }, 401, {
        error: { message: 'Incorrect API key provided', type: 'invalid_request_error', code: 'invalid_api_key' },
      });

    switch (`${request.method} ${path.slice(basePath.length)}`) {
      case 'GET /models':
        return json({ response }, 200, {
          object: 'list',
          data: scriptedModels.map((id) => ({ id, object: 'model', created: 1, owned_by: 'gloss' })),
        });
      case 'POST /embeddings': {
        const { input, model } = seen.body;
        const data = [input].flat().map((one: unknown, index: number) => ({ object: 'embedding', index, embedding: embed(String(one)) }));
        return json({ response }, 200, { object: 'list', data, model, usage: { prompt_tokens: 1, total_tokens: 1 } });
      }
      case 'POST /chat/completions': {
        const [name = '', ...options] = (seen.body.model ?? '').split('@');
        const behaviour = behaviours[name];
        if (!behaviour)
          return json({ response }, 404, {
            error: {
              message: `The model \`${name}\` does not exist.`,
              type: 'invalid_request_error',
              param: 'model',
              code: 'model_not_found',
            },
          });
        const given = new Map(options.map((option) => option.split('=') as [string, string]));
        await behaviour({
          seen,
          response,
          attempt: requests.filter((one) => one.body.model === seen.body.model).length,
          option: (option, otherwise) => Number(given.get(option) ?? otherwise),
          answer: JSON.stringify(answer(seen.body.messages ?? [])),
        });
        return;
      }
      default:
        return json({ response }, 404, { detail: 'Not Found' });
    }
  });

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  // A number or a pipe only for servers that listen on those.
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    baseUrl: origin + basePath,
    origin,
    requests,
    requestsFor: (model) => requests.filter((one) => one.body.model === model && one.path.includes('/chat/completions')),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
