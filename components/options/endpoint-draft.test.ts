import { expect, test } from 'vitest';
import { EndpointSettings } from '@/lib/core/endpoint-settings';
import { draftOf, keyHint, readDraft, type EndpointDraft } from './endpoint-draft';

const kept = EndpointSettings.parse({
  id: 'e1',
  name: 'Gateway',
  baseUrl: 'https://gateway.example.com/v1',
  apiKey: 'sk-very-secret-3f9a',
  model: 'small-1',
  headers: { 'x-team': 'support' },
  price: { currency: 'EUR', input: 0.5, output: 2 },
  profile: {
    baseUrl: 'https://gateway.example.com/v1',
    model: 'small-1',
    structuredOutput: 'json-schema',
    tokenField: 'max_tokens',
    usageInStream: true,
  },
});

const read = (changes: Partial<EndpointDraft>, from: EndpointSettings | undefined = kept) =>
  readDraft({ ...draftOf(from), ...changes }, 'e1', from);
const problemsOf = (changes: Partial<EndpointDraft>) => {
  const draft = read(changes);
  return draft.ok ? {} : draft.problems;
};

test('an endpoint that is opened and saved unchanged is the same endpoint', () => {
  expect(read({})).toEqual({ ok: true, endpoint: kept });
});

test('a form never holds the key that is kept', () => {
  expect(JSON.stringify(draftOf(kept))).not.toContain('secret');
  expect(keyHint(kept.apiKey)).toBe('•••• 3f9a');
  expect(keyHint('short')).toBe('••••');
});

test('a key is not sent to another host when the address is changed', () => {
  expect(read({ baseUrl: 'https://gateway.example.com/other/v1' })).toMatchObject({ endpoint: { apiKey: kept.apiKey } });
  expect(read({ baseUrl: 'https://elsewhere.example.com/v1' })).toMatchObject({ endpoint: { apiKey: '' } });
  expect(read({ baseUrl: 'https://elsewhere.example.com/v1', apiKey: ' new ' })).toMatchObject({ endpoint: { apiKey: 'new' } });
});

test('choosing "no key" forgets the key', () => {
  expect(read({ keyStyle: 'none' })).toMatchObject({ endpoint: { apiKey: '' } });
});

test('what was learnt of an endpoint counts only while its address and model stay', () => {
  expect(read({ contextTokens: '32000' })).toMatchObject({ endpoint: { profile: kept.profile } });
  for (const changes of [{ model: 'large-1' }, { baseUrl: 'https://gateway.example.com/v2' }]) {
    const draft = read(changes);
    expect(draft.ok && draft.endpoint.profile).toBeUndefined();
  }
});

test('says what is wrong with each field at once', () => {
  expect(Object.keys(problemsOf({ baseUrl: 'my gateway', inputPrice: 'cheap', silenceTimeout: '0', contextTokens: '1.5' })).sort()).toEqual(
    ['baseUrl', 'contextTokens', 'inputPrice', 'silenceTimeout'],
  );
  expect(problemsOf({ baseUrl: 'https://me:word@gateway.example.com' })).toHaveProperty('baseUrl');
  expect(problemsOf({ headers: [{ id: '1', name: 'x team', value: '' }] })).toHaveProperty('headers');
  expect(problemsOf({ outputPrice: '' })).toHaveProperty('outputPrice');
});

test('takes a decimal comma, and no price for no price', () => {
  expect(read({ inputPrice: '0,25', cachedInputPrice: '.1' })).toMatchObject({
    endpoint: { price: { input: 0.25, cachedInput: 0.1, output: 2 } },
  });
  const free = read({ inputPrice: '', outputPrice: ' ' });
  expect(free.ok && free.endpoint.price).toBeUndefined();
});

test('an endpoint without a name is called by its host', () => {
  expect(read({ name: '  ', baseUrl: 'localhost:11434' })).toMatchObject({ endpoint: { name: 'localhost:11434' } });
});
