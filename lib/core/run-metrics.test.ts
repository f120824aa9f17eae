import { expect, test } from 'vitest';
import { metricsOfRun } from './run-metrics';
import { Trace } from './trace';

const trace = Trace.parse({
  runId: 'r1',
  at: 5,
  url: 'https://wiki.example.com/salaries?of=ada',
  site: 'https://wiki.example.com',
  task: 'ask',
  question: 'What does Ada earn?',
  prompt: 'gloss-1',
  input: [{ role: 'user', content: 'Ada earns much.' }],
  output: 'Ada earns much.',
  engine: 'endpoint',
  engineName: 'Ada’s own gateway',
  host: 'llm.example.com',
  model: 'm',
  stages: [
    { name: 'capture', ms: 10 },
    { name: 'first-text', ms: 300 },
    { name: 'engine', ms: 90 },
  ],
  tokens: { input: 30, output: 4, estimated: false },
  cost: { amount: 0.5, currency: 'USD', estimated: false },
});

test('tells figures of a run, and nothing that was read, asked or answered', () => {
  const metrics = metricsOfRun(trace, 'https://wiki.example.com');
  expect(metrics).toMatchObject({ firstTextMs: 310, totalMs: 400, inputTokens: 30, outputTokens: 4, cost: 0.5, corrected: false });
  expect(JSON.stringify(metrics)).not.toMatch(/Ada|salaries|earn|llm\.example/);
});

test('a site that is to be kept to oneself is not told', () => {
  expect(JSON.stringify(metricsOfRun(trace, ''))).not.toContain('wiki');
});

test('a failure is told by its kind alone', () => {
  const failed = metricsOfRun({ ...trace, failure: { kind: 'endpoint-unreachable', baseUrl: 'https://secret.example.com' } }, '');
  expect(failed.failure).toBe('endpoint-unreachable');
  expect(JSON.stringify(failed)).not.toContain('secret');
});
