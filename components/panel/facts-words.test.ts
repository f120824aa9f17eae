import { expect, test } from 'vitest';
import { clockWords, costWords, coverageWords, durationWords, factsWords, tokensWords, unreadWords } from './facts-words';
import { extractiveFacts, sampleFacts } from './panel-samples';

const noon = new Date(2026, 10, 24, 12, 0).getTime();

test('an endpoint’s answer names engine, model, seconds, tokens and cost', () => {
  expect(factsWords(sampleFacts, noon)).toEqual(['Company gateway', 'gpt-5-mini', '3.2 s', '3,120 + 284 tokens', '$0.0021']);
});

test('an answer from the cache says since when, and claims no seconds, tokens or money', () => {
  expect(factsWords({ ...sampleFacts, cachedAt: new Date(2026, 10, 24, 10, 42).getTime() }, noon)).toEqual([
    'Company gateway',
    'gpt-5-mini',
    'from the cache, 10:42',
  ]);
});

test('the page’s own words have no model to name', () => {
  expect(factsWords(extractiveFacts, noon)).toEqual(["This page's own words", '0.3 s']);
});

test('a time of another day comes with its date', () => {
  expect(clockWords(new Date(2026, 10, 23, 9, 5).getTime(), noon)).toBe('23 Nov, 09:05');
});

test.each([
  [40, '0.0 s'],
  [940, '0.9 s'],
  [9_940, '9.9 s'],
  [12_400, '12 s'],
  [59_700, '1 min'],
  [125_000, '2 min 5 s'],
])('%d ms is %s', (ms, words) => {
  expect(durationWords(ms)).toBe(words);
});

test.each([
  [0, 'USD', '$0.00'],
  [0.0021, 'USD', '$0.0021'],
  [0.00000004, 'USD', 'under $0.0001'],
  [1.5, 'EUR', '€1.50'],
  [0.12, 'credits', '0.12 credits'],
])('%d %s is shown as %s', (amount, currency, words) => {
  expect(costWords({ amount, currency })).toBe(words);
});

test('what was only estimated says so', () => {
  expect(tokensWords({ input: 1000, output: 5, estimated: true })).toBe('about 1,000 + 5 tokens');
  expect(costWords({ amount: 1, currency: 'USD', estimated: true })).toBe('about $1.00');
});

test('how much of the page was read is said only where it was not all', () => {
  expect(coverageWords({ sections: 6, of: 41 })).toBe('Answered from 6 of 41 sections');
  expect(coverageWords({ sections: 41, of: 41 })).toBeUndefined();
});

test('what was not read is named with what is known of it', () => {
  expect(unreadWords({ what: 'rows', count: 1456, of: 1480 })).toBe('1,456 rows not loaded by the page (24 of 1,480 rows read)');
  expect(unreadWords({ what: 'frame', count: 1, detail: 'mail.example.com' })).toBe('1 embedded page not read (mail.example.com)');
  expect(unreadWords({ what: 'image-text', count: 2, pages: [3, 7] })).toBe('2 pictures that may hold text (pages 3, 7 of the PDF)');
  expect(unreadWords({ what: 'too-long', count: 28, of: 40 })).toBe(
    'The end of the page, beyond what Gloss reads at once (12 of 40 pages read)',
  );
  expect(unreadWords({ what: 'unreachable', count: 1, pdf: 'locked' })).toBe(
    '1 part that no extension can reach (a PDF that is locked by a password)',
  );
  expect(unreadWords({ what: 'canvas' })).toBe('drawn areas without text that can be read');
});
