import { expect, test } from 'vitest';
import type { Block } from './block';
import { frameOfBlock, mergeFrames, type PageCapture } from './page-capture';

const said = (id: string, text: string): Block => ({ id, kind: 'paragraph', text, headings: [] });
const page = (title: string, blocks: Block[], frames: PageCapture['frames'] = []): PageCapture => ({
  url: `https://${title}.example/`,
  title,
  lang: 'en',
  capturedAt: 0,
  blocks,
  unread: [],
  ms: 1,
  frames,
});
const ticket = page(
  'ticket',
  [{ id: 'a', kind: 'heading', level: 1, text: 'Ticket', headings: [] }, said('b', 'Before.'), said('c', 'After.')],
  [
    { path: '0', host: 'mail.example', title: 'Mail', at: 2 },
    { path: '1', host: 'ads.example', title: '', at: 3 },
  ],
);

test('a frame is read where it stands, below its own title', () => {
  const merged = mergeFrames(ticket, new Map([['0', page('Reply', [{ ...said('b', 'Dear team.'), headings: ['Monday'] }])]]));
  expect(merged.blocks.map(({ text }) => text)).toEqual(['Ticket', 'Before.', 'Dear team.', 'After.']);
  expect(merged.blocks[2]?.headings).toEqual(['Reply', 'Monday']);
});

test('blocks of a frame have ids of their own, which lead back to the frame', () => {
  const merged = mergeFrames(ticket, new Map([['0', page('Reply', [said('b', 'Dear team.')])]]));
  expect(new Set(merged.blocks.map(({ id }) => id)).size).toBe(4);
  expect(frameOfBlock(merged.blocks[2]?.id ?? '')).toEqual({ path: '0', ownId: 'b' });
  expect(frameOfBlock('b')).toEqual({ path: '', ownId: 'b' });
});

test('a frame within a frame keeps its own place', () => {
  const outer = page('outer', [said('x', 'Outer.')], [{ path: '0.0', host: 'deep.example', title: '', at: 1 }]);
  const merged = mergeFrames(
    ticket,
    new Map([
      ['0', outer],
      ['0.0', page('', [said('x', 'Deep.')])],
    ]),
  );
  const deep = merged.blocks.find(({ text }) => text === 'Deep.');
  expect(frameOfBlock(deep?.id ?? '')).toEqual({ path: '0.0', ownId: 'x' });
  expect(deep?.headings).toEqual(['outer']);
});

test('a frame that nobody could read is told with its host', () => {
  const merged = mergeFrames(ticket, new Map([['0', page('Reply', [])]]));
  expect(merged.unread).toEqual([{ what: 'frame', count: 1, detail: 'ads.example' }]);
});
