import { expect, test } from 'vitest';
import { addressesIn } from './pasted-addresses';

test('addresses are found in a list, in a sentence and without their scheme, each once', () => {
  expect(
    addressesIn(
      'https://wiki.example.com/a\nSee (https://wiki.example.com/b), and tickets.example.com/INC-7.\nhttps://wiki.example.com/a\nnot an address',
    ),
  ).toEqual(['https://wiki.example.com/a', 'https://wiki.example.com/b', 'https://tickets.example.com/INC-7']);
});

test('what is no page of the web is left out', () => {
  expect(addressesIn('javascript:alert(1) file:///etc/passwd mailto:a@b.c ftp://x.example hello')).toEqual([]);
});
