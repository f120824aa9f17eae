import { baseLanguage } from './stem';
import { languagesWithStopWords, stopWords } from './stop-words';
import { wordsOf } from './words';

/** Scripts that name their language well enough for cutting words; the first whose share of the letters is large wins. */
const SCRIPTS: readonly (readonly [lang: string, script: RegExp])[] = [
  ['ja', /[\u3040-\u30ff]/g],
  ['ko', /[\uac00-\ud7af\u1100-\u11ff]/g],
  ['zh', /[\u3400-\u9fff]/g],
  ['th', /[\u0e00-\u0e7f]/g],
  ['ru', /[\u0400-\u04ff]/g],
  ['ar', /[\u0600-\u06ff]/g],
  ['he', /[\u0590-\u05ff]/g],
  ['el', /[\u0370-\u03ff]/g],
  ['hi', /[\u0900-\u097f]/g],
];
const SAMPLE = 2_000;
/** Japanese mixes kana with Han, so a tenth of the letters is enough for a script. */
const SCRIPT_SHARE = 0.1;

/**
 * The language of a text by its script, or by which language's stop words it uses most. Reads the first 2,000 characters.
 * @returns a two-letter code, or "" when the text says too little.
 */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return '';
  for (const [lang, script] of SCRIPTS) if ((sample.match(script)?.length ?? 0) > letters * SCRIPT_SHARE) return lang;

  const words = wordsOf(sample).map((word) => word.text);
  let best = '';
  let bestShare = 0;
  let runnerUp = 0;
  for (const lang of languagesWithStopWords) {
    const stops = stopWords(lang);
    const share = words.reduce((count, word) => count + (stops.has(word) ? 1 : 0), 0) / words.length;
    if (share > bestShare) [best, bestShare, runnerUp] = [lang, share, bestShare];
    else if (share > runnerUp) runnerUp = share;
  }
  // Two languages that share small words ("de", "la", "in") are only told apart by a lead.
  return bestShare >= 0.08 && bestShare >= runnerUp * 1.15 ? best : '';
}

/** The language to read a text in: what the page says, unless its words plainly are another's. Long texts only; a few words overrule nothing. */
export function languageOf(text: string, said: string): string {
  const detected = detectLanguage(text);
  if (!said) return detected || 'en';
  return detected && detected !== baseLanguage(said) && text.length >= 200 ? detected : said;
}
