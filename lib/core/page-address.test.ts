import { expect, test } from 'vitest';
import { pageAddress, siteOf } from './page-address';

test('a jump within a page stays on that page', () => {
  expect(pageAddress('https://wiki.example.com/a?b=1#setup')).toBe('https://wiki.example.com/a?b=1');
});

test('a route behind the hash is a page of its own', () => {
  expect(pageAddress('https://desk.example.com/#/ticket/7')).toBe('https://desk.example.com/#/ticket/7');
  expect(pageAddress('https://desk.example.com/#!/ticket/7')).toBe('https://desk.example.com/#!/ticket/7');
});

test('a site is the origin, with its port', () => {
  expect(siteOf('http://LocalHost:8080/a/b?c#d')).toBe('http://localhost:8080');
  expect(siteOf('about:blank')).toBe('');
});
