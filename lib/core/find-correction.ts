import { citationsOf } from './answer';
import type { Ask } from './ask';
import type { Correction } from './correction';
import { isFollowUp } from './follow-up';
import { pageAddress } from './page-address';
import { languageOfQuestion, similarQuestion } from './similar-question';
import { topicKey, type Topic } from './topic';
import type { WordLists } from './word-lists';

const topicOfAsk = (url: string, { task, question, selection }: Ask): Topic => ({
  page: pageAddress(url),
  task,
  question,
  selection: selection?.text ?? '',
});

/** The newest that fits. A follow-up has none: with other questions before it the same words ask for something else. */
const newest = (corrections: readonly Correction[], ask: Ask, fits: (correction: Correction) => boolean): Correction | undefined =>
  isFollowUp(ask) ? undefined : corrections.filter((each) => each.live && fits(each)).toSorted((a, b) => b.at - a.at)[0];

/** The owner's answer to what is asked of a page; undefined when there is none. */
export const findCorrection = (corrections: readonly Correction[], url: string, ask: Ask): Correction | undefined => {
  const asked = topicKey(topicOfAsk(url, ask));
  return newest(corrections, ask, (correction) => topicKey(correction) === asked);
};

/**
 * The owner's answer to a question that asks the same in other words. It has to satisfy what the cache asks of an earlier answer: every
 * difference explained, an answer that the page gives, and quotes, since they are what is looked up in the page before it is served.
 * @param lang the page's language.
 */
export const similarCorrection = async (
  corrections: readonly Correction[],
  url: string,
  ask: Ask,
  lang: string,
  words?: WordLists,
): Promise<Correction | undefined> => {
  if (ask.question.trim() === '' || corrections.length === 0) return undefined;
  const isWord = await words?.(languageOfQuestion(ask.question, lang));
  const asked = topicKey(topicOfAsk(url, ask));
  return newest(
    corrections,
    ask,
    (correction) =>
      topicKey({ ...correction, question: ask.question }) === asked &&
      correction.answer.answered &&
      citationsOf(correction.answer).length > 0 &&
      similarQuestion(ask.question, correction.question, { lang, isWord }) !== undefined,
  );
};
