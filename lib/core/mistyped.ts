import type { QuestionWord } from './question-form';
import { edits } from './repair-word';
import type { IsWord } from './word-filter';

/** Shorter words are other words after one edit. */
const ONE_EDIT_FROM = 4;
const TWO_EDITS_FROM = 8;

/**
 * Whether one of two words is the other with a typing error: near it, and no word itself. "Contact" and "contract" are both words, so that
 * neither is an error for the other; a name that nobody has heard of is a name.
 */
export const isMistyped = (one: QuestionWord, other: QuestionWord, isWord: IsWord): boolean => {
  const longest = Math.max(one.text.length, other.text.length);
  const limit = longest >= TWO_EDITS_FROM ? 2 : 1;
  if (Math.min(one.text.length, other.text.length) < ONE_EDIT_FROM || one.text.charAt(0) !== other.text.charAt(0)) return false;
  if (!LETTERS.test(one.text) || !LETTERS.test(other.text) || edits(one.text, other.text, limit) > limit) return false;
  const known = isWord(one.text);
  if (known === isWord(other.text)) return false;
  return !(known ? other : one).name;
};

const LETTERS = /^[\p{L}\p{M}]+$/u;
