import { expect, test } from 'vitest';
import { feedbackToOtel, metricsOf, runToOtel, spansOf } from './otel';
import { Trace } from './trace';

const AT = 1_790_000_000_123;

const trace = (changes: Partial<Trace> = {}): Trace =>
  Trace.parse({
    runId: 'run-1',
    at: AT,
    url: 'https://wiki.example.com/salaries?q=secret-page',
    site: 'https://wiki.example.com',
    task: 'ask',
    question: 'secret-question',
    prompt: 'answer-3',
    input: [
      { role: 'system', content: 'secret-system' },
      { role: 'user', content: 'secret-input' },
    ],
    output: 'secret-output',
    engine: 'endpoint',
    engineName: 'Company gateway',
    host: 'gateway.example.com:8443',
    model: 'small-1',
    stages: [
      { name: 'capture', ms: 20.5 },
      { name: 'first-text', ms: 400 },
      { name: 'engine', ms: 880 },
      { name: 'verify', ms: 2 },
    ],
    tokens: { input: 1_000, cachedInput: 0, output: 25 },
    cost: { amount: 2, currency: 'USD' },
    ...changes,
  });

const attributesOf = (holder: { readonly attributes: readonly { readonly key: string; readonly value: object }[] } | undefined) =>
  Object.fromEntries((holder?.attributes ?? []).map(({ key, value }) => [key, value]));

test('a run is one span, and its stages follow each other below it', () => {
  const [run, ...stages] = spansOf(trace(), false);
  expect(run).toMatchObject({
    name: 'gloss ask',
    kind: 1,
    startTimeUnixNano: '1790000000123000000',
    endTimeUnixNano: '1790000001425500000',
  });
  expect(stages.map(({ name }) => name)).toEqual(['capture', 'chat small-1', 'verify']);
  expect(stages.map(({ parentSpanId }) => parentSpanId)).toEqual(Array(3).fill(run?.spanId));
  expect(stages[1]?.startTimeUnixNano).toBe(stages[0]?.endTimeUnixNano);
  expect(new Set([run, ...stages].map((span) => span?.spanId)).size).toBe(4);
});

test('an engine that was given up is a failed stage of its own, before the one that answered', () => {
  const stages: Trace['stages'] = [
    { name: 'engine', ms: 50 },
    { name: 'prompt', ms: 1 },
    { name: 'first-text', ms: 100 },
    { name: 'engine', ms: 200 },
  ];
  const givenUp = [{ name: 'First gateway', failure: { kind: 'overloaded', host: 'a.example.com' } as const }];
  const [, first, , second] = spansOf(trace({ stages, givenUp }), false);
  expect(first).toMatchObject({ name: 'engine', kind: 1, status: { code: 2, message: 'overloaded' } });
  expect(second).toMatchObject({ name: 'chat small-1', kind: 3, status: { code: 0 } });
});

test('ids have the length that the protocol lays down, and are the same when a batch is sent again', () => {
  for (const { traceId, spanId } of spansOf(trace(), false)) {
    expect(traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(spanId).toMatch(/^[0-9a-f]{16}$/);
  }
  expect(spansOf(trace(), false)).toEqual(spansOf(trace(), false));
  expect(spansOf(trace({ runId: 'run-2' }), false)[0]?.traceId).not.toBe(spansOf(trace(), false)[0]?.traceId);
});

test('the call of a model is the client span of the conventions', () => {
  const chat = spansOf(trace(), false).find(({ kind }) => kind === 3);
  expect(attributesOf(chat)).toMatchObject({
    'gen_ai.operation.name': { stringValue: 'chat' },
    'gen_ai.provider.name': { stringValue: 'openai_compatible' },
    'gen_ai.request.model': { stringValue: 'small-1' },
    'server.address': { stringValue: 'gateway.example.com' },
    'server.port': { intValue: 8443 },
    'gen_ai.response.time_to_first_chunk': { doubleValue: 0.4 },
  });
});

test('known hosts have the name that the conventions give them', () => {
  const providerAt = (host: string) => attributesOf(spansOf(trace({ host }), false).find(({ kind }) => kind === 3))['gen_ai.provider.name'];
  expect(providerAt('api.openai.com')).toEqual({ stringValue: 'openai' });
  expect(providerAt('acme.openai.azure.com')).toEqual({ stringValue: 'azure.ai.openai' });
  expect(providerAt('api.openai.com.example.com')).toEqual({ stringValue: 'openai_compatible' });
});

test('integers are numbers, also nought, and a whole double stays a double', () => {
  const chat = attributesOf(spansOf(trace(), false).find(({ kind }) => kind === 3));
  expect(chat['gen_ai.usage.input_tokens']).toEqual({ intValue: 1_000 });
  expect(chat['gen_ai.usage.cache_read.input_tokens']).toEqual({ intValue: 0 });
  expect(chat['gen_ai.usage.cost.amount']).toEqual({ doubleValue: 2 });
});

test('says nothing of the page, the question or the answer unless content is allowed', () => {
  const settings = { content: false, conventions: '2026-11' } as const;
  expect(JSON.stringify(runToOtel(trace(), settings, '1.0.0'))).not.toContain('secret');
  const told = JSON.stringify(runToOtel(trace(), { ...settings, content: true }, '1.0.0'));
  for (const word of ['secret-page', 'secret-question', 'secret-system', 'secret-input', 'secret-output']) expect(told).toContain(word);
});

test('figures carry nothing about a page even when content is allowed', () => {
  const { metrics } = runToOtel(trace(), { content: true, conventions: '2026-11' }, '1.0.0');
  expect(JSON.stringify(metrics)).not.toMatch(/secret|wiki\.example/);
});

test('a failure is an error with its kind; a run the reader cancelled is not an error', () => {
  const statusOf = (failure: Trace['failure']) => spansOf(trace({ failure }), false)[0]?.status.code;
  expect(statusOf({ kind: 'overloaded', host: 'x' })).toBe(2);
  expect(statusOf({ kind: 'cancelled' })).toBe(0);
  expect(attributesOf(spansOf(trace({ failure: { kind: 'cancelled' } }), false)[0])['error.type']).toEqual({ stringValue: 'cancelled' });
});

test('a duration on the edge of a bucket is counted below the edge', () => {
  const [duration] = metricsOf(trace(), '2026-11');
  const point = duration && 'histogram' in duration ? duration.histogram.dataPoints[0] : undefined;
  expect(point?.sum).toBe(1.28);
  expect(point?.bucketCounts).toHaveLength((point?.explicitBounds.length ?? 0) + 1);
  expect(point?.explicitBounds[point.bucketCounts.indexOf(1)]).toBe(1.28);
});

test('a duration beyond the last bound is counted in the last bucket', () => {
  const [duration] = metricsOf(trace({ stages: [{ name: 'engine', ms: 200_000 }] }), '2026-11');
  expect(duration && 'histogram' in duration ? duration.histogram.dataPoints[0]?.bucketCounts.at(-1) : undefined).toBe(1);
});

test('tokens are counted under the names of the conventions that were chosen', () => {
  const namesOf = (conventions: '2025-09' | '2026-11') => metricsOf(trace(), conventions).map(({ name }) => name);
  expect(namesOf('2026-11')).toEqual([
    'gen_ai.client.operation.duration',
    'gen_ai.client.inference.usage.input_tokens',
    'gen_ai.client.inference.usage.output_tokens',
    'gloss.cost',
  ]);
  expect(namesOf('2025-09')).toEqual(['gen_ai.client.operation.duration', 'gen_ai.client.token.usage', 'gloss.cost']);
});

test('a run in which no model was asked has spans and no figures of a model', () => {
  const own = trace({ engine: 'extractive', host: undefined, tokens: undefined, cost: undefined });
  expect(metricsOf(own, '2026-11')).toEqual([]);
  expect(runToOtel(own, { content: false, conventions: '2026-11' }, '1.0.0')).not.toHaveProperty('metrics');
  expect(spansOf(own, false).some(({ kind }) => kind === 3)).toBe(false);
});

test('a flag is an evaluation of the very span it is about, with nought as a double', () => {
  const flag = { runId: 'run-1', verdict: 'flag', reason: 'out-of-date', note: 'secret-note', at: AT + 5_000 } as const;
  const sent = feedbackToOtel(flag, { content: false, conventions: '2026-11' }, '1.0.0');
  const record = sent.logs?.resourceLogs[0]?.scopeLogs[0]?.logRecords[0];
  expect(attributesOf(record)).toEqual({
    'gen_ai.evaluation.name': { stringValue: 'user_feedback' },
    'gen_ai.evaluation.score.value': { doubleValue: 0 },
    'gen_ai.evaluation.score.label': { stringValue: 'out-of-date' },
  });
  const chat = spansOf(trace(), false).find(({ kind }) => kind === 3);
  expect(record).toMatchObject({ traceId: chat?.traceId, spanId: chat?.spanId });
});
