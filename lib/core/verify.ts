import { type Answer, type Citation, citationsOf } from './answer';
import type { Block } from './block';
import { findQuote } from './find-quote';
import type { Passage } from './passage';
import { quoteText } from './quote-text';
import { stopWords } from './stop-words';
import type { QuoteCheck, Verification } from './verification';
import { wordsOf } from './words';

/** The blocks that hold a quote, out of those of one passage; all of them when it spans several that only together hold it. */
const blocksHolding = (quote: string, passage: Passage, blocks: ReadonlyMap<string, Block>): readonly string[] => {
  const parts: { id: string; start: number; end: number }[] = [];
  let text = '';
  for (const id of passage.blockIds) {
    const block = blocks.get(id);
    if (!block) continue;
    const plain = quoteText(block.text);
    if (findQuote(plain, quote)) return [id];
    if (text !== '') text += ' ';
    parts.push({ id, start: text.length, end: text.length + plain.length });
    text += plain;
  }
  const place = findQuote(text, quote);
  return place ? parts.filter(({ start, end }) => start < place.end && end > place.start).map(({ id }) => id) : passage.blockIds;
};

const STOP_WORDS = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'].map((language) => stopWords(language));

/** "The" stands on every page: a quote without one word that means something proves nothing. */
const saysNothing = (quote: string): boolean => wordsOf(quote).every(({ text }) => STOP_WORDS.some((words) => words.has(text)));

const checkQuote = (
  citation: Citation,
  passages: readonly Passage[],
  blocks: ReadonlyMap<string, Block>,
  plainTextOf: (passage: Passage) => string,
): QuoteCheck => {
  const quote = quoteText(citation.quote);
  // The passage it names first: where a sentence stands twice, the reader is led to the one that was meant.
  const named = passages.filter((passage) => passage.id === citation.passageId);
  const others = passages.filter((passage) => passage.id !== citation.passageId);
  const holder = saysNothing(quote) ? undefined : [...named, ...others].find((passage) => findQuote(plainTextOf(passage), quote));
  return {
    passageId: citation.passageId,
    quote: citation.quote,
    found: holder !== undefined,
    blockIds: holder ? [...blocksHolding(quote, holder, blocks)] : [],
  };
};

/**
 * Looks every quote of an answer up in the passages that it was made from. A quote that is in another passage than the one it names is
 * found: it is on the page. One that is in none is not, however plausible it reads.
 */
export const verifyAnswer = (answer: Answer, passages: readonly Passage[], blocks: readonly Block[]): Verification => {
  const byId = new Map(blocks.map((block) => [block.id, block]));
  const plain = new Map<Passage, string>();
  const plainTextOf = (passage: Passage): string => {
    const known = plain.get(passage);
    if (known !== undefined) return known;
    const text = quoteText(passage.text);
    plain.set(passage, text);
    return text;
  };
  const checks = citationsOf(answer).map((citation) => checkQuote(citation, passages, byId, plainTextOf));
  const found = new Set(checks.filter((check) => check.found).map(({ passageId, quote }) => `${passageId}\n${quote}`));
  const points = [
    ...answer.points,
    ...Object.values(answer.brief ?? {})
      .flat()
      .filter((point) => typeof point !== 'string'),
  ];
  const supported = points.filter((point) => point.citations.some(({ passageId, quote }) => found.has(`${passageId}\n${quote}`)));
  return {
    checks,
    support: supported.length === 0 ? 'none' : supported.length === points.length ? 'full' : 'thin',
  };
};
