import type { Ask } from '@/lib/core/ask';
import { t } from '@/locales/i18n';

/** What was asked, in words: the heading of its answer, and how a later question's thread names it. */
export const askWords = ({ task, question, selection }: Pick<Ask, 'task' | 'question' | 'selection'>): string => {
  switch (task) {
    case 'summarize':
      return selection ? t('asked.summarizeSelection') : t('asked.summarizePage');
    case 'explain':
      return question || t('asked.explainSelection');
    case 'brief':
      return t('asked.brief');
    case 'ask':
      return question;
  }
};
