import type { Ask } from './ask';
import type { Correction } from './correction';
import { isFollowUp } from './follow-up';
import { pageAddress } from './page-address';
import { topicKey } from './topic';

/**
 * The owner's answer to what is asked of a page; undefined when there is none. A follow-up has none: with other questions before it the
 * same words ask for something else.
 */
export const findCorrection = (corrections: readonly Correction[], url: string, ask: Ask): Correction | undefined => {
  if (isFollowUp(ask)) return undefined;
  const asked = topicKey({ page: pageAddress(url), task: ask.task, question: ask.question, selection: ask.selection?.text ?? '' });
  return corrections.filter((correction) => correction.live && topicKey(correction) === asked).sort((a, b) => b.at - a.at)[0];
};
