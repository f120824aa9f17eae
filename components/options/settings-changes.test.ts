import { expect, test } from 'vitest';
import { defaultSettings, Settings } from '@/lib/core/settings';
import { settingsChanges } from './settings-changes';

test('settings that are the same change nothing', () => {
  expect(settingsChanges(defaultSettings, Settings.parse({}))).toEqual([]);
});

test('names each thing that an import would change, and only those', () => {
  const after = Settings.parse({ keepDays: 30, sites: [{ origin: 'https://wiki.example.com', toolbar: false }], owner: { name: 'Mara' } });
  expect(settingsChanges(defaultSettings, after)).toEqual([
    { what: 'Sites', before: 'nothing', after: 'https://wiki.example.com (no toolbar)' },
    { what: 'Owner', before: 'nobody', after: 'Mara' },
    { what: 'Kept for', before: '90 days', after: '30 days' },
  ]);
});

test('a change that its words do not show is not hidden', () => {
  const endpoint = { id: 'e', name: 'Gateway', baseUrl: 'https://a.example.com', model: 'm' };
  const [before, after] = [
    Settings.parse({ endpoints: [endpoint] }),
    Settings.parse({ endpoints: [{ ...endpoint, headers: { 'x-team': 'a' } }] }),
  ];
  expect(settingsChanges(before, after)).toEqual([{ what: 'Endpoints', before: 'Gateway (m)', after: 'Gateway (m), with other details' }]);
});

test('no key appears in what is shown before an import', () => {
  const after = Settings.parse({
    endpoints: [{ id: 'e', name: 'Gateway', baseUrl: 'https://a.example.com', model: 'm', apiKey: 'sk-secret' }],
    collector: { url: 'https://c.example.com', token: 'secret-token' },
  });
  expect(JSON.stringify(settingsChanges(defaultSettings, after))).not.toContain('secret');
});

test('has words for every setting there is', () => {
  const other = Settings.parse({
    endpoints: [{ id: 'e', name: 'Gateway', baseUrl: 'https://a.example.com', model: 'm' }],
    learnt: {
      'policy-1': {
        address: 'https://a.example.com',
        profile: {
          baseUrl: 'https://a.example.com/v1',
          model: 'm',
          structuredOutput: 'json-object',
          tokenField: 'max_tokens',
          usageInStream: true,
        },
      },
    },
    useBuiltIn: false,
    sites: [{ origin: 'https://wiki.example.com' }],
    owner: { name: 'Mara' },
    collector: { url: 'https://c.example.com' },
    share: 'passages',
    sendMetrics: false,
    notifyOfFlags: true,
    keepDays: 1,
    answerLanguage: 'page',
    monthlyBudget: 1,
    prefetch: { on: true },
    telemetry: { url: 'https://otel.example.com' },
    siteHints: [{ match: 'tracker.example.com', comments: '.entry' }],
  });
  expect(settingsChanges(defaultSettings, other)).toHaveLength(Object.keys(Settings.shape).length);
});
