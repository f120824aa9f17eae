import { expect, test } from 'vitest';
import { makeWordFilter, readWordFilter } from './word-filter';

const words = Array.from({ length: 5_000 }, (_, nth) => `word${nth.toString(36)}`);
const isWord = readWordFilter(makeWordFilter(words));

test('every word of the list is one', () => {
  expect(words.filter((word) => !isWord(word))).toEqual([]);
});
test('of what is no word less than two in a hundred are taken for one', () => {
  const others = Array.from({ length: 5_000 }, (_, nth) => `other${nth.toString(36)}`);
  expect(others.filter(isWord).length).toBeLessThan(100);
});
test('an empty list has no words', () => {
  expect(readWordFilter(makeWordFilter([]))('word')).toBe(false);
});
