import type { AnswerCache, CachedAnswer } from './answer-cache';
import type { Ask } from './ask';
import { answerScope } from './cache-key';
import { questionForm } from './question-form';
import { languageOfQuestion, similarForms } from './similar-question';
import { standsAlone } from './stands-alone';
import type { WordLists } from './word-lists';

/** An earlier question that asks the same, with its answer. */
export interface AnsweredEarlier {
  readonly question: string;
  readonly cached: CachedAnswer;
}

interface Asking {
  readonly url: string;
  readonly ask: Ask;
  readonly prompt: string;
  readonly engine: string;
  readonly language?: string | undefined;
  /** The page's language. */
  readonly lang: string;
  readonly words?: WordLists | undefined;
  /** The exact key that another ask would have on this page as it is now. */
  readonly keyOf: (ask: Ask) => string;
}

/**
 * The answer to an earlier question of this page that asks the same in other words: of this task and selection, by this prompt and engine.
 * The earlier question is put to the page as it is now, and has to lead to the very passages that it was answered from: an edited page
 * has no earlier answers. An answer that the page does not say, or without a found quote, is not handed on to other words.
 *
 * What was said before counts as it does for an exact match; a question that says by itself what it is about may also be given the answer
 * that it got when nothing had been said.
 */
export async function answeredEarlier(cache: AnswerCache, asking: Asking): Promise<AnsweredEarlier | undefined> {
  const { ask, lang, words, keyOf } = asking;
  if (ask.question.trim() === '') return undefined;
  const language = languageOfQuestion(ask.question, lang);
  const form = questionForm(ask.question, language);
  const threads = ask.thread.length > 0 && standsAlone(ask.question, lang) ? [ask.thread, []] : [ask.thread];
  for (const thread of threads) {
    for (const { key, question } of await cache.asked(answerScope({ ...asking, ask: { ...ask, thread } }))) {
      const other = questionForm(question, language);
      if (similarForms(form, other) === undefined && similarForms(form, other, await words?.(language)) === undefined) continue;
      if (keyOf({ ...ask, question, thread }) !== key) continue;
      const cached = await cache.find(key);
      if (cached?.answer.answered && cached.verification.support !== 'none') return { question, cached };
    }
  }
  return undefined;
}
