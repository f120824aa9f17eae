import type { WordLists } from '@/lib/core/word-lists';
import { readWordFilter, type IsWord } from '@/lib/core/word-filter';
import { baseLanguage } from '@/lib/core/stem';

/** Languages whose words are shipped. */
const SHIPPED: ReadonlySet<string> = new Set(['en']);

const loaded = new Map<string, Promise<IsWord>>();

const load = async (language: string): Promise<IsWord> => {
  const response = await fetch(chrome.runtime.getURL(`/words/${language}.bin`));
  return readWordFilter(new Uint8Array(await response.arrayBuffer()));
};

/** The words of a language, read when they are first asked for: only a question that is nearly an earlier one needs them. */
export const shippedWords: WordLists = async (lang) => {
  const language = baseLanguage(lang);
  if (!SHIPPED.has(language)) return undefined;
  const words = loaded.get(language) ?? load(language);
  loaded.set(language, words);
  return words;
};
