import type { Ask } from './ask';
import { wordsOf } from './words';

/** "And on Windows?": so short a question after another one leans on it. */
const FOLLOW_UP_WORDS = 4;

/** Whether a question may mean something only after the ones before it. */
export const isFollowUp = ({ question, thread }: Pick<Ask, 'question' | 'thread'>): boolean =>
  thread.length > 0 && question.trim() !== '' && wordsOf(question).length <= FOLLOW_UP_WORDS;
