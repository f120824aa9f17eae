import { quoteText } from './quote-text';

const WORD = /[\p{L}\p{N}]/u;

/** Whether the text is cut between two words there: a quote may not start or end inside one ("able" is not in "disable"). */
const isBoundary = (text: string, at: number): boolean => {
  const before = text[at - 1];
  const after = text[at];
  return (
    before === undefined || after === undefined || !WORD.test(before) || !WORD.test(after) || isIdeographic(before) || isIdeographic(after)
  );
};

/** Scripts that put no space between words have a boundary everywhere. */
const isIdeographic = (character: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(character);

const indexOfWhole = (text: string, part: string, from: number): number => {
  for (let at = text.indexOf(part, from); at >= 0; at = text.indexOf(part, at + 1)) {
    if (isBoundary(text, at) && isBoundary(text, at + part.length)) return at;
  }
  return -1;
};

/** The parts of a quote that leaves something out: "The job … is restarted". Each has to be there, in order. */
const partsOf = (quote: string): readonly string[] =>
  quote
    .split(/\s*(?:\[\.\.\.\]|\(\.\.\.\)|\.\.\.)\s*/)
    .map((part) => part.replace(/^["']+|["']+$/g, '').trim())
    .filter((part) => part !== '');

/** Single words picked out of a text can be made to say anything: that is no longer leaving something out. */
const isPicked = (parts: readonly string[]): boolean =>
  parts.filter((part) => !part.includes(' ') && !isIdeographic(part.charAt(0))).length > 1;

/** How far apart the parts of a shortened quote may stand, in characters: further away, they are two quotes. */
const GAP = 400;

/**
 * Where a text holds a quote, both already as `quoteText` gives them.
 * @returns start and end in `text`, undefined when it does not hold it.
 */
export const findQuote = (text: string, quote: string): { readonly start: number; readonly end: number } | undefined => {
  const whole = quote === '' ? -1 : indexOfWhole(text, quote, 0);
  if (whole >= 0) return { start: whole, end: whole + quote.length };

  const parts = partsOf(quote);
  const [first] = parts;
  if (first === undefined || isPicked(parts)) return undefined;
  for (let start = indexOfWhole(text, first, 0); start >= 0; start = indexOfWhole(text, first, start + 1)) {
    let end = start + first.length;
    const complete = parts.slice(1).every((part) => {
      const at = indexOfWhole(text, part, end);
      if (at < 0 || at - end > GAP) return false;
      end = at + part.length;
      return true;
    });
    if (complete) return { start, end };
  }
  return undefined;
};

/** Whether a text, as the page writes it, holds a quote, as somebody copied it. */
export const holdsQuote = (text: string, quote: string): boolean => findQuote(quoteText(text), quoteText(quote)) !== undefined;
