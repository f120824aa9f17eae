/** Whether somebody who writes this word, lower case, means it: it is a word, and no typing error. */
export type IsWord = (word: string) => boolean;

/** Ten bits a word and seven probes: of what is no word less than one in a hundred is taken for one. */
const BITS_PER_WORD = 10;
const PROBES = 7;

/** FNV-1a over UTF-16 units, from a start of its own. */
const hash = (word: string, start: number): number => {
  let value = start;
  for (let at = 0; at < word.length; at++) value = Math.imul(value ^ word.charCodeAt(at), 16_777_619);
  return value >>> 0;
};

function* probesOf(word: string, bits: number): Generator<number> {
  const first = hash(word, 0x811c9dc5);
  // Odd, so that the probes do not fall on each other.
  const step = hash(word, 0x9e3779b9) | 1;
  for (let nth = 0; nth < PROBES; nth++) yield (first + nth * (step >>> 0)) % bits;
}

/**
 * A word list as a Bloom filter (Bloom 1970; the probes by Kirsch and Mitzenmacher 2006): an eighth of the list's size, and read without
 * being unpacked. Every word of the list is in it; what is in it by chance is taken for a word, which costs a forgiven typing error and never
 * forgives one too many.
 */
export const makeWordFilter = (words: readonly string[]): Uint8Array<ArrayBuffer> => {
  const filter = new Uint8Array(Math.ceil((words.length * BITS_PER_WORD) / 8));
  for (const word of words) for (const bit of probesOf(word, filter.length * 8)) filter[bit >> 3]! |= 1 << (bit & 7);
  return filter;
};

/** @param filter as `makeWordFilter` made it; an empty one knows no word */
export const readWordFilter =
  (filter: Uint8Array): IsWord =>
  (word) => {
    if (filter.length === 0) return false;
    for (const bit of probesOf(word, filter.length * 8)) if ((filter[bit >> 3]! & (1 << (bit & 7))) === 0) return false;
    return true;
  };
