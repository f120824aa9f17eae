import { expect, test } from 'vitest';
import type { Passage } from './passage';
import { coverageOf, sectionsOf } from './sections';

const passage = (words: number, rest: Partial<Passage> = {}): Passage => ({
  id: '',
  blockIds: [],
  headings: [],
  text: 'word '.repeat(words),
  kinds: ['paragraph'],
  ...rest,
});

test('counts a heading with what is below as one section, and each contribution of a thread', () => {
  const passages = [
    passage(60, { headings: ['A'] }),
    passage(60, { headings: ['A'] }),
    passage(60, { headings: ['B'] }),
    passage(60, { turn: { id: '1' } }),
    passage(60, { turn: { id: '2' } }),
  ];
  expect(sectionsOf(passages)).toEqual([[0, 1], [2], [3], [4]]);
});

test('does not call a long plain page one section', () => {
  expect(sectionsOf(Array.from({ length: 50 }, () => passage(60))).length).toBeGreaterThan(3);
});

test('counts a section as covered when any of it was taken, and what was not read as a section that was not', () => {
  const coverage = coverageOf([[0, 1], [2], [3]], new Set([1, 3]), [{ what: 'frame', count: 2 }]);
  expect(coverage).toEqual({ sections: 2, of: 4 });
});
