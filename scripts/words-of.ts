import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { GeneratedI18nStructure } from '#i18n';
import { flatten, type Messages } from '@/locales/stand-in';

export type MessageKey = keyof GeneratedI18nStructure;

export const languages = ['en', 'de', 'fr', 'es', 'ja'] as const;
export type Language = (typeof languages)[number];

/** What a language calls something: for those who press the interface's buttons from outside. */
export const wordsOf = (language: Language): ((key: MessageKey) => string) => {
  const file = path.resolve(import.meta.dirname, `../locales/${language}.json`);
  const words = new Map(flatten(JSON.parse(readFileSync(file, 'utf8')) as Messages));
  return (key) => {
    const found = words.get(key.replaceAll('.', '_'));
    if (found === undefined) throw new Error(`${file} has no ${key}.`);
    return found;
  };
};
