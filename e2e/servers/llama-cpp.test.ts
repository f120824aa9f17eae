import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EndpointSettings } from '@/lib/core/endpoint-settings';
import type { EndpointFinding } from '@/lib/core/endpoint-finding';
import { testEndpoint } from '@/lib/engine/endpoint/test-endpoint';
import { askEndpoint } from './ask-endpoint';
import { type RunningServer, startServer } from './start-server';
import { tinyGguf } from './tiny-gguf';

/** The program, where a machine has it: `GLOSS_LLAMA_SERVER=/usr/local/bin/llama-server npx vitest run e2e/servers/llama-cpp.test.ts` */
const program = process.env['GLOSS_LLAMA_SERVER'];
if (!program) console.info('llama.cpp is not tested: GLOSS_LLAMA_SERVER does not name a llama-server.');

test('the model that llama.cpp is tested with is the same at every start, and small', () => {
  const model = tinyGguf();
  expect(model.subarray(0, 4).toString()).toBe('GGUF');
  expect(model.equals(tinyGguf())).toBe(true);
  expect(model.length).toBeLessThan(1_000_000);
});

describe.runIf(program)('a real llama.cpp server', () => {
  let folder: string;
  let server: RunningServer;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gloss-llama-'));
    const model = path.join(folder, 'tiny.gguf');
    await writeFile(model, tinyGguf());
    server = await startServer(
      program!,
      (port) => [
        '-m',
        model,
        '--host',
        '127.0.0.1',
        '--port',
        String(port),
        '-c',
        '24576',
        '-np',
        '2',
        '-t',
        '1',
        '--jinja',
        '--api-key',
        'sk-llama-key',
      ],
      '/health',
      60_000,
    );
  }, 90_000);
  afterAll(async () => {
    await server?.stop();
    if (folder) await rm(folder, { recursive: true });
  });

  const settings = () => ({ baseUrl: server.origin, apiKey: 'sk-llama-key', maxOutputTokens: 1500 });

  // Its words mean nothing, and may run to the limit: what counts is that every end is one of ours, and that usage is the server's.
  test('writes by the schema, streamed and counted', async () => {
    const { events, last, parsed } = await askEndpoint(settings());
    expect(events.filter(({ kind }) => kind === 'text-added').length).toBeGreaterThan(3);
    if (last.kind === 'finished') expect(parsed.ok).toBe(true);
    else expect(last).toMatchObject({ kind: 'failed', failure: { kind: 'cut-off', cause: 'length' } });
    expect(last).toHaveProperty('tokens.input', expect.any(Number));
    expect(last).not.toHaveProperty('tokens.estimated');
  }, 120_000);

  test('refuses a wrong key', async () => {
    expect((await askEndpoint({ ...settings(), apiKey: 'sk-wrong' })).last).toMatchObject({ failure: { kind: 'key-rejected' } });
  });

  test('is found by the connection test without its /v1', async () => {
    const findings: EndpointFinding[] = [];
    const typed = EndpointSettings.parse({ id: 'e', name: 'llama.cpp', model: '', ...settings() });
    for await (const finding of testEndpoint(typed, { fetch }, new AbortController().signal)) findings.push(finding);
    expect(findings.slice(0, 2)).toMatchObject([{ kind: 'address-found', baseUrl: `${server.origin}/v1` }, { kind: 'models-listed' }]);
  }, 120_000);

  test('stops writing when the reader does', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 300);
    expect((await askEndpoint({ ...settings(), maxOutputTokens: 20_000 }, stop.signal)).last).toMatchObject({
      failure: { kind: 'cancelled' },
    });
  }, 60_000);
});
