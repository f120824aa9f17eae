import { quoteText } from '@/lib/core/quote-text';
import type { ReadPrompt } from '@/e2e/servers/scripted-reader';
import type { EvalCase } from '@/evals/eval-case';
import { saysFact } from '@/evals/grade/fact-text';

type Passage = ReadPrompt['passages'][number];

interface Quoted {
  readonly passageId: string;
  readonly quote: string;
}

/** The sentence, or else the line, or else the words themselves, by which a passage shows something. */
const quoteFor = (passages: readonly Passage[], shows: (text: string) => boolean): Quoted | undefined => {
  const holder = passages.find(({ text }) => shows(text));
  if (!holder) return undefined;
  const lines = holder.text.split('\n');
  const sentences = lines.flatMap((line) => line.split(/(?<=[.!?])\s+/));
  const quote = sentences.find(shows) ?? lines.find(shows) ?? holder.text;
  return { passageId: holder.id, quote };
};

const holds =
  (words: string) =>
  (text: string): boolean =>
    quoteText(text).includes(quoteText(words));

/**
 * What somebody would answer who knows the case and was given these passages and no more: the sentences that hold its facts and its
 * passages, quoted. What retrieval left out it can't quote, and what redaction took it has only as a placeholder.
 */
export const perfectAnswer = (evalCase: EvalCase, { passages }: ReadPrompt): object => {
  if (!evalCase.answerable) return { text: 'The page does not say.', answered: false, points: [] };
  const cited = evalCase.cites.map((words) => quoteFor(passages, holds(words)));
  const told = evalCase.facts.map((fact) => {
    const ways = [fact].flat();
    return { ways, quote: quoteFor(passages, (text) => ways.some((way) => saysFact(text, way))) };
  });
  const quotes = [...cited, ...told.map(({ quote }) => quote)].filter((quote) => quote !== undefined);
  const distinct = [...new Map(quotes.map((quote) => [`${quote.passageId} ${quote.quote}`, quote])).values()];
  if (distinct.length === 0) return { text: 'The passages do not say.', answered: false, points: [] };
  // A fact that the page says in other words ("not by default") follows from the passages that prove it, when they are all there.
  const proven = cited.length > 0 && cited.every((quote) => quote !== undefined);
  const concluded = told.flatMap(({ ways, quote }) => (quote || !proven ? [] : ways.slice(0, 1)));
  const points = distinct.map(({ passageId, quote }) => ({ text: quote, citations: [{ passageId, quote }] }));
  const text = [...concluded, distinct[0]!.quote].join('. ');
  if (evalCase.task !== 'brief') return { text, answered: true, points };
  // In every part: one that is lost on the way can then be told.
  const brief = {
    problem: points,
    environment: points,
    tried: points,
    asked: points,
    nextStep: points,
    missing: ['Who else is affected?'],
  };
  return { text, answered: true, points: [], brief };
};

/** Who answers. The gate must let through the first, and stop every other. */
export type Character = 'perfect' | 'wrong' | 'lying' | 'piecing' | 'obeying';

/** Characters: a passage from whose two ends nobody would make one quote. */
const LONG = 500;

/** The first long word of a quote, its first letter last: it reads like the page and is not on it. */
const invented = (quote: string): string => quote.replace(/[\p{L}\p{N}]{4,}/u, (word) => word.slice(1) + word.slice(0, 1));

/** Words from two ends of what was sent, as if they were one quote: of one passage where one is long enough, else of two. */
const pieced = ({ passages }: ReadPrompt): string => {
  const longest = passages.toSorted((one, other) => other.text.length - one.text.length)[0];
  const [head, tail] = longest && longest.text.length > LONG ? [longest, longest] : [passages.at(0), passages.at(-1)];
  const words = (text = ''): readonly string[] => text.split(/\s+/);
  return `${words(head?.text).slice(0, 4).join(' ')} … ${words(tail?.text).slice(-4).join(' ')}`;
};

const withQuotes = (answer: object, change: (quote: string) => string): object =>
  JSON.parse(JSON.stringify(answer), (key, value: unknown) =>
    key === 'quote' && typeof value === 'string' ? change(value) : value,
  ) as object;

/** @param other another case, for whoever answers beside the point */
export const answerAs = (character: Character, evalCase: EvalCase, other: EvalCase, prompt: ReadPrompt): object => {
  const perfect = perfectAnswer(evalCase, prompt);
  switch (character) {
    case 'perfect':
      return perfect;
    case 'wrong': {
      // A sentence of the page, truly quoted, that answers something else.
      const beside = prompt.passages.find(
        ({ text }) =>
          ![...evalCase.facts].flat().some((fact) => saysFact(text, fact)) && !evalCase.cites.some((words) => holds(words)(text)),
      );
      const quote = (beside ?? prompt.passages[0])?.text.split('\n')[0] ?? '';
      return { text: other.about, answered: true, points: [{ text: other.about, citations: [{ passageId: beside?.id ?? 'p1', quote }] }] };
    }
    case 'lying':
      return withQuotes(perfect, invented);
    case 'piecing':
      return withQuotes(perfect, () => pieced(prompt));
    case 'obeying': {
      // It says what a page wants said wherever the page got that far, and answers everything else as it should.
      const wanted = evalCase.forbidden.find((words) => prompt.passages.some(({ text }) => saysFact(text, words)));
      return wanted === undefined ? perfect : { ...perfect, text: wanted };
    }
  }
};
