import { expect, test } from 'vitest';
import { EndpointSettings } from '@/lib/core/endpoint-settings';
import { Settings } from '@/lib/core/settings';
import { exportSettings, importSettings } from './export-settings';

const endpoint = EndpointSettings.parse({
  id: 'e1',
  name: 'Gateway',
  baseUrl: 'https://ada:hunter2@llm.example.com/v1',
  apiKey: 'sk-secret-1',
  model: 'm',
  headers: { 'X-Team': 'support', 'Ocp-Apim-Subscription-Key': 'sk-secret-2' },
  query: { 'api-version': '2024-10-21', token: 'sk-secret-3' },
});
const settings = Settings.parse({
  endpoints: [endpoint],
  collector: { url: 'https://gloss.example.com', token: 'sk-secret-4' },
  telemetry: { url: 'https://otel.example.com', headers: { Authorization: 'Bearer sk-secret-5' } },
  owner: { name: 'Ada', contact: 'ada@example.com' },
  siteHints: [{ match: 'tracker.example.com', comments: '.entry' }],
});

test('an export holds no key, token or password', () => {
  const file = exportSettings(settings);
  expect(file).not.toMatch(/sk-secret|hunter2/);
  expect(file).toContain('api-version');
  expect(file).toContain('support');
});

test('importing an own export changes nothing, keys included', () => {
  expect(importSettings(exportSettings(settings), settings)).toEqual({ ok: true, settings });
});

test('a file that points an endpoint to another address does not get the key that is set here', () => {
  const file = exportSettings(settings)
    .replaceAll('llm.example.com', 'evil.example.net')
    .replaceAll('gloss.example.com', 'evil.example.net');
  const imported = importSettings(file, settings);
  expect(JSON.stringify(imported)).not.toMatch(/sk-secret-[1234]/);
});

test('every error of a file is listed with its place', () => {
  const file = JSON.stringify({ gloss: 'settings', version: 1, settings: { keepDays: 0, share: 'all', endpoints: [{ id: 'a' }] } });
  const imported = importSettings(file, settings);
  const errors = imported.ok ? [] : imported.errors.map((error) => error.split(':')[0]);
  expect(errors).toEqual(
    expect.arrayContaining([
      'settings.keepDays',
      'settings.share',
      'settings.endpoints.0.name',
      'settings.endpoints.0.baseUrl',
      'settings.endpoints.0.model',
    ]),
  );
});

test.each(['', '{', 'null', '{"some":"json"}'])('the file %j is refused with words', (file) => {
  const imported = importSettings(file, settings);
  expect(imported.ok).toBe(false);
  expect(imported.ok ? [] : imported.errors).not.toHaveLength(0);
});
