import { useLiveQuery } from 'dexie-react-hooks';
import { Icon } from '@/components/ui/icon';
import { Disclosure } from '@/components/ui/disclosure';
import { Button } from '@/components/ui/button';
import { newsOf } from '@/lib/storage/flag-news-store';
import { loadSettings } from '@/lib/storage/settings-store';
import type { GivenFeedback } from '@/lib/storage/feedback-store';
import { t } from '@/locales/i18n';
import { flaggedWords, sendWords } from './feedback-words';
import { FlagOutcome } from './flag-outcome';
import { usePanel } from './panel-context';
import { SentPreview } from './sent-preview';

/** The verdict that was given, and where it is on its way; followed live. */
export const VerdictLine = ({ given: { feedback, sending } }: { given: GivenFeedback }) => {
  const { host, db } = usePanel();
  const settings = useLiveQuery(() => loadSettings(db), [db]);
  const news = useLiveQuery(() => newsOf(db, feedback.id), [db, feedback.id]);
  const what = feedback.verdict === 'helpful' ? t('flag.markedHelpful') : flaggedWords(feedback.reason);
  const waits = sending?.state === 'waiting';
  return (
    <div className="flex flex-col gap-1 text-fine">
      <output className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Icon name={feedback.verdict === 'helpful' ? 'helpful' : 'flag'} className="size-3.5 text-accent" />
        <span className="font-medium">{what}</span>
        <span className={sending?.state === 'rejected' ? 'text-bad' : 'text-ink-faint'}>
          {settings && sendWords(sending, settings.collector.url, host.now())}
        </span>
        {sending?.state === 'received' && <Icon name="check" className="size-3.5 text-accent" />}
      </output>
      {news && <FlagOutcome news={news} />}
      {waits && settings?.collector.url && (
        <Button look="plain" size="small" icon="send" className="my-0.5 self-start" onClick={() => void host.sendOutbox()}>
          {t('flag.sendNow')}
        </Button>
      )}
      <Disclosure summary={sending?.state === 'waiting' ? t('flag.willBeSent') : t('flag.wasSent')}>
        <SentPreview feedback={feedback} label={t('flag.isSent')} />
      </Disclosure>
    </div>
  );
};
