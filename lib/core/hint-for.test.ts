import { expect, test } from 'vitest';
import { hintFor, hintMatches } from './hint-for';

test('a hint is meant for its host alone', () => {
  expect(hintMatches('tracker.example.com', 'https://tracker.example.com/t/1')).toBe(true);
  expect(hintMatches('tracker.example.com', 'https://tracker.example.com:8443/t/1')).toBe(true);
  expect(hintMatches('tracker.example.com', 'https://tracker.example.com.evil.test/')).toBe(false);
  expect(hintMatches('example.com', 'https://tracker.example.com/')).toBe(false);
});

test('a star stands for the host and all below it', () => {
  expect(hintMatches('*.example.com', 'https://a.b.example.com/')).toBe(true);
  expect(hintMatches('*.example.com', 'https://example.com/')).toBe(true);
  expect(hintMatches('*.example.com', 'https://notexample.com/')).toBe(false);
});

test('a port and the beginning of a path narrow a hint', () => {
  expect(hintMatches('localhost:8080/desk', 'http://localhost:8080/desk/12')).toBe(true);
  expect(hintMatches('localhost:8080/desk', 'http://localhost:8081/desk/12')).toBe(false);
  expect(hintMatches('localhost:8080/desk', 'http://localhost:8080/wiki')).toBe(false);
});

test('of several hints the first counts', () => {
  const hints = [
    { match: 'example.com/desk', main: '#desk' },
    { match: 'example.com', main: '#all' },
  ];
  expect(hintFor(hints, 'https://example.com/desk/1')?.main).toBe('#desk');
  expect(hintFor(hints, 'https://example.com/other')?.main).toBe('#all');
  expect(hintFor(hints, 'https://other.test/')).toBeUndefined();
});
