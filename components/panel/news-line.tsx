import { useLiveQuery } from 'dexie-react-hooks';
import { Icon } from '@/components/ui/icon';
import { unreadNews } from '@/lib/storage/flag-news-store';
import { formatNumber } from '@/locales/formats';
import { t } from '@/locales/i18n';
import { usePanel } from './panel-context';

/** That flags of the reader's were answered, until they have looked. */
export const NewsLine = ({ onOpen }: { onOpen: () => void }) => {
  const { db } = usePanel();
  const news = useLiveQuery(() => unreadNews(db), [db]) ?? [];
  const [newest] = news;
  if (!newest) return null;
  const who = newest.owner || t('owner.someone');
  return (
    <button
      type="button"
      className="flex w-full items-center gap-2 border-b border-line bg-accent-soft px-4 py-2 text-left text-fine font-medium"
      onClick={onOpen}
    >
      <Icon name="flag" className="size-4 text-accent" />
      <span className="min-w-0 flex-1">
        {news.length > 1
          ? t('news.many', { count: formatNumber(news.length) })
          : newest.state === 'fixed'
            ? t('news.corrected', { owner: who })
            : t('news.answered', { owner: who })}
      </span>
      <Icon name="chevron" className="size-3.5 text-ink-faint" />
    </button>
  );
};
