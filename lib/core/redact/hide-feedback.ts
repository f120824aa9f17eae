import { Feedback } from '@/lib/core/feedback';
import { mapText } from './map-text';
import { createRedactor } from './redactor';

/** Ids, and words of the contract itself: a name that a policy hides may be the same word. */
const AS_IT_IS = new Set([
  'id',
  'runId',
  'verdict',
  'reason',
  'share',
  'task',
  'passageId',
  'blockIds',
  'kinds',
  'kind',
  'support',
  'audience',
]);

/**
 * Feedback as it may leave this machine. The same value has the same placeholder in note, answer, quotes and passages; placeholders that are
 * in it already keep their meaning and are not given out again.
 * @param names of people, projects and customers that a policy hides.
 */
export const hideFeedback = (feedback: Feedback, names: readonly string[] = []): Feedback => {
  const redactor = createRedactor(names, JSON.stringify(feedback));
  return Feedback.parse(mapText(feedback, (text) => redactor.hide(text), AS_IT_IS));
};
