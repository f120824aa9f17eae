import { expect, test } from 'vitest';
import type { Answer } from './answer';
import type { Block } from './block';
import type { Passage } from './passage';
import { verifyAnswer } from './verify';

const block = (id: string, text: string): Block => ({ id, kind: 'paragraph', text, headings: [] });
const blocks = [
  block('b1', 'Restart the worker with “systemctl restart lantern”.'),
  block('b2', 'Do not disable the queue. It drains on its own within 12 minutes.'),
  block('b3', 'Ask Mira before you touch production.'),
];
const passages: Passage[] = [
  { id: 'p1', blockIds: ['b1', 'b2'], headings: [], text: `${blocks[0]!.text}\n${blocks[1]!.text}`, kinds: ['paragraph'] },
  { id: 'p2', blockIds: ['b3'], headings: [], text: blocks[2]!.text, kinds: ['paragraph'] },
];
const answerWith = (...citations: (readonly [string, string])[]): Answer => ({
  text: 'x',
  answered: true,
  points: citations.map(([passageId, quote]) => ({ text: 'claim', citations: [{ passageId, quote }] })),
});
const check = (passageId: string, quote: string) => verifyAnswer(answerWith([passageId, quote]), passages, blocks).checks[0]!;

test('finds a quote that was copied with other quotation marks, white space and capitals', () => {
  expect(check('p1', 'restart the worker  with "systemctl restart lantern"')).toMatchObject({ found: true, blockIds: ['b1'] });
});

test('shows a quote the page does not contain as not found', () => {
  expect(check('p1', 'The queue must be disabled first')).toMatchObject({ found: false, blockIds: [] });
});

test('does not find a word inside another word', () => {
  expect(check('p1', 'able the queue')).toMatchObject({ found: false });
  expect(check('p1', 'within 1')).toMatchObject({ found: false });
});

test('finds a quote in another passage than the one it names, since it is on the page', () => {
  expect(check('p1', 'Ask Mira before you touch production')).toMatchObject({ found: true, blockIds: ['b3'] });
});

test('leads a quote that spans two blocks to both', () => {
  expect(check('p1', 'systemctl restart lantern”. Do not disable the queue')).toMatchObject({ found: true, blockIds: ['b1', 'b2'] });
});

test('finds a shortened quote only when its parts stand in that order', () => {
  expect(check('p1', 'Do not disable the queue … within 12 minutes')).toMatchObject({ found: true, blockIds: ['b2'] });
  expect(check('p1', 'within 12 minutes … Do not disable the queue')).toMatchObject({ found: false });
});

test('an answer is fully supported only when every point has a quote that was found', () => {
  const good = ['p2', 'Ask Mira'] as const;
  const bad = ['p2', 'Ask nobody'] as const;
  expect(verifyAnswer(answerWith(good, good), passages, blocks).support).toBe('full');
  expect(verifyAnswer(answerWith(good, bad), passages, blocks).support).toBe('thin');
  expect(verifyAnswer(answerWith(bad), passages, blocks).support).toBe('none');
  expect(verifyAnswer(answerWith(), passages, blocks).support).toBe('none');
});

test('checks the quotes of a brief as it checks those of points', () => {
  const brief = {
    problem: [],
    environment: [],
    tried: [{ text: 't', citations: [{ passageId: 'p2', quote: 'Ask Mira' }] }],
    asked: [],
    nextStep: [],
    missing: ['version'],
  };
  expect(verifyAnswer({ text: 'x', answered: true, points: [], brief }, passages, blocks)).toMatchObject({
    support: 'full',
    checks: [{ found: true }],
  });
});
