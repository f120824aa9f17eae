import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ScriptedEndpoint, type ScriptedEndpointOptions, startScriptedEndpoint } from '@/e2e/servers/scripted-endpoint';
import type { EndpointFinding } from '@/lib/core/endpoint-finding';
import { EndpointSettings } from '@/lib/core/endpoint-settings';
import type { EndpointDeps } from './endpoint-engine';
import { testEndpoint } from './test-endpoint';

let server: ScriptedEndpoint;
beforeAll(async () => void (server = await startScriptedEndpoint()));
afterAll(() => server.close());

const find = async (settings: Partial<EndpointSettings>, deps: Partial<EndpointDeps> = {}): Promise<readonly EndpointFinding[]> => {
  const findings: EndpointFinding[] = [];
  const typed = EndpointSettings.parse({ id: 'e', name: 'Test', baseUrl: server.baseUrl, model: 'good', ...settings });
  for await (const finding of testEndpoint(typed, { fetch, ...deps }, new AbortController().signal)) findings.push(finding);
  return findings;
};
const withServer = async (options: ScriptedEndpointOptions, then: (other: ScriptedEndpoint) => Promise<void>): Promise<void> => {
  const other = await startScriptedEndpoint(options);
  await then(other).finally(() => other.close());
};

describe('a connection test', () => {
  test('tells step by step what it found', async () => {
    const findings = await find({});
    expect(findings.map(({ kind }) => kind)).toEqual(['address-found', 'models-listed', 'passed']);
    expect(findings[0]).toEqual({ kind: 'address-found', baseUrl: server.baseUrl });
    expect(findings[2]).toMatchObject({
      profile: {
        baseUrl: server.baseUrl,
        model: 'good',
        structuredOutput: 'json-schema',
        tokenField: 'max_tokens',
        usageInStream: true,
        buffered: false,
        firstByteMs: expect.any(Number),
        testedAt: expect.any(Number),
      },
    });
  });

  test.each(['', '/', '/v1', '/v1/', '/v1/chat/completions', '/chat/completions', '/v1/models', '/v1/v1', '//v1//'])(
    'finds the address that was typed as …%s',
    async (path) => {
      const findings = await find({ baseUrl: server.origin + path });
      expect(findings.at(-1)).toMatchObject({ kind: 'passed', profile: { baseUrl: server.baseUrl } });
    },
  );

  test.each(['/api/v1', '/openai/v1', '/compat', '/v1beta/openai'])('does not force /v1 on a server that stands at %s', (basePath) =>
    withServer({ basePath }, async (other) => {
      expect((await find({ baseUrl: `${other.baseUrl}/chat/completions` })).at(-1)).toMatchObject({
        kind: 'passed',
        profile: { baseUrl: other.baseUrl },
      });
    }),
  );

  test.each([
    ['no-schema', { structuredOutput: 'json-object' }],
    ['no-response-format', { structuredOutput: 'prompt-only' }],
    ['new-token-field-only', { tokenField: 'max_completion_tokens' }],
    ['no-stream-options', { streamOptions: false, usageInStream: false }],
    ['no-usage', { usageInStream: false }],
    ['reasoning-content', { reasoningField: 'reasoning_content' }],
    ['buffered@delay=500', { buffered: true }],
    ['whole-instead-of-stream', { buffered: true }],
  ])('learns what a server takes and does (%s)', async (model, learnt) => {
    expect((await find({ model })).at(-1)).toMatchObject({ kind: 'passed', profile: learnt });
  });

  test('a slow first word alone does not look like a proxy that holds back', async () => {
    expect((await find({ model: 'good@first=400@gap=8' })).at(-1)).toMatchObject({ kind: 'passed', profile: { buffered: false } });
  });

  test('without a model it lists those that there are', async () => {
    const last = (await find({ model: '' })).at(-1);
    expect(last).toMatchObject({ kind: 'failed', failure: { kind: 'model-missing' } });
    expect(last).toHaveProperty('models', expect.arrayContaining(['good']));
  });

  test('a model that is not there is told with those that are', async () => {
    const last = (await find({ model: 'no-such-model' })).at(-1);
    expect(last).toMatchObject({ kind: 'failed', failure: { kind: 'model-missing', model: 'no-such-model' } });
    expect(last).toHaveProperty('models', expect.arrayContaining(['good']));
  });

  test('a wrong key is told as that, and a right one passes', () =>
    withServer({ key: 'sk-right-key' }, async ({ baseUrl }) => {
      expect((await find({ baseUrl, apiKey: 'sk-wrong-key' })).at(-1)).toMatchObject({ kind: 'failed', failure: { kind: 'key-rejected' } });
      expect((await find({ baseUrl, apiKey: 'sk-right-key' })).at(-1)).toMatchObject({ kind: 'passed' });
      expect((await find({ baseUrl, apiKey: 'sk-right-key', keyStyle: 'api-key' })).at(-1)).toMatchObject({ kind: 'passed' });
    }));

  test('a server that refuses our origin is told with the line that it needs', () =>
    withServer({ cors: 'ollama' }, async ({ baseUrl }) => {
      const ownOrigin = 'chrome-extension://abcdef';
      const asExtension: EndpointDeps['fetch'] = (input, init) =>
        fetch(input, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), origin: ownOrigin } });
      expect((await find({ baseUrl }, { fetch: asExtension, ownOrigin })).at(-1)).toMatchObject({
        failure: { kind: 'origin-forbidden', line: 'OLLAMA_ORIGINS=chrome-extension://abcdef' },
      });
    }));

  test.each([
    ['not an address', 'address-wrong'],
    ['http://127.0.0.1:9', 'endpoint-unreachable'],
  ])('%s: %s', async (baseUrl, kind) => {
    expect(await find({ baseUrl })).toEqual([expect.objectContaining({ kind: 'failed', failure: expect.objectContaining({ kind }) })]);
  });

  test('a missing permission is told as that', async () => {
    expect(await find({ baseUrl: 'http://127.0.0.1:9' }, { isPermitted: async () => false })).toMatchObject([
      { kind: 'failed', failure: { kind: 'endpoint-not-permitted', host: '127.0.0.1:9' } },
    ]);
  });

  test('a web server that is no endpoint is an address that is wrong', () =>
    withServer({ basePath: '/somewhere/else' }, async ({ origin }) => {
      expect((await find({ baseUrl: origin })).at(-1)).toMatchObject({ kind: 'failed', failure: { kind: 'address-wrong' } });
    }));

  test('nothing of it holds the key', () =>
    withServer({ key: 'sk-right-key' }, async ({ baseUrl }) => {
      const findings = [
        ...(await find({ baseUrl, apiKey: 'sk-right-key' })),
        ...(await find({ baseUrl, apiKey: 'sk-right-key', model: 'echoes-the-key' })),
      ];
      expect(JSON.stringify(findings)).not.toContain('sk-right');
    }));
});
