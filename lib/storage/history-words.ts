import type { Answer } from '@/lib/core/answer';

/** What a search looks into. Version 1 rows pass through here too, so nothing is taken for granted. */
interface Searchable {
  readonly title?: string | undefined;
  readonly url?: string | undefined;
  readonly ask?: { readonly question?: string | undefined; readonly selection?: { readonly text: string } | undefined } | undefined;
  readonly outcome?: { readonly answer?: Answer; readonly text?: string } | undefined;
  readonly written?: string | undefined;
}

/** Words of one row at most: an index entry each, and a history of 10,000 runs has to stay quick. */
const MOST_WORDS = 400;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * The words of a text as the index holds them: lower case, without accents, each once, in order. Text without spaces (Chinese, Japanese,
 * Thai) is divided by the browser's dictionary; identifiers ("INC-1042", "v2.10") are held whole and in their parts.
 */
export const wordsOf = (text: string): string[] => {
  const folded = fold(text);
  const words = new Set<string>();
  for (const [identifier] of folded.matchAll(/[\p{L}\p{N}]+(?:[-_.:/@][\p{L}\p{N}]+)+/gu)) words.add(identifier);
  for (const { segment, isWordLike } of segmenter.segment(folded)) if (isWordLike) words.add(segment);
  return [...words];
};

const answerTexts = (answer: Answer): string[] => {
  const { missing, ...sections } = answer.brief ?? { missing: [] };
  return [answer.text, ...[answer.points, ...Object.values(sections)].flat().map((point) => point.text), ...missing];
};

/** The words by which a run is found again: of its title, address, question, selection and answer. */
export const historyWords = ({ title, url, ask, outcome, written }: Searchable): string[] => {
  const texts = [
    title,
    ask?.question,
    url,
    ask?.selection?.text.slice(0, 2_000),
    ...(outcome?.answer ? answerTexts(outcome.answer) : []),
    outcome?.text,
    written,
  ];
  return wordsOf(texts.filter((text) => text).join('\n')).slice(0, MOST_WORDS);
};
