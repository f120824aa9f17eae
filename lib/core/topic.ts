import { normalizeQuestion } from './cache-key';

/** What a flag or a correction is about. */
export interface Topic {
  /** As `pageAddress` gives it. */
  readonly page: string;
  readonly task: string;
  /** Undefined: the reader did not share it. */
  readonly question?: string | undefined;
  /** The words that were highlighted. */
  readonly selection?: string | undefined;
}

/** Two topics with the same key are the same question on the same page. What was not shared is like nothing that was. */
export const topicKey = ({ page, task, question, selection }: Topic): string => {
  // These tasks need no words: nothing was left out.
  const wordless = task === 'summarize' || task === 'brief';
  const key = (words: string | undefined, needed: boolean): string | null =>
    words === undefined && needed ? null : normalizeQuestion(words ?? '');
  return JSON.stringify([page, task, key(question, !wordless), key(selection, task === 'explain')]);
};
