import { expect, test } from 'vitest';
import { politePace } from './pace';

const wiki = 'https://wiki.example.com';

test('a few pages of a site are asked for at once, then one a second', () => {
  const pace = politePace();
  const asked: number[] = [];
  for (let page = 0, now = 10_000; page < 7; page++) {
    now = Math.max(now, pace.next(wiki, now));
    pace.take(wiki, now);
    asked.push(now);
  }
  expect(asked).toEqual([10_000, 10_000, 10_000, 10_000, 11_000, 12_000, 13_000]);
});

test('one site’s pace does not hold up another', () => {
  const pace = politePace();
  for (let page = 0; page < 9; page++) pace.take(wiki, 10_000);
  expect(pace.next('https://tickets.example.com', 10_000)).toBeLessThanOrEqual(10_000);
});

test('a site that rested may be asked for a few at once again', () => {
  const pace = politePace();
  for (let page = 0; page < 9; page++) pace.take(wiki, 10_000);
  expect(pace.next(wiki, 60_000)).toBeLessThanOrEqual(60_000);
});

test('a site that asked to wait is left alone until then', () => {
  const pace = politePace();
  pace.hold(wiki, 45_000);
  expect(pace.next(wiki, 10_000)).toBe(45_000);
});
