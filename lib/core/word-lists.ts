import type { Capture } from './capture';
import { readingOf } from './reading';
import type { IsWord } from './word-filter';

/** The words of a language, BCP 47; undefined where no list of them is at hand. */
export type WordLists = (language: string) => Promise<IsWord | undefined>;

/** Names and terms that no list has are words where the page writes them. */
export const withPageWords =
  (lists: WordLists | undefined, capture: Pick<Capture, 'blocks' | 'lang'>): WordLists =>
  async (language) => {
    const isWord = await lists?.(language);
    if (!isWord) return undefined;
    const { spellings } = readingOf(capture).index;
    return (word) => spellings.has(word) || isWord(word);
  };
