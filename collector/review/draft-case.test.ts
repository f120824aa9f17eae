import { expect, test } from 'vitest';
import { Feedback } from '@/lib/core/feedback';
import { draftCase } from './draft-case';
import { draftCorrection } from './draft-correction';

const text = 'The gate listens on port 8443 since May.\nThe old port 443 is closed.\nLunch is at noon.';
const feedback = (change: Partial<Feedback> = {}): Feedback =>
  Feedback.parse({
    id: 'a',
    runId: 'r',
    verdict: 'flag',
    reason: 'wrong',
    at: 0,
    share: 'passages',
    run: { url: 'https://wiki.example.com/vpn', title: 'VPN', task: 'ask', engine: 'Team', model: 'm', prompt: 'p', ms: 1, version: '1' },
    question: 'Which port?',
    suggestion: 'It listens on port 8443.',
    answer: {
      text: 'Port 443.',
      answered: true,
      points: [{ text: 'It is 443.', citations: [{ passageId: 'p1', quote: 'port 443 is open' }] }],
    },
    verification: { checks: [{ passageId: 'p1', quote: 'port 443 is open', found: false, blockIds: [] }], support: 'none' },
    passages: [{ id: 'p1', blockIds: ['b'], headings: [], text, kinds: ['paragraph', 'paragraph', 'paragraph'] }],
    ...change,
  });

test('a case asks for the values that the suggestion names, forbids those that were said instead, and cites the line that says so', () => {
  expect(draftCase(feedback())).toMatchObject({
    question: 'Which port?',
    facts: [['8443']],
    forbidden: ['443'],
    cites: ['The gate listens on port 8443 since May.'],
  });
});

test('a suggestion without a value is asked for whole, and one that names what was said forbids nothing', () => {
  expect(draftCase(feedback({ suggestion: 'Ask the network team.' })).facts).toEqual([['Ask the network team.']]);
  expect(draftCase(feedback({ suggestion: 'Port 443, but only at night.' })).forbidden).toEqual([]);
});

test('a case of a corrected question is taken from the correction, and one of nothing known is left to its owner', () => {
  const correction = {
    text: 'Port 9443.',
    answered: true,
    points: [{ text: 'x', citations: [{ passageId: 'p1', quote: 'Lunch is at noon.' }] }],
  };
  expect(draftCase(feedback(), correction)).toMatchObject({ facts: [['9443']], cites: ['Lunch is at noon.'] });
  expect(draftCase(feedback({ suggestion: '', note: 'No.' }))).toMatchObject({ facts: [], cites: [], forbidden: [], about: 'No.' });
});

test('a correction begins with the suggestion and what proves it, or with what was right of the answer', () => {
  expect(draftCorrection(feedback())).toEqual({
    text: 'It listens on port 8443.',
    answered: true,
    points: [{ text: 'It listens on port 8443.', citations: [{ passageId: 'p1', quote: 'The gate listens on port 8443 since May.' }] }],
  });
  expect(draftCorrection(feedback({ suggestion: '' })).points).toEqual([{ text: 'It is 443.', citations: [] }]);
});
