import { describe, expect, test } from 'vitest';
import { Failure, type FailureKind } from '@/lib/core/failure';
import { failureWords } from './failure-words';

/** One failure of each kind, with values that its words should hold. */
const examples: { readonly [Kind in FailureKind]: Extract<Failure, { kind: Kind }> } = {
  'page-closed-to-extensions': { kind: 'page-closed-to-extensions' },
  'page-not-permitted': { kind: 'page-not-permitted', origin: 'https://wiki.example.com' },
  'site-forbidden': { kind: 'site-forbidden', site: 'https://hr.example.com', organization: 'Maravell IT' },
  'task-off': { kind: 'task-off', task: 'brief', organization: '' },
  'page-empty': { kind: 'page-empty' },
  'page-not-read': { kind: 'page-not-read', detail: 'The page does not respond.' },
  'page-left': { kind: 'page-left' },
  'tab-closed': { kind: 'tab-closed' },
  'nothing-selected': { kind: 'nothing-selected' },
  'page-refused': { kind: 'page-refused', site: 'https://wiki.example.com', status: 404 },
  'sign-in-needed': { kind: 'sign-in-needed', site: 'https://wiki.example.com' },
  'key-rejected': { kind: 'key-rejected', host: 'api.example.com' },
  'model-missing': { kind: 'model-missing', host: 'api.example.com', model: 'gpt-x', models: ['a', 'b', 'c', 'd', 'e'] },
  'address-wrong': { kind: 'address-wrong', baseUrl: 'https://api.example.com/chat' },
  'endpoint-not-permitted': { kind: 'endpoint-not-permitted', host: 'api.example.com' },
  'endpoint-unreachable': { kind: 'endpoint-unreachable', baseUrl: 'http://127.0.0.1:11434/v1' },
  'origin-forbidden': { kind: 'origin-forbidden', host: '127.0.0.1:11434', line: 'OLLAMA_ORIGINS=chrome-extension://*' },
  'context-too-long': { kind: 'context-too-long', host: 'api.example.com', limit: 8192 },
  'refused-by-filter': { kind: 'refused-by-filter', host: 'api.example.com' },
  'out-of-credit': { kind: 'out-of-credit', host: 'api.example.com' },
  'rate-limited': { kind: 'rate-limited', host: 'api.example.com', retryAt: 1_000 },
  overloaded: { kind: 'overloaded', host: 'api.example.com' },
  'request-rejected': { kind: 'request-rejected', host: 'api.example.com', detail: 'unknown field' },
  'timed-out': { kind: 'timed-out', host: 'api.example.com', stage: 'first-text', ms: 120_000 },
  'cut-off': { kind: 'cut-off', host: 'api.example.com', cause: 'connection' },
  'reply-unusable': { kind: 'reply-unusable', host: 'api.example.com', detail: 'Sure! Here is' },
  'budget-spent': { kind: 'budget-spent', limit: 20 },
  'built-in-unavailable': { kind: 'built-in-unavailable', detail: 'no GPU' },
  'worker-stopped': { kind: 'worker-stopped' },
  cancelled: { kind: 'cancelled' },
  'storage-full': { kind: 'storage-full' },
  unexpected: { kind: 'unexpected', detail: 'TypeError: x is undefined' },
};

describe.each(Object.values(examples))('$kind', (failure) => {
  test('says what happened, what is safe, and one thing to do', () => {
    for (const hasText of [false, true]) {
      const words = failureWords(failure, hasText);
      expect(words.title).toMatch(/^\S.*[^.\s]$/);
      expect(words.message).toMatch(/^\S.*\S$/);
      expect(words.safe).toMatch(/\.$/);
      expect(words.action.label).toMatch(/\S/);
    }
  });

  test('shows no name of a field or of the failure itself', () => {
    const { title, message, safe } = failureWords(failure, true);
    expect(`${title} ${message} ${safe}`).not.toMatch(/undefined|null|\[object|NaN|-not-|retryAt|baseUrl/);
  });
});

test('no two failures have the same title, but those of one meaning', () => {
  const titles = Object.values(examples).map((failure) => failureWords(failure, false).title);
  expect(new Set(titles).size).toBe(titles.length);
});

test('names who refused, what is missing, and what to set', () => {
  expect(failureWords(examples['key-rejected'], false).message).toContain('api.example.com');
  expect(failureWords(examples['model-missing'], false).message).toContain('“gpt-x”. It offers a, b, c, d and others.');
  expect(failureWords(examples['context-too-long'], false).message).toContain('8,192 tokens');
  expect(failureWords(examples['timed-out'], false).message).toContain('120 seconds');
  expect(failureWords(examples['origin-forbidden'], false).action).toMatchObject({
    kind: 'copy-line',
    line: 'OLLAMA_ORIGINS=chrome-extension://*',
  });
});

test('promises that the text stays only where there is some', () => {
  expect(failureWords(examples['cut-off'], true).safe).toContain('What was written so far stays');
  expect(failureWords(examples['cut-off'], false).safe).not.toContain('written');
});

test('asks for the very site and host that are missing', () => {
  expect(failureWords(examples['page-not-permitted'], false).action).toEqual({
    kind: 'permit-site',
    label: 'Allow on wiki.example.com',
    origin: 'https://wiki.example.com',
  });
  expect(failureWords(examples['endpoint-not-permitted'], false).action).toMatchObject({ kind: 'permit-host', host: 'api.example.com' });
});

test('a rate limit says when the next try is accepted', () => {
  expect(failureWords(examples['rate-limited'], false).retryAt).toBe(1_000);
});

test('has words for every kind there is', () => {
  expect(Object.keys(examples).sort()).toEqual(Failure.options.map((option) => option.shape.kind.value).sort());
});
