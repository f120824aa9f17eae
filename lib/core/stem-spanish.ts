import { foldAccents } from './fold-accents';

// Longest first: the first that fits is taken, once. Derivation, then verbs, then number and gender.
const ENDINGS =
  /(?:amientos?|imientos?|aciones|acion|iciones|icion|adores|adoras?|ador|ancias?|encias?|idades|idad|amente|mente|ables?|ibles?|ismos?|istas?|os[oa]s?|iv[oa]s?|ic[oa]s?|ariamos|eriamos|iriamos|arian|erian|irian|aria|eria|iria|aremos|eremos|iremos|aran|eran|iran|ara|era|ira|abamos|aban|abas|aba|iamos|ian|ias|ia|ando|iendo|ad[oa]s?|id[oa]s?|aron|ieron|aste|iste|amos|emos|imos|ais|eis|ar|er|ir|an|en|as|es|os|a|e|o|s)$/;

/** A light Spanish stemmer: one ending off, accents folded. Takes lower-case words. */
export function stemSpanish(input: string): string {
  const word = foldAccents(input);
  if (word.length < 4) return word;
  const found = ENDINGS.exec(word);
  return found && found.index >= 3 ? word.slice(0, found.index) : word;
}
