import { expect, test } from 'vitest';
import { countWords, wordsOf } from './words';

const texts = (text: string, lang?: string): string[] => wordsOf(text, lang).map((word) => word.text);

test('finds an identifier whole and by its parts', () => {
  expect(texts('See INC-1041.')).toEqual(['see', 'inc-1041', 'inc', '1041']);
  expect(texts('max_retry_count')).toEqual(['max_retry_count', 'max', 'retry', 'count']);
  expect(texts('lib/core/words.ts')).toEqual(['lib/core/words.ts', 'lib', 'core', 'words', 'ts']);
  expect(texts('getUserName')).toEqual(['getusername', 'get', 'user', 'name']);
  expect(texts('C++ and C#')).toEqual(['c++', 'and', 'c#']);
});

test('finds a version with and without its v', () => {
  expect(texts('upgrade to v2.3.1')).toEqual(['upgrade', 'to', 'v2.3.1', '2.3.1']);
});

test('reads compound words as their words, possessives as their owner, and grouped digits as a number', () => {
  expect(texts("the well-known user's don’t 1,000.50")).toEqual(['the', 'well', 'known', 'user', 'dont', '1000.50']);
});

test('takes elided articles off French words', () => {
  expect(texts("l'hôte d’aujourd'hui", 'fr')).toEqual(['hôte', 'aujourdhui']);
});

test('says where each word stands', () => {
  const text = 'Größe: XY-12 (naïve).';
  for (const word of wordsOf(text)) expect(text.slice(word.start, word.end).toLowerCase()).toBe(word.text);
});

test('cuts languages without spaces into words', () => {
  expect(texts('東京都の天気', 'ja')).toContain('天気');
  expect(texts('重新启动服务器', 'zh').length).toBeGreaterThan(2);
});

test('counts words as a person would', () => {
  expect(countWords('  one two\nthree ')).toBe(3);
  expect(countWords('')).toBe(0);
  expect(countWords('重新启动服务器')).toBeGreaterThan(2);
});
