import { describe, expect, test } from 'vitest';
import { EndpointSettings } from '@/lib/core/endpoint-settings';
import { errorReplies } from '@/e2e/servers/error-replies';
import { failureOf } from './endpoint-failure';
import { setbackOf } from './setback';
import { troubleFromBody, troubleFromThrown } from './trouble';

const now = Date.UTC(2026, 0, 1);
const settings = EndpointSettings.parse({
  id: 'e',
  name: 'E',
  baseUrl: 'http://127.0.0.1:9/v1',
  model: 'm',
  apiKey: 'sk-very-secret-1234',
});
const context = { settings, baseUrl: 'http://127.0.0.1:9/v1', now, elapsed: 5, wroteText: false, streamed: false, said: '' };

describe('what servers say no with', () => {
  test.each(errorReplies.filter(({ status, body }) => status !== 200 || typeof body !== 'string'))('$name: $failure', (reply) => {
    const trouble = troubleFromBody(reply.body, reply.status === 200 ? undefined : reply.status, reply.headers);
    const setback = setbackOf(trouble, now);
    expect(failureOf(setback, { ...context, said: trouble.detail }).kind).toBe(reply.failure);
    if (reply.waitMs !== undefined) expect(setback).toHaveProperty('waitMs', reply.waitMs);
    if (reply.objectsTo !== undefined) expect(setback.kind).toBe('parameter');
  });

  test('the limit of the context is told where the server tells it', () => {
    const limits = errorReplies
      .filter(({ failure }) => failure === 'context-too-long')
      .map(({ name, body, status }) => [name, setbackOf(troubleFromBody(body, status === 200 ? undefined : status), now)] as const);
    expect(Object.fromEntries(limits)).toMatchObject({
      'OpenAI: context': { limit: 8192 },
      'llama.cpp: context': { limit: 4096 },
      'vLLM: context': { limit: 8192 },
      'LM Studio: context, in a 200': { limit: 4096 },
      'Gemini: too long': { limit: 1_048_576 },
      'OpenAI: more tokens than a minute allows': { limit: 30_000 },
      'Groq: more tokens than a minute allows': { limit: 6000 },
      'GitHub Models: too large': { limit: 8000 },
      'a gateway that tells of a request that is too large upstream, in a 500': { limit: 30_000 },
    });
  });

  test('an error in the middle of a stream has no status, and is known by its words', () => {
    const kindOf = (error: unknown) => setbackOf(troubleFromThrown({ error }), now).kind;
    expect(kindOf({ message: 'upstream died', type: 'server_error', code: 'overloaded' })).toBe('overloaded');
    expect(kindOf({ message: 'Rate limit exceeded', code: 429 })).toBe('rate-limit');
    expect(kindOf('model runner has unexpectedly stopped')).toBe('broken');
    expect(kindOf({ code: 'content_filter', message: 'filtered' })).toBe('filter');
  });

  test('a reply that echoes the key does not get it to the reader', () => {
    const trouble = troubleFromBody({ error: { message: 'Bad request with key sk-very-secret-1234 in it' } }, 400);
    const failure = failureOf(setbackOf(trouble, now), { ...context, said: trouble.detail });
    expect(failure).toEqual({ kind: 'request-rejected', host: '127.0.0.1:9', detail: 'Bad request with key ••• in it' });
  });

  test('a local server that forbids our origin is told the line that allows us and nobody else', () => {
    expect(failureOf({ kind: 'origin' }, { ...context, ownOrigin: 'chrome-extension://abc' })).toEqual({
      kind: 'origin-forbidden',
      host: '127.0.0.1:9',
      line: 'OLLAMA_ORIGINS=chrome-extension://abc',
    });
  });
});
