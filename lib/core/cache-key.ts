import type { Ask } from './ask';
import type { Passage } from './passage';
import { stableHash } from './stable-hash';

/** What an answer depends on. Change any of it and it is another answer. */
export interface CacheKeyParts {
  readonly ask: Ask;
  readonly passages: readonly Pick<Passage, 'headings' | 'text'>[];
  /** The prompt's version id. */
  readonly prompt: string;
  /** What would answer: "endpoint:gpt-x@host", "extractive:…". */
  readonly engine: string;
  /** BCP 47; undefined for the page's own. */
  readonly language?: string | undefined;
}

/** Case, outer space and closing punctuation never change a question; everything else may. */
export const normalizeQuestion = (question: string): string =>
  question
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s.?!]+$/u, '');

/** The exact key of an answer: 28 hex digits. Two pages with the same passages share nothing: the page's address is part of it. */
export const cacheKey = (url: string, { ask, passages, prompt, engine, language }: CacheKeyParts): string =>
  stableHash([
    url.replace(/#.*$/, ''),
    ask.task,
    normalizeQuestion(ask.question),
    ask.selection?.text ?? '',
    ask.thread.map(({ question, answer }) => [question, answer]),
    passages.map(({ headings, text }) => [headings, text]),
    prompt,
    engine,
    language ?? '',
  ]);

/** Where the questions are kept that another one may be like: all that an answer depends on but the question's words and what they find. */
export const answerScope = ({ url, ask, prompt, engine, language }: Omit<CacheKeyParts, 'passages'> & { readonly url: string }): string =>
  stableHash([
    url.replace(/#.*$/, ''),
    ask.task,
    ask.selection?.text ?? '',
    ask.thread.map(({ question, answer }) => [question, answer]),
    prompt,
    engine,
    language ?? '',
  ]);
