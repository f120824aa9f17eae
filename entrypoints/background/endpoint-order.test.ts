import { expect, test } from 'vitest';
import { EndpointSettings } from '@/lib/core/endpoint-settings';
import { Settings } from '@/lib/core/settings';
import { endpointOrder } from './endpoint-order';

const endpoint = (name: string, host: string, change: Partial<EndpointSettings> = {}): EndpointSettings =>
  EndpointSettings.parse({ id: name, name, baseUrl: `https://${host}/v1`, model: 'm', ...change });

const names = (...endpoints: readonly EndpointSettings[]): readonly string[] =>
  endpointOrder(Settings.parse({ endpoints })).map(({ name }) => name);

test('endpoints are tried in the order in which the reader put them', () => {
  expect(names(endpoint('first', 'llm.example.com'), endpoint('second', 'llm.example.com'))).toEqual(['first', 'second']);
});

test('what is meant for one host does not go on to another one unless the reader said so', () => {
  const company = endpoint('company', 'llm.example.com');
  expect(names(company, endpoint('public', 'api.example.net'))).toEqual(['company']);
  expect(names(company, endpoint('public', 'api.example.net', { mayFollow: true }))).toEqual(['company', 'public']);
});

test('an endpoint that may not follow is left out, and does not close the way for one that may', () => {
  const company = endpoint('company', 'llm.example.com');
  expect(names(company, endpoint('public', 'api.example.net'), endpoint('spare', 'llm.example.com'))).toEqual(['company', 'spare']);
});

test('a host that gets the content anyway may be asked again', () => {
  const ladder = [
    endpoint('company', 'llm.example.com'),
    endpoint('public', 'api.example.net', { mayFollow: true }),
    endpoint('spare', 'llm.example.com'),
  ];
  expect(names(...ladder)).toEqual(['company', 'public', 'spare']);
});

test('an endpoint that is switched off is not asked, and counts for nothing', () => {
  expect(names(endpoint('off', 'llm.example.com', { enabled: false }), endpoint('on', 'api.example.net'))).toEqual(['on']);
});
