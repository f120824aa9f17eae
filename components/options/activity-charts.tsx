import { useMemo } from 'react';
import { costWords } from '@/components/panel/facts-words';
import { activityOverTime, unitFor, type ActivityPeriod } from '@/lib/core/activity';
import { localCalendar, type CalendarUnit } from '@/lib/core/calendar';
import type { TraceSummary } from '@/lib/core/trace';
import { countWords, latencyWords } from '@/components/ui/figure-words';
import { TimeChart, type ChartSeries } from '@/components/ui/time-chart';
import { formatDate } from '@/locales/formats';
import { t } from '@/locales/i18n';

const formats: Record<CalendarUnit, Intl.DateTimeFormatOptions> = {
  hour: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  day: { day: 'numeric', month: 'short' },
  week: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
};

const count = (value: number | undefined): string => (value === undefined ? '–' : countWords(Math.round(value * 10) / 10));

/** Of several currencies the one that most was spent in; the table of costs has them all. */
const mainCurrency = (periods: readonly ActivityPeriod[]): string | undefined => {
  const sums = new Map<string, number>();
  for (const { cost } of periods)
    for (const [currency, amount] of Object.entries(cost)) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums].sort(([, a], [, b]) => b - a)[0]?.[0];
};

/** How fast, how dear and how good the answers were over time. */
export const ActivityCharts = ({ traces, flagged }: { traces: readonly TraceSummary[]; flagged: ReadonlySet<string> }) => {
  const charts = useMemo(() => {
    const ats = traces.map(({ at }) => at);
    const unit = unitFor(
      ats.reduce((a, b) => Math.min(a, b), Infinity),
      ats.reduce((a, b) => Math.max(a, b), -Infinity),
    );
    const periods = activityOverTime(traces, flagged, unit, localCalendar);
    const currency = mainCurrency(periods);
    const line = (label: string, color: ChartSeries['color'], valueOf: (period: ActivityPeriod) => number | undefined): ChartSeries => ({
      label,
      color,
      form: 'line',
      values: periods.map(valueOf),
    });
    const bars = (label: string, color: ChartSeries['color'], valueOf: (period: ActivityPeriod) => number | undefined): ChartSeries => ({
      ...line(label, color, valueOf),
      form: 'bars',
    });
    return {
      moments: periods.map(({ from }) => from),
      momentWords: (at: number) => formatDate(at, formats[unit]),
      currency,
      latency: [
        line(t('options.charts.median'), '--accent', ({ p50 }) => p50),
        { ...line(t('options.charts.p95'), '--warn', ({ p95 }) => p95), form: 'dashes' as const },
      ],
      cost: [bars(t('options.charts.cost'), '--accent', ({ cost }) => cost[currency ?? ''] ?? 0)],
      failures: [bars(t('options.charts.failures'), '--bad', ({ failures }) => failures)],
      flags: [bars(t('options.charts.flags'), '--warn', ({ flags }) => flags)],
    };
  }, [traces, flagged]);

  const { moments, momentWords, currency, latency, cost, failures, flags } = charts;
  const common = { moments, momentWords };
  return (
    <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
      <TimeChart {...common} title={t('options.charts.latency')} series={latency} words={latencyWords} />
      <TimeChart
        {...common}
        title={currency ? t('options.charts.costsIn', { currency }) : t('options.charts.costs')}
        series={cost}
        words={(value) => (value === undefined ? '–' : costWords({ amount: value, currency: currency ?? '' }))}
      />
      <TimeChart {...common} title={t('options.charts.failures')} series={failures} words={count} whole />
      <TimeChart {...common} title={t('options.charts.flags')} series={flags} words={count} whole />
    </div>
  );
};
