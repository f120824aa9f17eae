import { expect, test } from 'vitest';
import type { Block } from './block';
import { passagesOf } from './passages';
import { countWords } from './words';

let made = 0;
const block = (text: string, rest: Partial<Block> = {}): Block => ({ id: `b${made++}`, kind: 'paragraph', text, headings: [], ...rest });
const sentence = (words: number, name = 'word'): string =>
  `A ${Array.from({ length: words - 2 }, (_, at) => `${name}${at}`).join(' ')} end.`;
const cut = (blocks: Block[]) => passagesOf({ blocks, lang: 'en' });

test('cuts a page into passages of about 45 to 70 words, in order, and loses nothing', () => {
  const blocks = [
    block('Setup', { kind: 'heading', level: 1 }),
    ...Array.from({ length: 9 }, (_, at) => block(sentence(35, `w${at}x`), { headings: ['Setup'] })),
  ];
  const passages = cut(blocks);
  expect(passages.map(({ id }) => id)).toEqual(passages.map((_, at) => `p${at + 1}`));
  expect(passages.map(({ text }) => text).join('\n')).toBe(blocks.map(({ text }) => text).join('\n'));
  for (const { text } of passages) expect(countWords(text)).toBeLessThanOrEqual(70);
  for (const { headings } of passages) expect(headings).toEqual(['Setup']);
});

test('cuts a long block at its sentences', () => {
  const passages = cut([block([sentence(50), sentence(50), sentence(50)].join(' '))]);
  expect(passages).toHaveLength(3);
  expect(passages[0]!.text).toMatch(/end\.$/);
});

test('cuts a wall without sentences all the same', () => {
  for (const { text } of cut([block(sentence(1_000).replace('.', ''))])) expect(countWords(text)).toBeLessThanOrEqual(120);
});

test('never mixes two contributions of a thread, nor two sections', () => {
  const passages = cut([
    block('Works.', { turn: { id: 't1' } }),
    block('Not for me.', { turn: { id: 't2' } }),
    block('A', { headings: ['One'] }),
    block('B', { headings: ['Two'] }),
  ]);
  expect(passages.map(({ text }) => text)).toEqual(['Works.', 'Not for me.', 'A', 'B']);
  expect(passages[1]!.turn).toEqual({ id: 't2' });
});

test('keeps fields together and apart from prose', () => {
  const passages = cut([
    block('Status: open', { kind: 'field', label: 'Status' }),
    block('Owner: Ada', { kind: 'field', label: 'Owner' }),
    block('It fails.'),
  ]);
  expect(passages.map(({ text }) => text)).toEqual(['Status: open\nOwner: Ada', 'It fails.']);
});

test('gives rows their header line wherever their table is cut', () => {
  const rows = Array.from({ length: 40 }, (_, at) =>
    block(`host-${at} | port ${at} | up`, {
      kind: 'row',
      cells: [
        { header: 'Host', text: `host-${at}` },
        { header: 'Port', text: `port ${at}` },
        { header: 'State', text: 'up' },
      ],
    }),
  );
  const passages = cut(rows);
  expect(passages.length).toBeGreaterThan(1);
  for (const { text } of passages) expect(text).toMatch(/^Host \| Port \| State\nhost-/);
});

test('keeps lines of code as lines', () => {
  const code = Array.from({ length: 200 }, (_, at) => `  call_${at}();`).join('\n');
  const passages = cut([block(code, { kind: 'code' })]);
  expect(passages.length).toBeGreaterThan(1);
  expect(passages[0]!.text).toContain('\ncall_1();'.trim());
  expect(passages.every(({ text }) => text.split('\n').length > 10)).toBe(true);
});

test('gives the same passages for the same blocks', () => {
  const blocks = [block(sentence(150)), block(sentence(20))];
  expect(cut(blocks)).toEqual(cut(blocks));
});

test('says of each line what it is', () => {
  const [passage] = cut([
    block('Restart', { kind: 'heading', level: 2 }),
    block('Run this:', { headings: ['Restart'] }),
    block('cd /srv\n./restart', { kind: 'code', headings: ['Restart'] }),
    block('Wait a minute.', { kind: 'list-item', headings: ['Restart'] }),
  ]);
  expect(passage!.text.split('\n')).toHaveLength(5);
  expect(passage!.kinds).toEqual(['heading', 'paragraph', 'code', 'code', 'list-item']);
});
