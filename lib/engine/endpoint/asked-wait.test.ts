import { expect, test } from 'vitest';
import { askedWait } from './asked-wait';
import { troubleFromBody } from './trouble';

const now = Date.UTC(2026, 0, 1, 12);
const wait = (body: unknown, headers: Record<string, string> = {}) => askedWait(troubleFromBody(body, 429, headers), now);

test.each([
  [{ 'retry-after': '2' }, 2000],
  [{ 'retry-after': '1.5' }, 1500],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after': new Date(now + 7000).toUTCString() }, 7000],
  [{ 'retry-after': new Date(now - 7000).toUTCString() }, 0],
  [{ 'retry-after-ms': '1500', 'retry-after': '9' }, 1500],
  [{ 'x-ratelimit-reset-tokens': '6m0s' }, 360_000],
  [{ 'x-ratelimit-reset-requests': '2h3m4.5s' }, 7_384_500],
  [{ 'x-ratelimit-reset': String((now + 5000) / 1000) }, 5000],
  [{ 'x-ratelimit-reset': String(now + 5000) }, 5000],
  [{ 'anthropic-ratelimit-tokens-reset': new Date(now + 9000).toISOString() }, 9000],
  [{ 'retry-after': 'soon' }, undefined],
  [{}, undefined],
])('by headers: %j is %s ms', (headers, ms) => {
  expect(wait({ error: { message: 'Too many' } }, headers)).toBe(ms);
});

test.each([
  ['Try again in 27s', 27_000],
  ['Please try again in 1m30.5s.', 90_500],
  ['Please retry after 6 seconds', 6000],
  ['Please try again in 20ms', 20],
  ['Retry in 2 minutes', 120_000],
  ['No deployments available for selected model, Try again in 60 seconds. Passed model=m', 60_000],
  ['Please wait 3 seconds before the next request', 3000],
  ['You exceeded 40 requests in 60 seconds', undefined],
  ['Limit: 30 requests per 10 seconds', undefined],
])('by its sentence: %s', (message, ms) => {
  expect(wait({ error: { message } })).toBe(ms);
});

test.each([
  [[{ error: { details: [{ '@type': 'RetryInfo', retryDelay: '27s' }] } }], 27_000],
  [{ error: { metadata: { retry_after: 3 } } }, 3000],
  [{ retry_after: 2 }, 2000],
])('by the body: %j', (body, ms) => {
  expect(wait(body)).toBe(ms);
});
