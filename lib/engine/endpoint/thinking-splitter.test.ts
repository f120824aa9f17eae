import fc from 'fast-check';
import { expect, test } from 'vitest';
import { thinkingSplitter } from './thinking-splitter';

const split = (pieces: readonly string[]) => {
  const take = thinkingSplitter();
  const parts = [...pieces, undefined].map(take);
  return { thought: parts.map(({ thought }) => thought).join(''), said: parts.map(({ said }) => said).join('') };
};

test.each([
  ['<think>hm, <b>so</b>.</think>\n\n{"text":"<think> stays"}', 'hm, <b>so</b>.', '\n\n{"text":"<think> stays"}'],
  ['\n <THINKING>hm</thinking>ok', 'hm', 'ok'],
  ['<thin ice> is thin', '', '<thin ice> is thin'],
  ['{"text":"a < b"}', '', '{"text":"a < b"}'],
  ['<think>never closed', 'never closed', ''],
  ['<', '', '<'],
  ['', '', ''],
])('%j is the same however it is cut in pieces', (text, thought, said) => {
  expect(split([text])).toEqual({ thought, said });
  expect(split(Array.from(text))).toEqual({ thought, said });
  for (let at = 0; at <= text.length; at++) expect(split([text.slice(0, at), text.slice(at)])).toEqual({ thought, said });
});

test('nothing is lost that is not a tag', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (pieces) => {
      const { thought, said } = split(pieces);
      expect(thought + said).toBe(/^\s*<think/i.test(pieces.join('')) ? thought + said : pieces.join(''));
    }),
  );
});

test('any reply is the same however it is cut in pieces', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom('<', '<think>', '</think>', '<thinking', '>', '\n', '{"text":"', '😀'.charAt(0), '😀'.charAt(1)),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      expect(split(pieces)).toEqual(split([pieces.join('')]));
    }),
    { numRuns: 1000 },
  );
});

test('what is said is not held back longer than it takes to know that it is no tag', () => {
  const take = thinkingSplitter();
  expect(take('{').said).toBe('{');
  expect(take('"text"').said).toBe('"text"');
});
