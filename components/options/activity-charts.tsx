import { useMemo } from 'react';
import { costWords } from '@/components/panel/facts-words';
import { activityOverTime, unitFor, type ActivityPeriod } from '@/lib/core/activity';
import { localCalendar, type CalendarUnit } from '@/lib/core/calendar';
import type { TraceSummary } from '@/lib/core/trace';
import { countWords, latencyWords } from '@/components/ui/figure-words';
import { TimeChart, type ChartSeries } from '@/components/ui/time-chart';

const hourFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric' });

const formats: Record<CalendarUnit, Intl.DateTimeFormat> = { hour: hourFormat, day: dayFormat, week: dayFormat, month: monthFormat };

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
      momentWords: (at: number) => formats[unit].format(at),
      currency,
      latency: [
        line('Median', '--accent', ({ p50 }) => p50),
        { ...line('95th percentile', '--warn', ({ p95 }) => p95), form: 'dashes' as const },
      ],
      cost: [bars('Cost', '--accent', ({ cost }) => cost[currency ?? ''] ?? 0)],
      failures: [bars('Failures', '--bad', ({ failures }) => failures)],
      flags: [bars('Flags', '--warn', ({ flags }) => flags)],
    };
  }, [traces, flagged]);

  const { moments, momentWords, currency, latency, cost, failures, flags } = charts;
  const common = { moments, momentWords };
  return (
    <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
      <TimeChart {...common} title="How long answers took" series={latency} words={latencyWords} />
      <TimeChart
        {...common}
        title={currency ? `What they cost, in ${currency}` : 'What they cost'}
        series={cost}
        words={(value) => (value === undefined ? '–' : costWords({ amount: value, currency: currency ?? '' }))}
      />
      <TimeChart {...common} title="Failures" series={failures} words={count} whole />
      <TimeChart {...common} title="Flags" series={flags} words={count} whole />
    </div>
  );
};
