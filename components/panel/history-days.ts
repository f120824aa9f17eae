import { formatDate } from '@/locales/formats';
import { t } from '@/locales/i18n';
/** Runs of one day, under the words that head them. */
export interface Day<Run> {
  readonly title: string;
  readonly runs: readonly Run[];
}

const DAY = 24 * 60 * 60 * 1000;

const dayWords = (at: number, now: number): string => {
  const day = new Date(at);
  const isDay = (other: number): boolean => day.toDateString() === new Date(other).toDateString();
  if (isDay(now)) return t('history.today');
  // Noon of today less a day is always yesterday; midnight less 24 hours is not, twice a year.
  if (isDay(new Date(now).setHours(12, 0, 0, 0) - DAY)) return t('history.yesterday');
  const sameYear = day.getFullYear() === new Date(now).getFullYear();
  return formatDate(at, { weekday: 'long', day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) });
};

/** Groups runs by the reader's own calendar days; both in the order they come in. */
export const byDay = <Run extends { readonly startedAt: number }>(runs: readonly Run[], now: number): readonly Day<Run>[] => {
  const days = new Map<string, Run[]>();
  for (const run of runs) {
    const title = dayWords(run.startedAt, now);
    days.set(title, [...(days.get(title) ?? []), run]);
  }
  return [...days].map(([title, ofDay]) => ({ title, runs: ofDay }));
};
