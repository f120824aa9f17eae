/** A word of a text. `text` is lower-cased, without possessive or apostrophe; `start` and `end` are its place in the text. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** A piece of the identifier that stands before it in the list: "1041" of "INC-1041". */
  readonly part?: true;
}

// Letters and digits, joined by what joins the pieces of identifiers, paths, versions, dates, addresses and compound words.
const RUN = /[\p{L}\p{N}\p{M}]+(?:['’_.\-/\\:@,][\p{L}\p{N}\p{M}]+)*(?:\+\+|#(?![\p{L}\p{N}]))?/gu;
const JOINED = /['’_.\-/\\:@,+#]/;
const NUMBER = /^\d+(?:[.,]\d+)*$/;
const CAMEL = /\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}/u;
const CAMEL_BOUNDARY = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
const SEPARATOR = /[_.\-/\\:@,+#]/;
/** Scripts that put no spaces between words: Thai, Lao, Burmese, Khmer, kana, Han. */
export const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;
const APOSTROPHE = /['’]/g;
/** French and Italian write their article onto the word: "l'hôte", "dell'utente". */
const ELISION = /^(?:(?:jus|lors|puis)?qu|[cdjlmnst]|(?:de|a|da|ne|su)ll|un|quest)['’]/i;

const segmenters = new Map<string, Intl.Segmenter>();
const segmenterFor = (lang: string): Intl.Segmenter => {
  let segmenter = segmenters.get(lang);
  if (!segmenter) segmenters.set(lang, (segmenter = new Intl.Segmenter(lang || undefined, { granularity: 'word' })));
  return segmenter;
};

/** Whether joined pieces name one thing (a ticket, a version, a path, an address) rather than being words side by side ("well-known", "and/or"). */
const isIdentifier = (run: string): boolean =>
  /\d/.test(run) || /[_\\@:+#]/.test(run) || /[^./]\.[^./]/.test(run) || /\/[^/]+\//.test(run) || /^\p{Lu}+-\p{Lu}+$/u.test(run);

const withoutPossessive = (word: string): string => word.replace(/['’]s$/, '').replace(APOSTROPHE, '');

const pushSegmented = (run: string, start: number, lang: string, words: Word[]): void => {
  for (const { segment, index, isWordLike } of segmenterFor(lang).segment(run)) {
    if (!isWordLike) continue;
    const from = start + index;
    words.push({ text: segment, start: from, end: from + segment.length });
    // The dictionary cuts a long word one way in a question and another way in a sentence; its pairs of characters meet anyway.
    if (segment.length > 2 && UNSPACED.test(segment))
      for (let at = 0; at + 2 <= segment.length; at++)
        words.push({ text: segment.slice(at, at + 2), start: from + at, end: from + at + 2, part: true });
  }
};

const pushParts = (run: string, start: number, separator: RegExp, words: Word[], asParts: boolean): void => {
  let at = start;
  for (const piece of run.split(separator)) {
    if (piece) {
      const word = { text: withoutPossessive(piece.toLowerCase()), start: at, end: at + piece.length };
      if (word.text && (word.text.length > 1 || !asParts)) words.push(asParts ? { ...word, part: true } : word);
    }
    at += piece.length + (separator === SEPARATOR ? 1 : 0);
  }
};

/**
 * The words of a text, in order, each with its place. Identifiers (INC-1041, v2.3.1, snake_case, camelCase, lib/core/words.ts) come whole
 * and then in parts, so that either is found; scripts without spaces are cut by the platform's dictionary (`Intl.Segmenter`).
 * @param lang BCP 47: chooses the dictionary, and takes elided articles off French and Italian words.
 */
export function wordsOf(text: string, lang = ''): readonly Word[] {
  const words: Word[] = [];
  const unspaced = UNSPACED.test(text);
  for (const match of text.matchAll(RUN)) {
    const run = match[0];
    const start = match.index;
    const end = start + run.length;
    if (unspaced && UNSPACED.test(run)) pushSegmented(run, start, lang, words);
    else if (!JOINED.test(run)) {
      words.push({ text: run.toLowerCase(), start, end });
      if (CAMEL.test(run)) pushParts(run, start, CAMEL_BOUNDARY, words, true);
    } else if (NUMBER.test(run)) words.push({ text: run.replace(/,(?=\d{3})/g, ''), start, end });
    else if (!SEPARATOR.test(run)) {
      const elided = /^(?:fr|it)\b/i.test(lang) ? (ELISION.exec(run)?.[0].length ?? 0) : 0;
      words.push({ text: withoutPossessive(run.slice(elided).toLowerCase()), start: start + elided, end });
    } else if (isIdentifier(run)) {
      words.push({ text: run.toLowerCase(), start, end });
      if (/^v\d[\d.]*$/i.test(run)) words.push({ text: run.slice(1), start: start + 1, end, part: true });
      else pushParts(run, start, SEPARATOR, words, true);
    } else pushParts(run, start, SEPARATOR, words, false);
  }
  return words;
}

/** How many words a person would count: what stands between spaces, and one per two characters where a script has none. */
export function countWords(text: string): number {
  let count = 0;
  let inWord = false;
  let unspaced = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const space = code === 32 || (code >= 9 && code <= 13) || code === 160 || code === 0x3000;
    if (!space && !inWord) count++;
    inWord = !space;
    if (code >= 0xe00 && UNSPACED.test(text.charAt(at))) unspaced++;
  }
  return count + (unspaced >> 1);
}
