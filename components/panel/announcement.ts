import { citationsOf } from '@/lib/core/answer';
import type { RunView } from '@/lib/core/run-view';
import { failureWords } from './failure-words';

const count = (many: number, one: string, more: string): string => `${many} ${many === 1 ? one : more}`;

/**
 * What is read out of a run: its start, its end, its failure. Never the text that is being written: it would be read from the beginning
 * with each word that comes.
 */
export const announcement = (view: RunView): string => {
  switch (view.status) {
    case 'idle':
      return '';
    case 'waiting':
    case 'writing':
      return 'Working on the answer.';
    case 'answered': {
      if (!view.answer.answered) return 'Done. This page does not say.';
      const found = view.verification.checks.filter((check) => check.found).length;
      return `The answer is ready, with ${count(citationsOf(view.answer).length, 'quote', 'quotes')}, ${found} found on the page.`;
    }
    case 'failed': {
      const { title, message } = failureWords(view.failure, view.draft !== undefined);
      return `${title}. ${message}`;
    }
  }
};
