import { expect, test } from 'vitest';
import { defaultSettings } from '@/lib/core/settings';
import { giveFeedback } from './feedback-store';
import { memoryDb } from './memory-db';
import { sampleFlag } from './run-samples';
import { saveSettings } from './settings-store';
import { noteTelemetry, settleTelemetry, waitingTelemetry } from './telemetry-store';

const withTelemetry = async () => {
  const db = memoryDb();
  await saveSettings(db, { ...defaultSettings, telemetry: { ...defaultSettings.telemetry, url: 'https://otel.example.com' } });
  return db;
};

test('nothing is noted for telemetry that nobody wants', async () => {
  const db = memoryDb();
  await noteTelemetry(db, { id: 'run-1', kind: 'run', at: 1 });
  await giveFeedback(db, sampleFlag());
  expect(await waitingTelemetry(db, 10)).toEqual([]);
});

test('a run waits until it was told, oldest first, however often it is noted', async () => {
  const db = await withTelemetry();
  await noteTelemetry(db, { id: 'run-2', kind: 'run', at: 2 });
  await noteTelemetry(db, { id: 'run-1', kind: 'run', at: 1 });
  await noteTelemetry(db, { id: 'run-1', kind: 'run', at: 1 });
  expect((await waitingTelemetry(db, 10)).map(({ id }) => id)).toEqual(['run-1', 'run-2']);
  await settleTelemetry(db, ['run-1']);
  expect((await waitingTelemetry(db, 10)).map(({ id }) => id)).toEqual(['run-2']);
});

test('a verdict is noted when it is given', async () => {
  const db = await withTelemetry();
  await giveFeedback(db, sampleFlag());
  expect((await waitingTelemetry(db, 10)).map(({ id, kind }) => [id, kind])).toEqual([[sampleFlag().id, 'feedback']]);
});
