import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useRef } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { Job } from '@/lib/core/job';
import { jobProgress } from '@/lib/core/job-progress';
import { itemsOf, listJobs } from '@/lib/storage/job-store';
import { formatList } from '@/locales/formats';
import { t } from '@/locales/i18n';
import { clockWords } from './facts-words';
import { jobTitle, progressWords, stateWords } from './job-words';
import { usePanel } from './panel-context';

interface JobsViewProps {
  readonly onNew: () => void;
  readonly onOpen: (jobId: string) => void;
  readonly onClose: () => void;
}

const JobLine = ({ job, onOpen }: { job: Job } & Pick<JobsViewProps, 'onOpen'>) => {
  const { db, host } = usePanel();
  const items = useLiveQuery(() => itemsOf(db, job.id), [db, job.id]);
  return (
    <li>
      <button
        type="button"
        className="flex w-full items-start gap-2.5 rounded-lg px-2 py-2 text-left hover:bg-sunken"
        onClick={() => onOpen(job.id)}
      >
        <Icon name={job.task === 'ask' ? 'explain' : 'summarize'} className="mt-[0.2rem] size-4 text-accent" />
        <span className="min-w-0 flex-1">
          <span className="line-clamp-2 font-medium">
            {job.state === 'finished' && !job.told && (
              <span className="mr-1.5 rounded-sm bg-accent px-1 py-px text-tiny font-semibold text-on-accent">{t('jobs.new')}</span>
            )}
            {jobTitle(job)}
          </span>
          <span className="block text-fine text-ink-soft">
            {formatList([stateWords(job), ...(items ? [progressWords(jobProgress(items), job)] : [])])}
          </span>
          <span className="block text-tiny text-ink-faint">{clockWords(job.createdAt, host.now())}</span>
        </span>
      </button>
    </li>
  );
};

/** Every job that is kept, and the way to a new one. */
export const JobsView = ({ onNew, onOpen, onClose }: JobsViewProps) => {
  const { db } = usePanel();
  const jobs = useLiveQuery(() => listJobs(db), [db]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby="jobs" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-1.5">
        <IconButton icon="back" label={t('jobs.backToPage')} className="-ml-1.5" onClick={onClose} />
        <h2 ref={heading} id="jobs" tabIndex={-1} className="flex-1 text-title font-semibold outline-none">
          {t('jobs.title')}
        </h2>
        <Button size="small" look="primary" icon="plus" onClick={onNew}>
          {t('jobs.begin')}
        </Button>
      </div>
      {jobs?.length === 0 && <p className="py-6 text-center text-balance text-ink-faint">{t('jobs.none')}</p>}
      <ul className="-mx-2">
        {jobs?.map((job) => (
          <JobLine key={job.id} job={job} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  );
};
