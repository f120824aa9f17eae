import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useId, useRef, useState } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { Icon } from '@/components/ui/icon';
import { Notice } from '@/components/ui/notice';
import type { Item } from '@/lib/core/item';
import { marksOf } from '@/lib/core/item-mark';
import type { Job } from '@/lib/core/job';
import { jobProgress } from '@/lib/core/job-progress';
import { jobCsv, jobMarkdown, rowOf } from '@/lib/core/job-table';
import { feedbackOn } from '@/lib/storage/feedback-store';
import { cancelJob, deleteJob, findJob, itemsOf, markTold, pauseJob, resumeJob, retryFailed } from '@/lib/storage/job-store';
import { formatNumber } from '@/locales/formats';
import { t } from '@/locales/i18n';
import { failureWords } from './failure-words';
import { JobResult } from './job-result';
import { jobAnnouncement, jobTitle, markWords, progressWords, spentWords, stateWords, tableWords } from './job-words';
import { OverallAnswer } from './overall-answer';
import { usePanel } from './panel-context';

interface JobPageProps {
  readonly jobId: string;
  readonly onOpen: (item: Item) => void;
  readonly onClose: () => void;
}

const MOST_SHOWN = 8;

/** What is in hand, what failed, and what waits: the rest of a long list is told by its number. */
const OpenItems = ({ items }: { items: readonly Item[] }) => {
  const open = items.filter(({ state, kind }) => kind === 'page' && (state === 'waiting' || state === 'read'));
  const sorted = open.toSorted((one, other) => Number(other.claim !== undefined) - Number(one.claim !== undefined) || one.at - other.at);
  const words = ({ claim, state, failure }: Item): string =>
    claim?.step === 'ask'
      ? t('jobs.item.asking')
      : claim?.step === 'read'
        ? t('jobs.item.reading')
        : failure
          ? t('jobs.item.again', { why: failureWords(failure, false).title })
          : state === 'read'
            ? t('jobs.item.read')
            : t('jobs.item.waiting');
  if (open.length === 0) return null;
  return (
    <ul aria-label={t('jobs.open')} className="flex flex-col">
      {sorted.slice(0, MOST_SHOWN).map((item) => (
        <li key={item.id} className="flex items-baseline justify-between gap-3 border-t border-line py-1.5 text-fine first:border-t-0">
          <span className="min-w-0 flex-1 truncate">{item.title || item.url}</span>
          <span className="max-w-[55%] shrink-0 text-ink-faint">{words(item)}</span>
        </li>
      ))}
      {sorted.length > MOST_SHOWN && (
        <li className="border-t border-line py-1.5 text-fine text-ink-faint">
          {t('jobs.more', { count: formatNumber(sorted.length - MOST_SHOWN) })}
        </li>
      )}
    </ul>
  );
};

const RaiseCap = ({ job, onResume }: { job: Job; onResume: (tokens: number, money: number | undefined) => void }) => {
  const [tokens, setTokens] = useState(`${job.cap.tokens * 2}`);
  const value = Math.round(Number(tokens));
  return (
    <div className="mt-2 flex flex-wrap items-end gap-2">
      <div className="min-w-24 flex-1">
        <TextField label={t('jobs.tokenCap')} inputMode="numeric" value={tokens} onChange={(event) => setTokens(event.target.value)} />
      </div>
      <Button
        look="primary"
        disabled={!(value > job.spent.tokens)}
        // The price of a token has not changed, so the money's limit goes up with the tokens'.
        onClick={() => onResume(value, job.cap.money && (job.cap.money * value) / job.cap.tokens)}
      >
        {t('jobs.resume')}
      </Button>
    </div>
  );
};

/** One job: how far it is while it runs, its table when there are answers, and what can be done with it. */
export const JobPage = ({ jobId, onOpen, onClose }: JobPageProps) => {
  const { db, host } = usePanel();
  const bar = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [note, setNote] = useState('');
  const job = useLiveQuery(() => findJob(db, jobId), [db, jobId]);
  const items = useLiveQuery(() => itemsOf(db, jobId), [db, jobId]);
  const verdicts = useLiveQuery(
    async () => new Map(await Promise.all((items ?? []).map(async ({ id }) => [id, (await feedbackOn(db, id))?.feedback] as const))),
    [db, items],
  );
  // Who looks at the result need not be told that it is there.
  const finished = job?.state === 'finished';
  useEffect(() => {
    if (finished) void markTold(db, jobId);
  }, [db, finished, jobId]);

  if (!job || !items) return null;
  const pages = items.filter(({ kind }) => kind === 'page');
  const overall = items.find(({ kind }) => kind === 'overall')?.result;
  const progress = jobProgress(items);
  const marks = new Map(pages.map((item) => [item.id, marksOf(item, verdicts?.get(item.id)).map(markWords)]));
  const over = pages.filter(({ state }) => state === 'answered' || state === 'failed');
  const title = jobTitle(job);

  const change = async (write: Promise<unknown>): Promise<void> => {
    await write;
    await host.jobsChanged();
  };
  const rows = () => over.map((item) => rowOf(item, marks.get(item.id) ?? []));
  const markdown = (): string => jobMarkdown(title, overall, rows(), tableWords());
  const copy = async (): Promise<void> => {
    try {
      await host.copy(markdown());
      setNote(t('jobs.copied'));
    } catch {
      setNote(t('jobs.notCopied'));
    }
  };
  const name = `gloss-${new Date(job.createdAt).toISOString().slice(0, 10)}`;

  return (
    <section aria-labelledby="job" className="flex flex-col gap-4">
      <div className="flex items-start gap-1.5">
        <IconButton icon="back" label={t('jobs.back')} className="-ml-1.5" onClick={onClose} />
        <h2 ref={heading} id="job" tabIndex={-1} className="min-w-0 flex-1 py-1 text-title font-semibold wrap-anywhere outline-none">
          {title}
        </h2>
        <IconButton
          icon="trash"
          label={t('jobs.delete')}
          onClick={() => {
            onClose();
            void change(deleteJob(db, jobId));
          }}
        />
      </div>

      <div className="flex flex-col gap-1.5">
        {job.state !== 'finished' && (
          <progress
            className="h-1.5 w-full appearance-none overflow-hidden rounded-full border-0 bg-sunken forced-colors:border forced-colors:forced-color-adjust-none [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
            max={progress.total}
            value={progress.over}
            aria-labelledby={bar}
          />
        )}
        <p id={bar} className="text-fine text-ink-soft">
          {progressWords(progress, job)}
        </p>
        <output className="sr-only">{jobAnnouncement(progress, job)}</output>
        {job.spent.tokens > 0 && <p className="text-tiny text-ink-faint">{spentWords(job)}</p>}
      </div>

      {job.state === 'paused' && (
        <Notice tone={job.pause?.by === 'reader' ? 'plain' : 'warn'}>
          <p>{stateWords(job)}</p>
          {job.pause?.by === 'failure' && <p className="text-ink-soft">{failureWords(job.pause.failure, false).message}</p>}
          {job.pause?.by === 'cap' && (
            <RaiseCap
              job={job}
              onResume={(tokens, money) => void change(resumeJob(db, jobId, { tokens, ...(money !== undefined && { money }) }))}
            />
          )}
        </Notice>
      )}
      {(job.state === 'running' || job.state === 'paused') && (
        <div className="flex flex-wrap gap-2">
          {job.state === 'running' && (
            <Button size="small" onClick={() => void change(pauseJob(db, jobId, { by: 'reader' }))}>
              {t('jobs.pause')}
            </Button>
          )}
          {job.state === 'paused' && job.pause?.by !== 'cap' && (
            <Button size="small" look="primary" onClick={() => void change(resumeJob(db, jobId))}>
              {t('jobs.resume')}
            </Button>
          )}
          <Button size="small" icon="stop" onClick={() => void change(cancelJob(db, jobId, host.now()))}>
            {t('jobs.cancel')}
          </Button>
        </div>
      )}

      {overall && <OverallAnswer result={overall} pages={pages} onOpen={onOpen} />}

      {(over.length > 0 || job.state === 'finished') && (
        <div className="-ml-2 flex flex-wrap gap-0.5">
          <Button look="quiet" size="small" icon="copy" onClick={() => void copy()}>
            {t('jobs.copyMarkdown')}
          </Button>
          <Button look="quiet" size="small" icon="download" onClick={() => host.saveFile(`${name}.md`, markdown(), 'text/markdown')}>
            {t('jobs.saveMarkdown')}
          </Button>
          <Button
            look="quiet"
            size="small"
            icon="download"
            onClick={() => host.saveFile(`${name}.csv`, jobCsv(rows(), tableWords()), 'text/csv')}
          >
            {t('jobs.saveCsv')}
          </Button>
          {job.state === 'finished' && progress.failed > 0 && (
            <Button look="quiet" size="small" icon="again" onClick={() => void change(retryFailed(db, jobId))}>
              {t('jobs.retryFailed', progress.failed, { count: formatNumber(progress.failed) })}
            </Button>
          )}
          <output className="self-center pl-2 text-fine text-ink-soft">{note}</output>
        </div>
      )}

      {(job.state === 'running' || job.state === 'paused') && <OpenItems items={items} />}
      {over.length > 0 && <JobResult items={over} marks={marks} onOpen={onOpen} />}
      {job.state === 'finished' && pages.every(({ state }) => state === 'failed') && (
        <p className="flex items-center gap-1.5 text-fine text-warn">
          <Icon name="missing" />
          {t('jobs.allFailed')}
        </p>
      )}
    </section>
  );
};
