import { APIError, type OpenAI } from 'openai';
import { Stream } from 'openai/streaming';
import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import type { EndpointSettings } from '@/lib/core/endpoint-settings';
import { draftOf, parseAnswer } from '@/lib/core/parse-answer';
import type { Clock } from './clock';
import { endpointClient, type Fetch } from './endpoint-client';
import { endingOf, readReply, type ReplyPart } from './endpoint-reply';
import { type Setback, setbackOf } from './setback';
import { thinkingSplitter } from './thinking-splitter';
import { type Trouble, troubleFromBody, troubleFromThrown } from './trouble';
import type { ReportedUsage } from './usage';
import { watchBudgets } from './watchdog';

/** What is written while the call runs. Text begins with the first that can be shown: until then the call can be made anew. */
export type CallEvent =
  | { readonly kind: 'headers-received' }
  | { readonly kind: 'text-added'; readonly text: string }
  | { readonly kind: 'reasoning-added'; readonly text: string };

/** What a call was, when it is over. Moments are milliseconds since the call began. */
export interface CallFacts {
  /** Undefined: the answer is whole. */
  readonly setback: Setback | undefined;
  /** What the server said of a setback. */
  readonly said: string;
  /** The server asked not to be asked again. */
  readonly final: boolean;
  readonly text: string;
  readonly reasoning: string;
  readonly usage: ReportedUsage | undefined;
  readonly model: string | undefined;
  readonly reasoningField: string | undefined;
  readonly wroteText: boolean;
  readonly firstByteAt: number | undefined;
  readonly firstTextAt: number | undefined;
  readonly lastTextAt: number | undefined;
  /** Events that carried text. */
  readonly textEvents: number;
  /** It came as a stream of events, as was asked. */
  readonly streamed: boolean;
  readonly elapsed: number;
}

export interface CallParts {
  readonly settings: EndpointSettings;
  readonly baseUrl: string;
  readonly query: Record<string, string>;
  readonly request: ChatCompletionCreateParamsStreaming;
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** What is left of the run's whole budget. */
  readonly totalMs: number;
  /** The reader's Stop. */
  readonly signal: AbortSignal;
}

/** Counts every byte that passes, comments of the stream too: the client swallows those, and they are a sign of life. */
const watchedFetch =
  (fetch: Fetch, onByte: () => void): Fetch =>
  async (input, init) => {
    const response = await fetch(input, init);
    if (!response.body || !response.ok) return response;
    const watched = response.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform: (chunk, controller) => {
          onByte();
          controller.enqueue(chunk);
        },
      }),
    );
    return new Response(watched, { status: response.status, statusText: response.statusText, headers: response.headers });
  };

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The parts of a reply: a stream of events, or the one object that some gateways send although a stream was asked for. */
async function* partsOf(stream: Stream<unknown>, response: Response, controller: AbortController): AsyncGenerator<ReplyPart> {
  const type = response.headers.get('content-type') ?? '';
  if (!/json|html/i.test(type) || /ndjson|jsonl/i.test(type)) {
    for await (const chunk of stream) yield readReply(chunk);
    return;
  }
  const body = await response.text();
  if (/^\s*(data|event|id|:)/.test(body)) {
    for await (const chunk of Stream.fromSSEResponse<unknown>(new Response(body), controller)) yield readReply(chunk);
    return;
  }
  const json = parseJson(body);
  yield json === undefined ? { text: '', reasoning: '', refusal: '', error: body } : readReply(json);
}

/** Node's `code` of a system error: "ECONNREFUSED". */
const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '');

/** Node tells why a connection failed; a browser does not. */
const unreachable = (thrown: unknown): Setback => {
  const causes: string[] = [];
  for (let one = thrown; one instanceof Error && causes.length < 5; one = one.cause) causes.push(`${codeOf(one)} ${one.message}`);
  const told = causes.join(' ');
  if (/CERT|SSL|TLS|self.signed/i.test(told)) return { kind: 'unreachable', why: 'certificate' };
  if (/ENOTFOUND|EAI_AGAIN|NAME_NOT_RESOLVED/.test(told)) return { kind: 'unreachable', why: 'unknown-host' };
  return { kind: 'unreachable', ...(/ECONNREFUSED|CONNECTION_REFUSED/.test(told) && { why: 'refused' as const }) };
};

const isHtml = (trouble: Trouble): boolean => trouble.html && (trouble.status === undefined || trouble.status === 200);

/** One call, from the request to its end. Never throws for expected trouble: that is `setback`. */
export async function* callEndpoint(parts: CallParts): AsyncGenerator<CallEvent, CallFacts> {
  const { settings, clock, signal } = parts;
  const began = clock.now();
  const since = () => clock.now() - began;

  const controller = new AbortController();
  const cancel = () => controller.abort();
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  const watchdog = watchBudgets(settings.timeouts, parts.totalMs, clock, cancel);

  let firstByteAt: number | undefined;
  let firstTextAt: number | undefined;
  let lastTextAt: number | undefined;
  let textEvents = 0;
  let streamed = false;
  let text = '';
  let shown = 0;
  let reasoning = '';
  let refusal = '';
  let finish: string | undefined;
  let usage: ReportedUsage | undefined;
  let model: string | undefined;
  let reasoningField: string | undefined;
  let headersCame = false;

  const facts = (setback: Setback | undefined, said = '', final = false): CallFacts => ({
    setback: signal.aborted ? { kind: 'cancelled' } : watchdog.late ? { kind: 'late', ...watchdog.late } : setback,
    said,
    final,
    text,
    reasoning,
    usage,
    model,
    reasoningField,
    wroteText: shown > 0,
    firstByteAt,
    firstTextAt,
    lastTextAt,
    textEvents,
    streamed,
    elapsed: since(),
  });
  const inTrouble = (trouble: Trouble): CallFacts =>
    facts(
      isHtml(trouble) ? { kind: 'address' } : setbackOf(trouble, clock.now()),
      trouble.detail,
      trouble.header('x-should-retry') === 'false',
    );

  /** Text that is ready to be given out. Before anything can be shown of it, it is held back. */
  const nextText = (): string => {
    if (shown === 0) {
      const draft = draftOf(text);
      if (draft.text === '' && draft.points.length === 0 && !draft.brief) return '';
    }
    const next = text.slice(shown);
    shown = text.length;
    return next;
  };

  try {
    const fetch = watchedFetch(parts.fetch, () => {
      firstByteAt ??= since();
      watchdog.byteCame();
    });
    const client: OpenAI = endpointClient(settings, parts.baseUrl, parts.query, fetch);
    const { data, response } = await client.chat.completions.create(parts.request, { signal: controller.signal }).withResponse();
    headersCame = true;
    watchdog.headersCame();
    yield { kind: 'headers-received' };

    streamed = !/json|html/i.test(response.headers.get('content-type') ?? '');
    const split = thinkingSplitter();
    for await (const part of partsOf(data, response, controller)) {
      if (part.error !== undefined) return inTrouble(troubleFromBody(part.error, undefined, response.headers));
      usage = part.usage ?? usage;
      model = part.model ?? model;
      finish = part.finish ?? finish;
      refusal += part.refusal;
      reasoningField ??= part.reasoningField;

      const { thought, said } = split(part.text);
      const thinking = part.reasoning + thought;
      if (thinking !== '' || part.text !== '') watchdog.textCame();
      if (thinking !== '') {
        reasoning += thinking;
        yield { kind: 'reasoning-added', text: thinking };
      }
      if (said === '') continue;
      firstTextAt ??= since();
      lastTextAt = since();
      textEvents++;
      text += said;
      const next = nextText();
      if (next !== '') yield { kind: 'text-added', text: next };
    }
    const { thought, said } = split(undefined);
    reasoning += thought;
    text += said;
    if (controller.signal.aborted) return facts({ kind: 'cut', cause: 'connection' });

    // Some servers put the whole reply where reasoning belongs.
    if (text.trim() === '' && parseAnswer(reasoning).ok) text = reasoning;
    const whole = parseAnswer(text).ok;
    const ending = finish === undefined ? undefined : endingOf(finish);
    const setback: Setback | undefined =
      refusal !== '' || ending === 'filter'
        ? { kind: 'filter' }
        : // An object that is complete is the answer, however the stream ended.
          whole
          ? undefined
          : ending === undefined
            ? { kind: 'cut', cause: 'server' }
            : ending === 'length'
              ? { kind: 'cut', cause: 'length' }
              : ending === 'error'
                ? { kind: 'broken' }
                : text.trim() === ''
                  ? { kind: 'unusable', detail: 'the reply is empty' }
                  : undefined;
    const rest = text.slice(shown);
    if (rest !== '' && (shown > 0 || setback === undefined)) {
      shown = text.length;
      yield { kind: 'text-added', text: rest };
    }
    return facts(setback, refusal);
  } catch (thrown) {
    if (signal.aborted || watchdog.late) return facts(undefined);
    if (thrown instanceof APIError && (thrown.status !== undefined || thrown.error !== undefined))
      return inTrouble(troubleFromThrown(thrown));
    if (thrown instanceof SyntaxError) return facts({ kind: 'unusable', detail: 'the stream is not what it should be' });
    // The client wraps what fails before the headers; after them a dropped connection is the platform's own TypeError.
    if (thrown instanceof APIError || isConnectionError(thrown))
      return facts(headersCame ? { kind: 'cut', cause: 'connection' } : unreachable(thrown));
    throw thrown;
  } finally {
    watchdog.stop();
    signal.removeEventListener('abort', cancel);
    // Whoever stops listening stops the server.
    controller.abort();
  }
}

/** "network error" (Chrome), "terminated" (Node), "Failed to fetch", "Load failed", "NetworkError when attempting to fetch resource". */
const isConnectionError = (thrown: unknown): boolean =>
  thrown instanceof Error &&
  (thrown.name === 'AbortError' ||
    (thrown.name === 'TypeError' && /network|terminated|fetch|load failed|socket|aborted|connection/i.test(thrown.message)) ||
    /ECONNRESET|UND_ERR|EPIPE/.test(codeOf(thrown)));
