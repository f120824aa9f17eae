import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { clockWords } from '@/components/panel/facts-words';
import { reasonWords } from '@/components/panel/feedback-words';
import { Button, IconButton } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { Notice } from '@/components/ui/notice';
import type { SendState } from '@/lib/core/feedback';
import type { FeedbackEntry } from '@/lib/core/outbox-entry';
import type { Settings } from '@/lib/core/settings';
import { deleteEntry, deleteWaitingRuns, hurryOutbox, listOutbox, waitingRuns } from '@/lib/storage/outbox-store';
import { ConfirmRow } from './confirm-row';
import { useOptions } from './options-context';
import { Card, Empty, Section, Tag } from './section';

const stateWords: Record<SendState, { readonly label: string; readonly tone: 'plain' | 'good' | 'warn' | 'bad' }> = {
  waiting: { label: 'waiting', tone: 'warn' },
  sent: { label: 'on its way', tone: 'plain' },
  received: { label: 'received', tone: 'good' },
  rejected: { label: 'rejected', tone: 'bad' },
};

const titleOf = ({ body }: FeedbackEntry): string =>
  body.verdict === 'helpful' ? 'Helpful' : `Flagged${body.reason ? `: ${reasonWords[body.reason].toLowerCase()}` : ''}`;

const EntryRow = ({ entry, now, onDelete }: { entry: FeedbackEntry; now: number; onDelete: () => void }) => {
  const [asking, setAsking] = useState(false);
  const { body } = entry;
  const state = stateWords[entry.state];
  return (
    <li className="flex flex-col gap-2 py-3.5 first:pt-0 last:pb-0">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="font-medium">{titleOf(entry)}</span>
            <Tag tone={state.tone}>{state.label}</Tag>
          </p>
          <p className="text-fine text-ink-faint">
            {body.run.title || body.run.url} · {clockWords(entry.createdAt, now)}
            {entry.state === 'waiting' && entry.attempts > 0 && ` · tried ${entry.attempts === 1 ? 'once' : `${entry.attempts} times`}`}
            {entry.receivedAt !== undefined && ` · received ${clockWords(entry.receivedAt, now)}`}
          </p>
          {body.note && <p className="mt-1 max-w-[65ch] text-fine">“{body.note}”</p>}
          {entry.lastError && entry.state !== 'received' && <p className="mt-1 text-fine text-bad">{entry.lastError}</p>}
        </div>
        <IconButton icon="trash" label={`Delete: ${titleOf(entry)}`} onClick={() => setAsking(true)} />
      </div>
      {asking && (
        <ConfirmRow
          question={
            entry.state === 'received'
              ? 'Delete it here? The collector keeps what it received.'
              : 'Delete it? It will not be sent any more.'
          }
          confirm="Delete"
          onConfirm={onDelete}
          onCancel={() => setAsking(false)}
        />
      )}
      <Disclosure summary={entry.state === 'received' ? 'What was sent' : 'What will be sent'}>
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
      title={runs.length === 1 ? 'Figures of one answer wait' : `Figures of ${runs.length} answers wait`}
      hint="Times, sizes, cost and engine; nothing that was asked, read or answered."
      actions={
        <Button icon="trash" onClick={() => void deleteWaitingRuns(db)}>
          Delete figures
        </Button>
      }
    >
      <Disclosure summary="What will be sent">
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
    <Section
      title="Outbox"
      lead="Verdicts you gave, until the collector has acknowledged them. Nothing is lost while it can’t be reached, and nothing goes out that you can’t read here."
    >
      {settings.collector.url === '' && waiting > 0 && (
        <Notice tone="warn">
          No collector is set, so these wait.{' '}
          <a href="#privacy" className="font-medium text-accent underline">
            Set its address
          </a>
        </Notice>
      )}
      {entries?.length === 0 && (
        <Empty title="Nothing here">Press “Helpful” or “Flag” below an answer, and it shows up here on its way.</Empty>
      )}
      {entries && entries.length > 0 && (
        <Card
          title={waiting === 0 ? 'Nothing waits' : waiting === 1 ? 'One verdict waits' : `${waiting} verdicts wait`}
          actions={
            <Button icon="outbox" disabled={waiting === 0 || trying || settings.collector.url === ''} onClick={() => void sendNow()}>
              {trying ? 'Sending…' : 'Send now'}
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
