import type { Ask } from '@/lib/core/ask';

/** What was asked, in words: the heading of its answer, and how a later question's thread names it. */
export const askWords = ({ task, question, selection }: Pick<Ask, 'task' | 'question' | 'selection'>): string => {
  switch (task) {
    case 'summarize':
      return selection ? 'Summarize the selection' : 'Summarize this page';
    case 'explain':
      return question || 'Explain the selection';
    case 'brief':
      return 'Brief this ticket';
    case 'ask':
      return question;
  }
};
