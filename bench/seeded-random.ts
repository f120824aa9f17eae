/** Chance that is the same in every run. */
export interface Random {
  /** A whole number from 0 to `limit`, exclusive. */
  below(limit: number): number;
  pick<T>(choices: readonly T[]): T;
  /** So many characters out of an alphabet. */
  text(alphabet: string, length: number): string;
  shuffled<T>(items: readonly T[]): T[];
}

/** mulberry32: small, and good enough to make examples with. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return {
    below,
    pick: (choices) => choices[below(choices.length)]!,
    text: (alphabet, length) => Array.from({ length }, () => alphabet[below(alphabet.length)]).join(''),
    shuffled: (items) => {
      const left = [...items];
      for (let end = left.length - 1; end > 0; end--) {
        const other = below(end + 1);
        [left[end], left[other]] = [left[other]!, left[end]!];
      }
      return left;
    },
  };
};
