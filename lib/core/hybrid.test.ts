import { expect, test } from 'vitest';
import { cosine, fuseRankings } from './hybrid';

const byWords = [3, 1, 2].map((at) => ({ at, score: 1 / (at + 1), covered: 0.5 }));

test('leaves the ranking by words as it is without embeddings', () => {
  expect(fuseRankings(byWords, undefined)).toEqual(byWords);
});

test('puts first what both words and meaning put high', () => {
  expect(fuseRankings(byWords, [0.1, 0.9, 0.2, 0.3]).map(({ at }) => at)[0]).toBe(1);
});

test('never drops what the words found, and adds what only the meaning finds behind it', () => {
  const fused = fuseRankings(byWords, [0.9, 0.1, 0.1, 0.5]).map(({ at }) => at);
  expect(fused.toSorted((one, other) => one - other)).toEqual([0, 1, 2, 3]);
  expect(fused[0]).toBe(3);
});

test('measures the angle between vectors', () => {
  expect(cosine([1, 0], [2, 0])).toBeCloseTo(1);
  expect(cosine([1, 0], [0, 2])).toBeCloseTo(0);
  expect(cosine([], [1])).toBe(0);
});
