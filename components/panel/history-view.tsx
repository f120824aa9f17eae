import { useLiveQuery } from 'dexie-react-hooks';
import { useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { z } from 'zod';
import { Button, IconButton } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { siteOf } from '@/lib/core/page-address';
import type { RunRecord } from '@/lib/core/run-record';
import { deleteAllRuns, deleteRun, listRuns } from '@/lib/storage/run-store';
import { formatNumber } from '@/locales/formats';
import { t } from '@/locales/i18n';
import { askWords } from './ask-words';
import { clockWords } from './facts-words';
import { byDay } from './history-days';
import { useKept, usePanel } from './panel-context';
import { taskIcons } from './run-card';

const PAGE = 50;

const Search = z.string();

interface HistoryViewProps {
  readonly onOpen: (run: RunRecord) => void;
  readonly onFlags: () => void;
  readonly onClose: () => void;
}

const outcomeWords = ({ outcome }: RunRecord): string | undefined => {
  if (outcome?.status === 'answered') return outcome.answer.answered ? undefined : t('history.notOnPage');
  return outcome?.failure.kind === 'cancelled' ? t('history.stopped') : t('history.noAnswer');
};

const hostOf = (url: string): string => siteOf(url).replace(/^.*:\/\//, '');

/** Asked once more before all is gone; the focus starts on the answer that loses nothing. */
const DeleteAll = ({ onDelete, onKeep }: { onDelete: () => void; onKeep: () => void }) => {
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  return (
    <fieldset aria-label={t('history.deleteAllOf')} className="flex min-w-0 flex-col gap-2.5 rounded-lg bg-bad-soft px-3.5 py-3">
      <p>{t('history.deleteAllSure')}</p>
      <div className="flex flex-wrap gap-2">
        <Button look="plain" size="small" icon="trash" className="text-bad" onClick={onDelete}>
          {t('history.deleteAll')}
        </Button>
        <Button ref={keep} look="quiet" size="small" onClick={onKeep}>
          {t('history.keep')}
        </Button>
      </div>
    </fieldset>
  );
};

/** Earlier runs, newest first; every word of the search has to occur in one. */
export const HistoryView = ({ onOpen, onFlags, onClose }: HistoryViewProps) => {
  const { host, db } = usePanel();
  const [kept, setSearch] = useKept('history-search', Search);
  const search = kept ?? '';
  const [limit, setLimit] = useState(PAGE);
  const [sure, setSure] = useState(false);
  const wanted = useDeferredValue(search);
  const runs = useLiveQuery(() => listRuns(db, { search: wanted, limit: limit + 1 }), [db, wanted, limit]);
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);

  const now = host.now();
  const shown = runs?.slice(0, limit) ?? [];

  return (
    <section aria-labelledby={`${id}-title`} className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-1.5">
        <IconButton icon="back" label={t('history.backToPage')} className="-ml-1.5" onClick={onClose} />
        <h2 id={`${id}-title`} className="flex-1 text-title font-semibold">
          {t('history.title')}
        </h2>
        <Button look="quiet" size="small" icon="flag" onClick={onFlags}>
          {t('flag.yours')}
        </Button>
        {(runs?.length ?? 0) > 0 && !sure && (
          <Button look="quiet" size="small" onClick={() => setSure(true)}>
            {t('history.deleteAll')}
          </Button>
        )}
      </div>

      {sure && (
        <DeleteAll
          onDelete={() => {
            setSure(false);
            box.current?.focus();
            void deleteAllRuns(db);
          }}
          onKeep={() => setSure(false)}
        />
      )}

      <div className="relative">
        <Icon name="search" className="pointer-events-none absolute top-2.5 left-2.5 size-4 text-ink-faint" />
        <input
          ref={box}
          type="search"
          aria-label={t('history.search')}
          placeholder={t('history.searchIn')}
          value={search}
          onChange={(event) => {
            setSearch(event.target.value || undefined);
            setLimit(PAGE);
          }}
          className="min-h-9 w-full min-w-0 rounded-lg border border-line-strong bg-surface pr-2.5 pl-8"
        />
      </div>
      <output className="sr-only">
        {runs && wanted && (shown.length === 0 ? t('history.nothingFound') : t('history.found', { count: formatNumber(shown.length) }))}
      </output>

      {runs?.length === 0 && (
        <p className="py-6 text-center text-ink-faint">{wanted ? t('history.nothingFor', { words: wanted }) : t('history.empty')}</p>
      )}

      {byDay(shown, now).map((day) => (
        <section key={day.title} aria-label={day.title}>
          <h3 className="mb-1 text-fine font-semibold text-ink-faint">{day.title}</h3>
          <ul className="-mx-2">
            {day.runs.map((run) => {
              const outcome = outcomeWords(run);
              return (
                <li key={run.id} className="group/row relative">
                  <button
                    type="button"
                    className="flex w-full items-start gap-2.5 rounded-lg px-2 py-2 pr-10 text-left hover:bg-sunken"
                    onClick={() => onOpen(run)}
                  >
                    <Icon name={taskIcons[run.ask.task]} className="mt-[0.2rem] size-4 text-accent" />
                    <span className="min-w-0 flex-1">
                      <span className="line-clamp-2 font-medium">{askWords(run.ask)}</span>
                      <span className="block truncate text-fine text-ink-soft">{run.title || run.url || t('history.unreadPage')}</span>
                      <span className="block truncate text-tiny text-ink-faint">
                        {[clockWords(run.startedAt, run.startedAt), hostOf(run.url), outcome].filter(Boolean).join(' · ')}
                      </span>
                    </span>
                  </button>
                  <IconButton
                    icon="trash"
                    size="small"
                    label={t('history.deleteNamed', { question: askWords(run.ask) })}
                    className="absolute top-2 right-2 text-ink-faint"
                    onClick={() => {
                      // The row goes away with its button; the search box is where one goes on.
                      box.current?.focus();
                      void deleteRun(db, run.id);
                    }}
                  />
                </li>
              );
            })}
          </ul>
        </section>
      ))}
      {(runs?.length ?? 0) > limit && (
        <Button look="plain" onClick={() => setLimit(limit + PAGE)}>
          {t('history.more')}
        </Button>
      )}
    </section>
  );
};
