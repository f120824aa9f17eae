import { expect, test } from 'vitest';
import { Item } from './item';
import { itemOfBlock, overallCapture } from './overall-answer';
import { passagesOf } from './passages';
import { verifyAnswer } from './verify';

const item = (at: number, quote: string, found: boolean, answered = true): Item =>
  Item.parse({
    id: `i${at}`,
    jobId: 'j',
    at,
    kind: 'page',
    url: `https://wiki.example.com/${at}`,
    title: `Incident ${at}`,
    state: 'answered',
    result: {
      answer: { text: `Cause ${at}.`, answered, points: [{ text: `It was ${at}.`, citations: [{ passageId: 'p1', quote }] }] },
      verification: { checks: [{ passageId: 'p1', quote, found, blockIds: [] }], support: found ? 'full' : 'none' },
      facts: { engineName: 'E', model: 'm', prompt: 'p', coverage: { sections: 1, of: 1 }, ms: { firstText: 1, total: 1 } },
    },
  });

test('an overall citation leads to the page that said it', () => {
  const capture = overallCapture('j', 'Why?', [item(0, 'the seal was worn', true), item(1, 'the fuse had blown', true)], 0);
  const passages = passagesOf(capture);
  const passage = passages.find(({ text }) => text.includes('the fuse had blown'));
  const answer = {
    text: 'Wear.',
    answered: true,
    points: [{ text: 'A fuse.', citations: [{ passageId: passage?.id ?? '', quote: 'the fuse had blown' }] }],
  };
  const [check] = verifyAnswer(answer, passages, capture.blocks).checks;
  expect(check?.found).toBe(true);
  expect(check?.blockIds.map(itemOfBlock)).toEqual([1]);
});

test('a quote that was not on its page is no source for the overall answer, and a page that did not say is left out', () => {
  const { blocks } = overallCapture('j', 'Why?', [item(0, 'invented', false), item(1, 'somewhere', true, false)], 0);
  expect(blocks.map(({ text }) => text)).toEqual(['Incident 0', 'Cause 0.', 'It was 0.']);
});
