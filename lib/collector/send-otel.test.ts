import { expect, test } from 'vitest';
import { Telemetry } from '@/lib/core/settings';
import { otelAddress, sendOtel, type Fetch } from './send-otel';

const telemetry = Telemetry.parse({ url: 'https://otel.example.com', headers: { authorization: 'Basic abc' } });
const run = { traces: { resourceSpans: [] }, metrics: { resourceMetrics: [] } };

/** A receiver that answers each signal's path with a status and a body, and remembers what it got. */
const receiver = (answers: Record<string, readonly [status: number, body?: unknown]>) => {
  const received: { path: string; headers: Headers; body: unknown }[] = [];
  const fetch: Fetch = async (url, init) => {
    const { pathname } = new URL(url);
    received.push({
      path: pathname,
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
    });
    const [status, body] = answers[pathname] ?? [404];
    return new Response(JSON.stringify(body ?? {}), { status });
  };
  return { fetch, received };
};

test('takes the address in every form that documents give it', () => {
  for (const form of ['https://otel.example.com/base', 'https://otel.example.com/base/', ' https://otel.example.com/base/v1/traces ']) {
    expect(otelAddress(form, 'metrics')).toBe('https://otel.example.com/base/v1/metrics');
  }
  expect(otelAddress('https://otel.example.com?tenant=a', 'traces')).toBe('https://otel.example.com/v1/traces?tenant=a');
});

test('sends each signal to its own path, as JSON, with the headers the owner set', async () => {
  const { fetch, received } = receiver({ '/v1/traces': [200], '/v1/metrics': [200] });
  expect(await sendOtel(run, telemetry, fetch)).toEqual({ ok: true });
  expect(received.map(({ path, body }) => [path, body])).toEqual([
    ['/v1/traces', run.traces],
    ['/v1/metrics', run.metrics],
  ]);
  expect(received[0]?.headers.get('authorization')).toBe('Basic abc');
  expect(received[0]?.headers.get('content-type')).toBe('application/json');
});

test('a receiver that takes spans only has taken the run', async () => {
  expect(await sendOtel(run, telemetry, receiver({ '/v1/traces': [200] }).fetch)).toEqual({ ok: true });
});

test('a receiver without spans has not', async () => {
  expect(await sendOtel(run, telemetry, receiver({ '/v1/metrics': [200] }).fetch)).toEqual({
    ok: false,
    retry: false,
    detail: 'traces: HTTP 404',
  });
});

test('says which refusals are worth another try', async () => {
  const retryAfter = async (status: number) => {
    const delivery = await sendOtel({ traces: run.traces }, telemetry, receiver({ '/v1/traces': [status] }).fetch);
    return !delivery.ok && delivery.retry;
  };
  expect(await Promise.all([429, 503].map(retryAfter))).toEqual([true, true]);
  expect(await Promise.all([400, 401, 500].map(retryAfter))).toEqual([false, false, false]);
});

test('a part that was not taken is told, though the status says success', async () => {
  const partial = { partialSuccess: { rejectedSpans: '3', errorMessage: 'too old' } };
  expect(await sendOtel({ traces: run.traces }, telemetry, receiver({ '/v1/traces': [200, partial] }).fetch)).toEqual({
    ok: false,
    retry: false,
    detail: 'traces: 3 not taken: too old',
  });
});

test('nothing that answers is worth another try, and never throws', async () => {
  const dead: Fetch = async () => Promise.reject(new TypeError('Failed to fetch'));
  expect(await sendOtel({ traces: run.traces }, telemetry, dead)).toEqual({ ok: false, retry: true, detail: 'traces: Failed to fetch' });
});
