import { expect, test } from 'vitest';
import type { Block } from './block';
import { captureOfPassages } from './capture-of-passages';
import { passagesOf } from './passages';

const block = (id: string, kind: Block['kind'], text: string, headings: string[] = [], more: Partial<Block> = {}): Block => ({
  id,
  kind,
  text,
  headings,
  ...more,
});

const page: Block[] = [
  block('a', 'heading', 'VPN', [], { level: 1 }),
  block('b', 'paragraph', 'The VPN is for everyone who works from home.', ['VPN']),
  block('c', 'heading', 'Ports', ['VPN'], { level: 2 }),
  block('d', 'paragraph', `Port 443. ${'It is open from every network of the company. '.repeat(8)}`.trim(), ['VPN', 'Ports']),
  block('e', 'code', 'ssh gate\nwhoami', ['VPN', 'Ports']),
  block('f', 'row', 'Name | Port', ['VPN', 'Ports'], { cells: [{ text: 'Name' }, { text: 'Port' }] }),
];

test('a page made of its passages has the same passages', () => {
  const passages = passagesOf({ blocks: page, lang: 'en' });
  expect(passages.length).toBeGreaterThan(1);
  const again = passagesOf(captureOfPassages({ url: 'https://wiki.example.com/vpn', title: 'VPN', passages }));
  expect(again.map(({ text, headings, kinds }) => ({ text, headings, kinds }))).toEqual(
    passages.map(({ text, headings, kinds }) => ({ text, headings, kinds })),
  );
});

test('code stays one block, and a heading is above what follows it', () => {
  const { blocks } = captureOfPassages({ url: '', title: '', passages: passagesOf({ blocks: page, lang: 'en' }) });
  expect(blocks.find(({ kind }) => kind === 'code')?.text).toBe('ssh gate\nwhoami');
  expect(blocks.find(({ text }) => text === 'Ports')).toMatchObject({ kind: 'heading', level: 2, headings: ['VPN'] });
  expect(blocks.find(({ text }) => text.startsWith('The VPN'))?.headings).toEqual(['VPN']);
});
