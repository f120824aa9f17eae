import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { clockWords } from '@/components/panel/facts-words';
import { flaggedWords } from '@/components/panel/feedback-words';
import { Button, IconButton } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { Notice } from '@/components/ui/notice';
import { WordsWith } from '@/components/ui/words-with';
import type { SendState } from '@/lib/core/feedback';
import type { FeedbackEntry } from '@/lib/core/outbox-entry';
import type { Settings } from '@/lib/core/settings';
import { deleteEntry, deleteWaitingRuns, hurryOutbox, listOutbox, waitingRuns } from '@/lib/storage/outbox-store';
import { formatNumber } from '@/locales/formats';
import { t } from '@/locales/i18n';
import { ConfirmRow } from './confirm-row';
import { useOptions } from './options-context';
import { Card, Empty, Section, Tag } from './section';

const stateWords = (): Record<SendState, { readonly label: string; readonly tone: 'plain' | 'good' | 'warn' | 'bad' }> => ({
  waiting: { label: t('options.outbox.waiting'), tone: 'warn' },
  sent: { label: t('options.outbox.sent'), tone: 'plain' },
  received: { label: t('options.outbox.received'), tone: 'good' },
  rejected: { label: t('options.outbox.rejected'), tone: 'bad' },
});

const titleOf = ({ body }: FeedbackEntry): string => (body.verdict === 'helpful' ? t('options.outbox.helpful') : flaggedWords(body.reason));

const EntryRow = ({ entry, now, onDelete }: { entry: FeedbackEntry; now: number; onDelete: () => void }) => {
  const [asking, setAsking] = useState(false);
  const { body } = entry;
  const state = stateWords()[entry.state];
  return (
    <li className="flex flex-col gap-2 py-3.5 first:pt-0 last:pb-0">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="font-medium">{titleOf(entry)}</span>
            <Tag tone={state.tone}>{state.label}</Tag>
          </p>
          <p className="text-fine text-ink-faint">
            {[
              body.run.title || body.run.url,
              clockWords(entry.createdAt, now),
              ...(entry.state === 'waiting' && entry.attempts > 0
                ? [t('options.outbox.tried', entry.attempts, { count: formatNumber(entry.attempts) })]
                : []),
              ...(entry.receivedAt === undefined ? [] : [t('options.outbox.receivedAt', { at: clockWords(entry.receivedAt, now) })]),
            ].join(' · ')}
          </p>
          {body.note && <p className="mt-1 max-w-[65ch] text-fine">{t('options.outbox.note', { note: body.note })}</p>}
          {entry.lastError && entry.state !== 'received' && <p className="mt-1 text-fine text-bad">{entry.lastError}</p>}
        </div>
        <IconButton icon="trash" label={t('options.outbox.deleteNamed', { what: titleOf(entry) })} onClick={() => setAsking(true)} />
      </div>
      {asking && (
        <ConfirmRow
          question={entry.state === 'received' ? t('options.outbox.deleteReceivedSure') : t('options.outbox.deleteSure')}
          confirm={t('options.outbox.delete')}
          onConfirm={onDelete}
          onCancel={() => setAsking(false)}
        />
      )}
      <Disclosure summary={entry.state === 'received' ? t('options.outbox.wasSent') : t('options.outbox.willBeSent')}>
        <pre className="max-h-80 overflow-auto rounded-lg bg-sunken p-3 font-mono text-tiny whitespace-pre-wrap">
          {JSON.stringify(body, null, 2)}
        </pre>
      </Disclosure>
    </li>
  );
};

/** Figures of answers that have not gone yet: all of them in one place, since nobody reads them one by one. */
const WaitingFigures = () => {
  const { db } = useOptions();
  const runs = useLiveQuery(() => waitingRuns(db), [db]) ?? [];
  if (runs.length === 0) return null;
  return (
    <Card
      title={t('options.outbox.figures', runs.length, { count: formatNumber(runs.length) })}
      hint={t('options.outbox.figuresHint')}
      actions={
        <Button icon="trash" onClick={() => void deleteWaitingRuns(db)}>
          {t('options.outbox.deleteFigures')}
        </Button>
      }
    >
      <Disclosure summary={t('options.outbox.willBeSent')}>
        <pre className="max-h-80 overflow-auto rounded-lg bg-sunken p-3 font-mono text-tiny whitespace-pre-wrap">
          {JSON.stringify(
            runs.map(({ body }) => body),
            null,
            2,
          )}
        </pre>
      </Disclosure>
    </Card>
  );
};

/** Verdicts on their way to the collector. */
export const OutboxSection = ({ settings }: { settings: Settings }) => {
  const { db, host } = useOptions();
  const entries = useLiveQuery(() => listOutbox(db), [db]);
  const [trying, setTrying] = useState(false);
  const waiting = entries?.filter(({ state }) => state === 'waiting').length ?? 0;

  const sendNow = async (): Promise<void> => {
    setTrying(true);
    await hurryOutbox(db, host.now());
    await host.sendOutbox();
    setTrying(false);
  };

  return (
    <Section title={t('options.outbox.title')} lead={t('options.outbox.lead')}>
      {settings.collector.url === '' && waiting > 0 && (
        <Notice tone="warn">
          <WordsWith
            text={t('options.outbox.noCollector', { link: '{link}' })}
            parts={{
              link: (
                <a href="#privacy" className="font-medium text-accent underline">
                  {t('options.outbox.setAddress')}
                </a>
              ),
            }}
          />
        </Notice>
      )}
      {entries?.length === 0 && <Empty title={t('options.outbox.none')}>{t('options.outbox.noneHint')}</Empty>}
      {entries && entries.length > 0 && (
        <Card
          title={waiting === 0 ? t('options.outbox.nothingWaits') : t('options.outbox.verdicts', waiting, { count: formatNumber(waiting) })}
          actions={
            <Button icon="outbox" disabled={waiting === 0 || trying || settings.collector.url === ''} onClick={() => void sendNow()}>
              {trying ? t('options.outbox.sending') : t('options.outbox.sendNow')}
            </Button>
          }
        >
          <ul className="divide-y divide-line">
            {entries.map((entry) => (
              <EntryRow key={entry.id} entry={entry} now={host.now()} onDelete={() => void deleteEntry(db, entry.id)} />
            ))}
          </ul>
        </Card>
      )}
      <WaitingFigures />
    </Section>
  );
};
