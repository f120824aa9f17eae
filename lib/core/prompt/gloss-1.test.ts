import { expect, test } from 'vitest';
import { passageText } from './gloss-1';

test('tells the engine when something was said, not how long ago that was when the page was read', () => {
  const passage = { id: 'p1', blockIds: ['b1'], headings: [], text: 'It runs again.', kinds: ['comment' as const] };
  const turn = { id: 't1', author: 'Ada', time: 'about 2 months ago', moment: '2026-10-02 09:40' };
  expect(passageText({ ...passage, turn })).toBe('[p1] by="Ada, 2026-10-02 09:40"\nIt runs again.');
});
