import type { ItemMark } from '@/lib/core/item-mark';
import type { Job } from '@/lib/core/job';
import type { JobProgress } from '@/lib/core/job-progress';
import type { TableWords } from '@/lib/core/job-table';
import { formatList, formatNumber } from '@/locales/formats';
import { t } from '@/locales/i18n';
import { costWords, coverageWords, durationWords } from './facts-words';
import { failureWords } from './failure-words';
import { reasonWords } from './feedback-words';

/** What is asked of each page, as the job's name. */
export const jobTitle = ({ task, question }: Pick<Job, 'task' | 'question'>): string =>
  task === 'summarize' ? t('jobs.summarizeEach') : question;

const MINUTE = 60_000;

/** "about 3 min left": nobody can know it to the second. */
const leftWords = (ms: number): string =>
  ms < MINUTE
    ? t('jobs.lessThanMinute')
    : t('jobs.minutesLeft', Math.round(ms / MINUTE), { minutes: formatNumber(Math.round(ms / MINUTE)) });

export const progressWords = ({ over, total, failed, left }: JobProgress, { state }: Job): string =>
  formatList([
    t('jobs.ofPages', { done: formatNumber(over), total: formatNumber(total) }),
    ...(failed > 0 ? [t('jobs.failedCount', failed, { count: formatNumber(failed) })] : []),
    ...(state === 'running' && left !== undefined && left > 0 ? [leftWords(left)] : []),
  ]);

/** What is read out of a job: its quarters, its state. A screen reader that was told of each of fifty pages would say nothing else. */
export const jobAnnouncement = (progress: JobProgress, job: Job): string => {
  if (job.state !== 'running') return formatList([stateWords(job), progressWords(progress, job)]);
  const quarters = Math.floor((progress.over / progress.total) * 4);
  const done = Math.ceil((progress.total * quarters) / 4);
  return quarters > 0 ? t('jobs.ofPages', { done: formatNumber(done), total: formatNumber(progress.total) }) : t('jobs.running');
};

/** Why it rests, or that it does not. */
export const stateWords = (job: Job): string => {
  switch (job.state) {
    case 'running':
      return t('jobs.running');
    case 'finished':
      return t('jobs.finished');
    case 'cancelled':
      return t('jobs.cancelled');
    case 'paused':
      return pauseWords(job);
  }
};

const pauseWords = ({ pause }: Job): string => {
  switch (pause?.by) {
    case undefined:
    case 'reader':
      return t('jobs.pausedByReader');
    case 'cap':
      return t('jobs.pausedByCap');
    case 'policy':
      return pause.organization ? t('jobs.pausedByOrganization', { organization: pause.organization }) : t('jobs.pausedByPolicy');
    case 'failure':
      return t('jobs.pausedByFailure', { why: failureWords(pause.failure, false).title });
  }
};

export const spentWords = ({ spent, cap }: Job): string => {
  const money = Object.entries(spent.money).map(([currency, amount]) => costWords({ amount, currency }));
  return formatList([t('jobs.spent', { tokens: formatNumber(spent.tokens), cap: formatNumber(cap.tokens) }), ...money]);
};

export const estimateWords = (tokens: number, ms: number, cost: Parameters<typeof costWords>[0] | undefined): string =>
  formatList([
    t('jobs.estimate', { tokens: formatNumber(tokens) }),
    ...(cost ? [costWords(cost)] : []),
    durationWords(Math.max(ms, 10_000)),
  ]);

export const markWords = (mark: ItemMark): string => {
  switch (mark.kind) {
    case 'failed':
      return failureWords(mark.failure, false).title;
    case 'not-said':
      return t('jobs.mark.notSaid');
    case 'not-found':
      return t('jobs.mark.notFound', { count: formatNumber(mark.count), of: formatNumber(mark.of) });
    case 'no-quote':
      return t('jobs.mark.noQuote');
    case 'part-read':
      return coverageWords(mark.coverage) ?? '';
    case 'unread':
      return t('jobs.mark.unread');
    case 'corrected':
      return t('facts.ownAnswer', { name: mark.owner });
    case 'flagged':
      return mark.reason ? `${t('jobs.mark.flagged')}: ${reasonWords(mark.reason)}` : t('jobs.mark.flagged');
  }
};

export const tableWords = (): TableWords => ({
  page: t('jobs.table.page'),
  answer: t('jobs.table.answer'),
  quotes: t('jobs.table.quotes'),
  flags: t('jobs.table.flags'),
  address: t('jobs.table.address'),
  overall: t('jobs.overall'),
});
