import path from 'node:path';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askEndpoint } from './ask-endpoint';
import { type ScriptedEndpoint, startScriptedEndpoint } from './scripted-endpoint';
import { type RunningServer, startServer } from './start-server';

/** A real gateway, from the npm registry, between us and the scripted endpoint. */
const gatewayMain = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@portkey-ai/gateway/package.json')),
  'build/start-server.js',
);

let upstream: ScriptedEndpoint;
let gateway: RunningServer;

beforeAll(async () => {
  upstream = await startScriptedEndpoint();
  gateway = await startServer(
    process.execPath,
    (port) => ['--import', path.join(import.meta.dirname, 'listen-locally.mjs'), gatewayMain, `--port=${port}`, '--headless'],
    '/',
  );
}, 60_000);

afterAll(async () => {
  await gateway?.stop();
  await upstream?.close();
});

const through = (model: string, more: object = {}, config?: object, signal?: AbortSignal) =>
  askEndpoint(
    {
      baseUrl: `${gateway.origin}/v1`,
      model,
      apiKey: 'sk-upstream-key',
      headers: {
        'x-portkey-provider': 'openai',
        'x-portkey-custom-host': upstream.baseUrl,
        ...(config && { 'x-portkey-config': JSON.stringify(config) }),
      },
      ...more,
    },
    signal,
  );

test('an answer streams through the gateway, with its usage, its schema and our key', async () => {
  const { events, last, parsed } = await through('good@gap=10');
  expect(parsed).toMatchObject({ ok: true, value: { text: 'Backups are kept for ninety days.' } });
  expect(last).toMatchObject({ kind: 'finished', tokens: { input: 1000, cachedInput: 800 } });
  expect(events.filter(({ kind }) => kind === 'text-added').length).toBeGreaterThan(3);
  const [seen] = upstream.requestsFor('good@gap=10');
  expect(seen?.headers.authorization).toBe('Bearer sk-upstream-key');
  expect(seen?.body.response_format?.type).toBe('json_schema');
});

test.each([
  ['error-openai-key', 'key-rejected'],
  ['error-openai-no-money', 'out-of-credit'],
  ['error-openai-context', 'context-too-long'],
  ['error-azure-filter', 'refused-by-filter'],
  ['error-anthropic-rate', 'rate-limited'],
  ['no-such-model', 'model-missing'],
  ['cut-by-length', 'cut-off'],
])('what the server behind it says no with (%s) is understood: %s', async (model, kind) => {
  expect((await through(model)).last).toMatchObject({ kind: 'failed', failure: { kind } });
});

test('what the gateway itself gives up on is a time-out', async () => {
  const { last } = await through(
    'good@delay=3000',
    {},
    { provider: 'openai', custom_host: upstream.baseUrl, api_key: 'k', request_timeout: 200 },
  );
  expect(last).toMatchObject({ kind: 'failed', failure: { kind: 'timed-out' } });
});

// Version 1.15.2 lets the server behind it write on to the end; what we can do is to hang up.
test('stopping ends the call to the gateway', async () => {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 300);
  expect((await through('endless', {}, undefined, stop.signal)).last).toMatchObject({ failure: { kind: 'cancelled' } });
});
