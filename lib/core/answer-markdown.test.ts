import { expect, test } from 'vitest';
import type { Answer } from './answer';
import { answerMarkdown } from './answer-markdown';
import type { Verification } from './verification';

const from = { url: 'https://wiki.example.com/a b?x=<1>', title: 'Backup [draft]', question: 'How long?', engine: 'gpt_x, Gateway' };
const answer: Answer = {
  text: 'Kept for **35 days**.',
  answered: true,
  points: [
    { text: 'Nightly\nat 02:00.', citations: [{ passageId: 'p1', quote: 'nightly at 02:00' }] },
    { text: 'Billed.', citations: [{ passageId: 'p2', quote: 'made up' }] },
  ],
};
const verification: Verification = {
  checks: [
    { passageId: 'p1', quote: 'nightly at 02:00', found: true, blockIds: ['b1'] },
    { passageId: 'p2', quote: 'made up', found: false, blockIds: [] },
  ],
  support: 'thin',
};

test('a copy holds the question, the claims with their quotes, and the page’s address', () => {
  expect(answerMarkdown(answer, verification, from)).toBe(
    [
      '**How long?**',
      'Kept for \\*\\*35 days\\*\\*.',
      '- Nightly at 02:00.\n  > “nightly at 02:00”\n- Billed.\n  > (not found on the page: “made up”)',
      'Source: [Backup \\[draft\\]](<https://wiki.example.com/a%20b?x=%3C1%3E>), answered by Gloss (gpt\\_x, Gateway)',
    ].join('\n\n'),
  );
});

test('a quote that nobody looked up is not passed on as a source', () => {
  expect(answerMarkdown(answer, { checks: [], support: 'none' }, from)).not.toMatch(/> “/);
});

test('a page that does not say is copied as such', () => {
  expect(answerMarkdown({ ...answer, answered: false }, verification, from)).toContain('*The page does not say. What comes closest:*');
});

test('a brief is copied section by section, without the empty ones', () => {
  const brief = {
    problem: [{ text: 'Export fails.', citations: [] }],
    environment: [],
    tried: [],
    asked: [],
    nextStep: [],
    missing: ['The thumbprint'],
  };
  const text = answerMarkdown({ text: 'Broken.', answered: true, points: [], brief }, { checks: [], support: 'none' }, from);
  expect(text).toContain('### Problem\n\n- Export fails.');
  expect(text).toContain('### Missing\n\n- The thumbprint');
  expect(text).not.toContain('### Environment');
});

test('words of the page or the model become neither links nor pictures nor HTML', () => {
  const hostile: Answer = {
    text: '![x](https://evil.example/?q) <img src=x>',
    answered: true,
    points: [{ text: '[click](https://evil.example)', citations: [] }],
  };
  const text = answerMarkdown(hostile, { checks: [], support: 'none' }, from);
  expect(text).toContain('!\\[x\\](https://evil.example/?q) \\<img src=x\\>');
  expect(text).toContain('- \\[click\\](https://evil.example)');
});
