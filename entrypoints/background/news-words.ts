import type { FlagNews } from '@/lib/core/flag-state';
import { formatNumber } from '@/locales/formats';
import { t } from '@/locales/i18n';

interface NotificationWords {
  readonly title: string;
  readonly message: string;
}

const titleOf = ({ state, owner }: FlagNews): string => {
  switch (state) {
    case 'fixed':
      return owner ? t('news.notice.correctedBy', { owner }) : t('news.notice.corrected');
    case 'not-a-problem':
    case 'duplicate':
    case 'open':
    case 'in-review':
      return owner ? t('news.notice.answeredBy', { owner }) : t('news.notice.answered');
  }
};

/** What a notification says of flags that were answered. @param question of the only one, where the reader kept it. */
export const flagNewsWords = (news: readonly FlagNews[], question: string | undefined): NotificationWords => {
  const [only] = news;
  if (only && news.length === 1) return { title: titleOf(only), message: only.reply || question || t('news.notice.open') };
  const fixed = news.filter(({ state }) => state === 'fixed').length;
  return {
    title: t('news.many', { count: formatNumber(news.length) }),
    message: fixed > 0 ? t('news.notice.fixed', fixed, { count: formatNumber(fixed) }) : t('news.notice.open'),
  };
};
