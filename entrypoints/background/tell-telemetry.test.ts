import { expect, test } from 'vitest';
import type { Fetch } from '@/lib/collector/send-otel';
import { defaultSettings } from '@/lib/core/settings';
import { Trace } from '@/lib/core/trace';
import { giveFeedback } from '@/lib/storage/feedback-store';
import { memoryDb } from '@/lib/storage/memory-db';
import { sampleFlag } from '@/lib/storage/run-samples';
import { changeSettings, saveSettings } from '@/lib/storage/settings-store';
import { noteTelemetry, waitingTelemetry } from '@/lib/storage/telemetry-store';
import { keepTrace } from '@/lib/storage/trace-store';
import { tellTelemetry } from './tell-telemetry';

const trace = (runId: string, at: number): Trace =>
  Trace.parse({ runId, at, url: '', site: '', task: 'ask', question: '', prompt: 'p', input: [], output: '', stages: [] });

const worldOf = async () => {
  const db = memoryDb();
  await saveSettings(db, { ...defaultSettings, telemetry: { ...defaultSettings.telemetry, url: 'https://otel.example.com' } });
  for (const [at, runId] of ['run-1', 'run-2', 'run-3'].entries()) {
    await keepTrace(db, trace(runId, at));
    await noteTelemetry(db, { id: runId, kind: 'run', at });
  }
  const paths: string[] = [];
  const answering =
    (status: number): Fetch =>
    async (url) => {
      paths.push(new URL(url).pathname);
      return new Response('{}', { status });
    };
  return { db, paths, answering };
};

test('every run and verdict is told once', async () => {
  const { db, paths, answering } = await worldOf();
  await giveFeedback(db, { ...sampleFlag(), at: 10 });
  expect(await tellTelemetry(db, '1.0.0', answering(200))).toBe(false);
  expect(paths).toEqual(['/v1/traces', '/v1/traces', '/v1/traces', '/v1/logs']);
  expect(await tellTelemetry(db, '1.0.0', answering(200))).toBe(false);
  expect(paths).toHaveLength(4);
});

test('an outage costs one request, and loses nothing', async () => {
  const { db, paths, answering } = await worldOf();
  expect(await tellTelemetry(db, '1.0.0', answering(503))).toBe(true);
  expect(paths).toHaveLength(1);
  expect(await waitingTelemetry(db, 10)).toHaveLength(3);
});

test('what a receiver will never take does not hold up the rest', async () => {
  const { db, paths, answering } = await worldOf();
  expect(await tellTelemetry(db, '1.0.0', answering(400))).toBe(false);
  expect(paths).toHaveLength(3);
});

test('a run that is deleted before it was told is not told', async () => {
  const { db, paths, answering } = await worldOf();
  await db.traces.delete('run-2');
  await tellTelemetry(db, '1.0.0', answering(200));
  expect(paths).toHaveLength(2);
});

test('nothing is told, and nothing waits, once the address is taken away', async () => {
  const { db, paths, answering } = await worldOf();
  await changeSettings(db, (settings) => ({ ...settings, telemetry: { ...settings.telemetry, url: '' } }));
  expect(await tellTelemetry(db, '1.0.0', answering(200))).toBe(false);
  expect(paths).toEqual([]);
  expect(await waitingTelemetry(db, 10)).toEqual([]);
});
