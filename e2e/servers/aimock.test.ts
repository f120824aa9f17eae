import { LLMock } from '@copilotkit/aimock';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { EndpointSettings } from '@/lib/core/endpoint-settings';
import type { EndpointFinding } from '@/lib/core/endpoint-finding';
import { testEndpoint } from '@/lib/engine/endpoint/test-endpoint';
import { askEndpoint } from './ask-endpoint';

const answer = {
  text: 'Ninety days.',
  answered: true,
  points: [{ text: 'They are kept for ninety days.', citations: [{ passageId: 'p1', quote: 'Backups are kept for ninety days.' }] }],
};

let mock: LLMock;
beforeAll(async () => {
  mock = new LLMock({ port: 0, host: '127.0.0.1', chunkSize: 8 });
  await mock.start();
});
afterAll(() => mock.stop());
afterEach(() => void mock.reset());

/** How the compatible addresses of several vendors are put together, each as its documentation has it. */
test.each([
  ['OpenAI', '/v1', {}],
  ['OpenRouter', '/api/v1', {}],
  ['Azure, by deployment', '/openai/deployments/gpt-x', { query: { 'api-version': '2024-10-21' }, keyStyle: 'api-key' }],
  ['BytePlus', '/api/v3', {}],
] as const)('the surface of %s streams an answer', async (_, path, more) => {
  mock.onMessage(/How many days/, { content: JSON.stringify(answer), reasoning: 'Let me see.' });
  const { events, last, parsed } = await askEndpoint({ baseUrl: mock.url + path, model: 'gpt-x', apiKey: 'sk-any-key-at-all', ...more });
  expect(parsed).toMatchObject({ ok: true, value: answer });
  expect(last.kind).toBe('finished');
  expect(events.filter(({ kind }) => kind === 'text-added').length).toBeGreaterThan(1);
});

test('what it reports as used is what is counted', async () => {
  mock.onMessage(/How many days/, {
    content: JSON.stringify(answer),
    usage: { prompt_tokens: 321, completion_tokens: 12, total_tokens: 333 },
  });
  const { last } = await askEndpoint({ baseUrl: `${mock.url}/v1`, price: { currency: 'USD', input: 1, output: 2 } });
  expect(last).toMatchObject({ tokens: { input: 321, output: 12 }, cost: { amount: 0.000345 } });
});

test('a rate limit is waited out as it asks, and then there is the answer', async () => {
  mock.onMessage(/How many days/, { content: JSON.stringify(answer) });
  mock.nextRequestError(429, { message: 'Rate limit exceeded', type: 'rate_limit_error' });
  const { events, parsed } = await askEndpoint({ baseUrl: `${mock.url}/v1` });
  expect(events.find(({ kind }) => kind === 'retrying')).toMatchObject({ failure: { kind: 'rate-limited' } });
  expect(parsed.ok).toBe(true);
});

test.each([
  ['OpenAI', '/v1', 401, 'Incorrect API key provided', 'key-rejected'],
  ['OpenRouter', '/api/v1', 402, 'Insufficient credits', 'out-of-credit'],
  ['OpenRouter', '/api/v1', 403, 'Your input was flagged', 'refused-by-filter'],
  ['Azure', '/openai/deployments/gpt-x', 400, "This model's maximum context length is 8192 tokens.", 'context-too-long'],
])('%s (%s) says %i, %s: %s', async (_, path, status, message, kind) => {
  mock.onMessage(/How many days/, { error: { message }, status });
  expect((await askEndpoint({ baseUrl: mock.url + path, model: 'gpt-x' })).last).toMatchObject({ failure: { kind } });
});

test('it is set up in one step', async () => {
  mock.onMessage(/count from one to twenty/, { content: '{"text":"one, two, three","answered":true}' });
  const findings: EndpointFinding[] = [];
  const settings = EndpointSettings.parse({ id: 'e', name: 'Mock', baseUrl: `${mock.url}/chat/completions`, model: 'gpt-x', apiKey: 'k' });
  for await (const finding of testEndpoint(settings, { fetch }, new AbortController().signal)) findings.push(finding);
  expect(findings.map(({ kind }) => kind)).toEqual(['address-found', 'models-listed', 'passed']);
  expect(findings.at(-1)).toMatchObject({ profile: { baseUrl: `${mock.url}/v1`, usageInStream: true } });
});
