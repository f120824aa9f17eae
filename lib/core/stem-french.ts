import { foldAccents } from './fold-accents';

// Longest first: the first that fits is taken, once. Derivation, then verbs, then number and gender.
const ENDINGS =
  /(?:issements?|atrices?|ateurs?|ations?|ements?|emment|amment|ibilites?|abilites?|ites?|ances?|ences?|ables?|ibles?|iques?|ismes?|istes?|euses?|eux|eurs?|ives?|ifs?|issaient|issait|issant|issez|issons|issent|eraient|erait|erions|eront|erons|erez|erai|eras|era|iraient|irait|iront|irons|irez|irai|iras|ira|assent|aient|ions|antes?|ants?|erent|irent|ees?|es|er|ez|ais|ait|ons|ent|ir|is|it|es?|s|x)$/;

/** A light French stemmer: one ending off, accents folded, a doubled consonant made single. Takes lower-case words. */
export function stemFrench(input: string): string {
  const word = foldAccents(input);
  if (word.length < 4) return word;
  const plural = word.endsWith('aux') && word.length > 4 ? `${word.slice(0, -2)}l` : word;
  const found = ENDINGS.exec(plural);
  const stem = found && found.index >= 3 ? plural.slice(0, found.index) : plural;
  return stem.replace(/([^aeiouy])\1$/, '$1').replace(/(?<=...)[ei]$/, '');
}
