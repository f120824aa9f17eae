import { foldAccents } from './fold-accents';
import { stemEnglish } from './stem-english';
import { stemFrench } from './stem-french';
import { stemGerman } from './stem-german';
import { stemSpanish } from './stem-spanish';

const STEMMERS: Readonly<Record<string, (word: string) => string>> = { en: stemEnglish, de: stemGerman, fr: stemFrench, es: stemSpanish };

// A page repeats its words: what is found once is kept, per language, up to a bound.
const KEPT = 50_000;
const known = new Map<string, Map<string, string>>();

/** "en-GB" is "en"; "" stays "". */
export const baseLanguage = (lang: string): string => (lang.split(/[-_]/, 1)[0] ?? '').toLowerCase();

/**
 * The form under which the variants of a word meet: "deleted", "deletion" and "deletes" are one. Words with digits stay as they are;
 * languages without a stemmer only lose their accents.
 * @param word lower case
 * @param lang BCP 47
 */
export function stem(word: string, lang: string): string {
  const language = baseLanguage(lang);
  let stems = known.get(language);
  if (!stems) known.set(language, (stems = new Map()));
  let found = stems.get(word);
  if (found === undefined) {
    const stemmer = STEMMERS[language];
    found = stemmer && /^[\p{L}\p{M}'’]+$/u.test(word) ? foldAccents(stemmer(word)) : foldAccents(word);
    if (stems.size >= KEPT) stems.clear();
    stems.set(word, found);
  }
  return found;
}
