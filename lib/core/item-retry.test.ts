import { expect, test } from 'vitest';
import { afterFailure } from './item-retry';

test('a page or an endpoint that the browser denies for a moment is tried again, and not for ever', () => {
  const page = { kind: 'page-not-permitted', origin: 'https://wiki.example.com' } as const;
  const endpoint = { kind: 'endpoint-not-permitted', host: 'gateway.example.com' } as const;
  expect(afterFailure(page, 1, 0, 0)).toEqual({ kind: 'again', at: 5000, all: false });
  expect(afterFailure(endpoint, 1, 0, 0)).toEqual({ kind: 'again', at: 5000, all: true });
  expect(afterFailure(page, 3, 0, 0)).toEqual({ kind: 'fail' });
  expect(afterFailure(endpoint, 3, 0, 0)).toEqual({ kind: 'pause' });
});
