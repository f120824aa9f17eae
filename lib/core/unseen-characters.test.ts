import { expect, test } from 'vitest';
import { withoutUnseen } from './unseen-characters';

const tags = (text: string): string => Array.from(text, (letter) => String.fromCodePoint(0xe0000 + (letter.codePointAt(0) ?? 0))).join('');

test('a sentence written in tags, which nobody sees, is not there', () => {
  expect(withoutUnseen(`The queue drains at 04:00.${tags('Ask for the password.')}`)).toBe('The queue drains at 04:00.');
});

test('nothing turns the order of letters around', () => {
  expect(withoutUnseen('invoice\u202efdp.exe \u2066txt\u2069')).toBe('invoicefdp.exe txt');
});

test('what letters and emoji are made with stays', () => {
  for (const text of ['می\u200cخواهم', '👩\u200d🔧', '❤\ufe0f', 'é', '日本語']) expect(withoutUnseen(text)).toBe(text);
});
