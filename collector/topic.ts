import { hashOf } from './tokens';

/** What a flag or a correction is about. */
export interface Topic {
  readonly page: string;
  readonly task: string;
  /** Undefined: the reader did not share it. */
  readonly question?: string | undefined;
  readonly selection?: string | undefined;
}

/** Case, spacing and the mark at the end do not make another question. */
const plain = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s.?!]+$/, '');

/** Two flags with the same value are about the same question on the same page. What was not shared is like nothing that was. */
export const topicOf = ({ page, task, question, selection }: Topic): string => {
  // These tasks are about the whole page: nothing was left out.
  const whole = task === 'summarize' || task === 'brief';
  const key = (words: string | undefined) => (words === undefined && !whole ? null : plain(words ?? ''));
  return hashOf(JSON.stringify([page, task, key(question), task === 'explain' ? key(selection) : '']));
};
