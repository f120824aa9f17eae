import { useLiveQuery } from 'dexie-react-hooks';
import { Icon } from '@/components/ui/icon';
import { jobProgress } from '@/lib/core/job-progress';
import { itemsOf, listJobs } from '@/lib/storage/job-store';
import type { GlossDb } from '@/lib/storage/db';
import { t } from '@/locales/i18n';
import { jobTitle, progressWords, stateWords } from './job-words';
import { usePanel } from './panel-context';

/** The job that has something to say: one that works, else one that waits for the reader, else one whose end was not seen yet. */
const newsOf = async (db: GlossDb) => {
  const jobs = await listJobs(db);
  const job =
    jobs.find(({ state }) => state === 'running') ??
    jobs.find(({ state, pause }) => state === 'paused' && pause?.by !== 'reader') ??
    jobs.find(({ state, told }) => state === 'finished' && !told);
  return job && { job, progress: jobProgress(await itemsOf(db, job.id)) };
};

/** That a job works, rests or is done, above the page that is looked at meanwhile. */
export const JobLine = ({ onOpen }: { onOpen: (jobId: string) => void }) => {
  const { db } = usePanel();
  const news = useLiveQuery(() => newsOf(db), [db]);
  if (!news) return null;
  const { job, progress } = news;
  return (
    <button
      type="button"
      className="flex w-full items-center gap-2 border-b border-line bg-accent-soft px-4 py-2 text-left text-fine"
      onClick={() => onOpen(job.id)}
    >
      <Icon name="pages" className="size-4 text-accent" />
      <span className="min-w-0 flex-1 truncate">
        <span className="font-medium">{job.state === 'running' ? progressWords(progress, job) : stateWords(job)}</span>
        <span className="text-ink-soft"> · {jobTitle(job)}</span>
      </span>
      <span className="sr-only">{t('jobs.openJob')}</span>
      <Icon name="chevron" className="size-3.5 text-ink-faint" />
    </button>
  );
};
