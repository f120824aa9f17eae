import { citationsOf } from '@/lib/core/answer';
import type { RunView } from '@/lib/core/run-view';
import { formatNumber } from '@/locales/formats';
import { t } from '@/locales/i18n';
import { failureLine } from './failure-words';

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
      return t('announce.working');
    case 'answered': {
      if (!view.answer.answered) return t('announce.silent');
      const found = view.verification.checks.filter((check) => check.found).length;
      const quotes = citationsOf(view.answer).length;
      return t('announce.ready', quotes, { count: formatNumber(quotes), found: formatNumber(found) });
    }
    case 'failed':
      return failureLine(view.failure);
  }
};
