import { Icon, type IconName } from '@/components/ui/icon';
import type { FlagNews, FlagState } from '@/lib/core/flag-state';
import { newsWords } from './feedback-words';

const icons: Record<FlagState, IconName> = {
  open: 'history',
  'in-review': 'search',
  fixed: 'check',
  'not-a-problem': 'person',
  duplicate: 'copy',
};

/** What became of a flag, and what its owner said to it. */
export const FlagOutcome = ({ news }: { news: FlagNews }) => (
  <div className="flex flex-col gap-1 text-fine">
    <p className={`flex items-start gap-1.5 ${news.state === 'fixed' ? 'font-medium text-accent' : 'text-ink-soft'}`}>
      <Icon name={icons[news.state]} className="mt-0.5 size-3.5" />
      {newsWords(news)}
    </p>
    {news.reply && <p className="border-l-2 border-line-strong pl-2.5 whitespace-pre-line">{news.reply}</p>}
  </div>
);
