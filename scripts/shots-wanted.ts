import { parseArgs } from 'node:util';
import { languages, type Language } from './words-of';

/** What `npm run shots -- answered --lang de` wants: states whose name begins so, in a language; all, in English, where nothing is said. */
export const shotsWanted = (): { readonly begins: string; readonly language: Language } => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { lang: { type: 'string', default: 'en' } } });
  const language = languages.find((one) => one === values.lang);
  if (!language) throw new Error(`Gloss does not speak "${values.lang}", but ${languages.join(', ')}.`);
  return { begins: positionals[0] ?? '', language };
};
