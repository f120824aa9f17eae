import { expect, test } from 'vitest';
import { edits, repairWord } from './repair-word';
import { stem } from './stem';

const page = new Map(['receipts', 'certificate', 'wang', 'printer', 'intentions', 'inc-1041'].map((word) => [word, stem(word, 'en')]));
const repaired = (word: string): string | undefined => repairWord(word, stem(word, 'en'), page)?.word;

test('reads a mistyped word as the page’s own', () => {
  expect(repaired('reciept')).toBe('receipts');
  expect(repaired('certifcate')).toBe('certificate');
  expect(repaired('pritner')).toBe('printer');
});

test('does not take one word for another', () => {
  expect(repaired('wanted')).toBeUndefined();
  expect(repaired('invented')).toBeUndefined();
  expect(repaired('winter')).toBeUndefined();
  expect(repaired('inc-1042')).toBeUndefined();
});

test('counts swapped neighbours as one edit and stops at the limit', () => {
  expect(edits('teh', 'the', 2)).toBe(1);
  expect(edits('kitten', 'sitting', 3)).toBe(3);
  expect(edits('kitten', 'sitting', 1)).toBe(2);
});
