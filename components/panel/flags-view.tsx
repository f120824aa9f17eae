import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useRef, useState } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { findCorrection } from '@/lib/core/find-correction';
import { Ask, Task } from '@/lib/core/ask';
import type { Correction } from '@/lib/core/correction';
import type { Feedback } from '@/lib/core/feedback';
import { pageAddress } from '@/lib/core/page-address';
import type { RunRecord } from '@/lib/core/run-record';
import { correctionsOn } from '@/lib/storage/correction-store';
import type { GlossDb } from '@/lib/storage/db';
import { feedbackOn } from '@/lib/storage/feedback-store';
import { myFlags, unreadNews, type MyFlag } from '@/lib/storage/flag-news-store';
import { findRun } from '@/lib/storage/run-store';
import { changeSettings, loadSettings } from '@/lib/storage/settings-store';
import { t } from '@/locales/i18n';
import { AnswerBody } from './answer-body';
import { askWords } from './ask-words';
import { clockWords } from './facts-words';
import { inlineReason, sendWords } from './feedback-words';
import { FlagOutcome } from './flag-outcome';
import { usePanel } from './panel-context';

interface FlagsViewProps {
  readonly onOpen: (run: RunRecord) => void;
  readonly onClose: () => void;
}

/** What was asked, as far as anything still knows: the run may have been deleted, and a flag need not say it. */
const askOf = ({ run, question, selection }: Feedback, record: RunRecord | undefined): Ask | undefined => {
  if (record) return record.ask;
  const task = Task.safeParse(run.task).data;
  return task && Ask.parse({ task, question: question ?? '', ...(selection && { selection: { text: selection, blockIds: [] } }) });
};

interface FlagStory extends MyFlag {
  readonly record: RunRecord | undefined;
  readonly ask: Ask | undefined;
  readonly sent: string;
  readonly correction: Correction | undefined;
}

const storyOf = async (db: GlossDb, flag: MyFlag, now: number): Promise<FlagStory> => {
  const { feedback, news } = flag;
  const record = await findRun(db, feedback.runId);
  const ask = askOf(feedback, record);
  const page = pageAddress(feedback.run.url);
  const { collector } = await loadSettings(db);
  return {
    ...flag,
    record,
    ask,
    sent: sendWords((await feedbackOn(db, feedback.runId))?.sending, collector.url, now),
    correction: ask && news?.state === 'fixed' ? findCorrection(await correctionsOn(db, page), page, { ...ask, thread: [] }) : undefined,
  };
};

const FlagItem = ({
  story: { feedback, news, record, ask, sent, correction },
  fresh,
  onOpen,
}: { story: FlagStory; fresh: boolean } & Pick<FlagsViewProps, 'onOpen'>) => {
  const { host } = usePanel();
  return (
    <li className="flex flex-col gap-2 border-t border-line py-3.5 first:border-t-0">
      <div>
        <h3 className="font-medium">
          {fresh && <span className="mr-1.5 rounded-sm bg-accent px-1 py-px text-tiny font-semibold text-on-accent">{t('flag.new')}</span>}
          {ask ? askWords(ask) : t('flag.anAnswer')}
        </h3>
        <p className="truncate text-fine text-ink-soft">{feedback.run.title || feedback.run.url}</p>
        <p className="text-tiny text-ink-faint">
          {clockWords(feedback.at, host.now())}
          {feedback.reason && ` · ${inlineReason(feedback.reason)}`}
        </p>
      </div>
      {news ? <FlagOutcome news={news} /> : <p className="text-fine text-ink-soft">{sent}</p>}
      {correction && (
        <Disclosure summary={t('flag.corrected')}>
          <div className="rounded-lg border border-line bg-surface p-3">
            <AnswerBody answer={correction.answer} />
          </div>
        </Disclosure>
      )}
      <div className="-ml-2 flex flex-wrap">
        {record && (
          <Button look="quiet" size="small" icon="history" onClick={() => onOpen(record)}>
            {t('flag.whatYouFlagged')}
          </Button>
        )}
        <Button look="quiet" size="small" icon="locate" onClick={() => void host.openPage(feedback.run.url)}>
          {t('panel.openPage')}
        </Button>
      </div>
    </li>
  );
};

/** Offered once there is something to be told of. */
const NotifyOffer = () => {
  const { db, host } = usePanel();
  const settings = useLiveQuery(() => loadSettings(db), [db]);
  if (!settings?.collector.url || settings.notifyOfFlags) return null;
  const notify = async (permitted: Promise<boolean>): Promise<void> => {
    if (await permitted) await changeSettings(db, (now) => ({ ...now, notifyOfFlags: true }));
  };
  return (
    <p className="text-fine text-ink-faint">
      {t('flag.badgeHint')}
      <Button look="quiet" size="small" className="ml-1 align-baseline" onClick={() => void notify(host.permitNotifications())}>
        {t('flag.notifyMe')}
      </Button>
    </p>
  );
};

/** The reader's own flags, and what became of each. */
export const FlagsView = ({ onOpen, onClose }: FlagsViewProps) => {
  const { db, host } = usePanel();
  const now = host.now();
  const stories = useLiveQuery(async () => Promise.all((await myFlags(db)).map((flag) => storyOf(db, flag, now))), [db, now]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  // Read by being here, and marked as new while it is looked at.
  const [fresh, setFresh] = useState<ReadonlySet<string>>();
  useEffect(() => {
    const read = async (): Promise<void> => {
      setFresh(new Set((await unreadNews(db)).map(({ id }) => id)));
      await host.newsRead();
    };
    void read();
  }, [db, host]);
  return (
    <section aria-labelledby="my-flags" className="flex flex-col gap-3">
      <div className="flex items-center gap-1.5">
        <IconButton icon="back" label={t('history.back')} className="-ml-1.5" onClick={onClose} />
        <h2 ref={heading} id="my-flags" tabIndex={-1} className="flex-1 text-title font-semibold outline-none">
          {t('flag.yours')}
        </h2>
      </div>
      {stories?.length === 0 && <p className="py-6 text-center text-ink-faint">{t('flag.none')}</p>}
      <ul>
        {stories?.map((story) => (
          <FlagItem key={story.feedback.id} story={story} fresh={fresh?.has(story.feedback.id) ?? false} onOpen={onOpen} />
        ))}
      </ul>
      {stories && stories.length > 0 && <NotifyOffer />}
    </section>
  );
};
