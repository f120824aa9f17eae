import { useQuery } from '@tanstack/react-query';
import { Notice } from '@/components/ui/notice';
import type { AlertRule } from '@/lib/collector/alerts-contract';
import { Ago } from './ago';
import { getAlerts } from './client';

const LOOK_EVERY_MS = 15_000;

interface AlertWords {
  readonly title: string;
  readonly whom: string;
}

const alertWords = (rule: AlertRule): AlertWords => {
  switch (rule) {
    case 'failure-rate':
      return {
        title: 'More answers fail than usual',
        whom: 'For whoever runs the endpoint: the chart “Failures, by kind” says what goes wrong.',
      };
    case 'p95':
      return { title: 'Answers are slower than usual', whom: 'For whoever runs the endpoint.' };
    case 'flag-rate':
      return {
        title: 'Readers flag more answers than usual',
        whom: 'For the owner: was the prompt or the model changed? The inbox has them, most flagged first.',
      };
    case 'cost-per-day':
      return { title: 'Today costs more than usual', whom: 'For the owner: a model, a price or the use has changed.' };
    case 'budget':
      return { title: 'Most of this month’s budget is spent', whom: 'For the owner: nobody is stopped by it.' };
    case 'budget-spent':
      return { title: 'This month’s budget is spent', whom: 'For the owner: nobody is stopped by it, answers go on costing.' };
  }
};

/** What is wrong now, in words, with whom it calls; nothing while all is well. */
export const OpenAlerts = () => {
  const { data, error } = useQuery({ queryKey: ['alerts'], queryFn: getAlerts, refetchInterval: LOOK_EVERY_MS });
  const open = data?.alerts.filter(({ clearedAt }) => clearedAt === null) ?? [];
  return (
    <section aria-label="Open alerts" aria-live="polite" className="flex flex-col gap-2 empty:hidden">
      {error && <Notice tone="bad">Whether something is wrong can’t be told now: {error.message}</Notice>}
      {open.map(({ id, rule, message, firedAt }) => {
        const { title, whom } = alertWords(rule);
        return (
          <Notice key={id} tone={rule === 'failure-rate' || rule === 'budget-spent' ? 'bad' : 'warn'}>
            <p className="font-semibold">
              {title}{' '}
              <span className="font-normal text-ink-soft">
                · since <Ago at={firedAt} />
              </span>
            </p>
            <p>{message}</p>
            <p className="text-ink-soft">{whom}</p>
          </Notice>
        );
      })}
    </section>
  );
};
