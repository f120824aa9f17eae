import { expect, test } from 'vitest';
import { factText, saysFact } from './fact-text';

test.each([
  ['2 November 2026', '2026-11-02'],
  ['the 2nd of Nov. 2026', '2026-11-02'],
  ['November 2, 2026', '2026-11-02'],
  ['2026/11/02', '2 Nov 2026'],
  ['1,480 meters', '1480 meters'],
  ['1’480 meters', '1480 meters'],
  ['12 %', '12 percent'],
  ['12%', '12 per cent'],
  ['twelve retries', '12 retries'],
  ['30s', '30 s'],
  ['Do not “disable” it', 'do not "disable" it'],
])('"%s" says "%s"', (text, fact) => {
  expect(saysFact(`As the page has it: ${text}.`, fact)).toBe(true);
});

test.each([
  ['2012', '12'],
  ['12.5', '12'],
  ['2.12', '12'],
  ['112', '12'],
  ['12:30', '12'],
  ['1,480', '480'],
  ['INC-10411', 'INC-1041'],
  ['disable', 'able'],
  ['3 November 2026', '2026-11-02'],
  ['2 November 2025', '2026-11-02'],
  ['12 retries', '13 retries'],
])('"%s" does not say "%s"', (text, fact) => {
  expect(saysFact(`As the page has it: ${text}.`, fact)).toBe(false);
});

test('the words of a fact have to stand in their order', () => {
  expect(saysFact('3 times in 24 hours', '3 times in 24 hours')).toBe(true);
  expect(saysFact('24 times in 3 hours', '3 times in 24 hours')).toBe(false);
});

test('a fact that stands inside a longer word first is found where it stands alone', () => {
  expect(saysFact('112 of them, and 12 more', '12')).toBe(true);
});

test('a text with nothing to normalise is itself, in lower case', () => {
  expect(factText('Restart  the Worker')).toBe('restart the worker');
});
