import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { SelectField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { TimeChart } from '@/components/ui/time-chart';
import type { ChartPoint } from '@/lib/collector/charts-contract';
import { goTo, useAddress } from './address';
import { chartsOf, type PointLine } from './chart-figures';
import { getCharts } from './client';
import { ComparisonTable } from './comparison-table';
import { FigureTiles } from './figure-tiles';
import { OpenAlerts } from './open-alerts';

const DAY = 86_400_000;
const PERIODS = [7, 30, 90, 365];
const LOOK_EVERY_MS = 60_000;
/** More lines than this nobody tells apart; the table has all. */
const MOST_LINES = 4;

const splits = { site: 'Site', model: 'Model', prompt: 'Prompt version' } as const;
const filterNames = ['site', 'model', 'prompt'] as const;

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const dayWords = (at: number): string => dayFormat.format(at);

/** How the answers are over time, of everything or of a part, and what is wrong now. */
export const ChartsTab = () => {
  const { filters } = useAddress();
  const [now] = useState(Date.now);
  const days = PERIODS.find((period) => String(period) === filters.get('days')) ?? 30;
  const split = filterNames.find((name) => name === filters.get('split'));
  const asked = (change: Readonly<Record<string, string>>): URLSearchParams => {
    const query = new URLSearchParams({ from: String((Math.floor(now / DAY) - days + 1) * DAY) });
    for (const name of filterNames) if (filters.has(name)) query.set(name, filters.get(name) ?? '');
    for (const [name, value] of Object.entries(change)) query.set(name, value);
    return query;
  };
  const chartsQuery = (change: Readonly<Record<string, string>>) => {
    const query = asked(change);
    return { queryKey: ['charts', query.toString()], queryFn: () => getCharts(query), refetchInterval: LOOK_EVERY_MS };
  };
  const { data, error, refetch } = useQuery({ ...chartsQuery({ by: 'day' }), placeholderData: keepPreviousData });
  const { data: parts } = useQuery({ ...chartsQuery({ by: split ?? 'site' }), enabled: split !== undefined });
  const compared = split && parts ? parts.points.filter(({ runs, flags, helpful }) => runs + flags + helpful > 0) : [];
  const lines = useQueries({
    queries: compared.slice(0, MOST_LINES).map(({ key }) => chartsQuery({ by: 'day', [split ?? 'site']: key })),
    combine: (results) => results.map((result) => result.data?.points ?? []),
  });

  const choose = (name: string, value: string): void => {
    const changed = new URLSearchParams(filters);
    changed.delete('state');
    if (value) changed.set(name, value);
    else changed.delete(name);
    goTo({ tab: 'charts', topic: '', filters: changed });
  };
  const select = (name: string, label: string, none: string | undefined, options: readonly (readonly [string, string])[]) => (
    <SelectField
      label={label}
      value={name === 'days' ? String(days) : (filters.get(name) ?? '')}
      onChange={(event) => choose(name, event.target.value)}
    >
      {none !== undefined && <option value="">{none}</option>}
      {options.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </SelectField>
  );
  const plain = (values: readonly string[] = []) => values.map((value) => [value, value] as const);

  const shown: readonly PointLine[] = split
    ? compared
        .slice(0, MOST_LINES)
        .flatMap(({ key }, index) => (lines[index]?.length ? [{ label: key || 'Not told', points: lines[index] }] : []))
    : [{ label: '', points: data?.points ?? [] }];
  const moments = data?.points.map(({ key }) => Date.parse(key)) ?? [];
  const ready = shown.length > 0 && shown.every(({ points }) => points.length === moments.length);
  return (
    <main className="mx-auto flex w-full max-w-[90rem] min-w-0 flex-1 flex-col gap-5 px-4 py-4 lg:overflow-y-auto">
      <h1 className="sr-only">Charts</h1>
      <OpenAlerts />
      <form
        aria-label="What the charts show"
        className="grid grid-cols-2 gap-2.5 sm:grid-cols-3 lg:grid-cols-5"
        onSubmit={(event) => event.preventDefault()}
      >
        {select(
          'days',
          'Period',
          undefined,
          PERIODS.map((period) => [String(period), period === 365 ? 'Last year' : `Last ${period} days`]),
        )}
        {select('split', 'Split by', 'Nothing', Object.entries(splits))}
        {select('site', 'Site', 'All sites', plain(data?.sites))}
        {select('model', 'Model', 'All models', plain(data?.models))}
        {select('prompt', 'Prompt version', 'All versions', plain(data?.prompts))}
      </form>
      {error && (
        <Notice tone="bad">
          <p>{error.message}</p>
          <Button size="small" className="mt-2" onClick={() => void refetch()}>
            Try again
          </Button>
        </Notice>
      )}
      {data && isEmpty(data.total) && (
        <div className="px-4 py-10 text-center">
          <p className="text-lead font-medium">No runs in this period</p>
          <p className="mt-1 text-fine text-ink-faint">
            Choose a longer one or less above. Extensions send their figures in batches, a few minutes after a run at the latest.
          </p>
        </div>
      )}
      {data && !isEmpty(data.total) && (
        <>
          <FigureTiles total={data.total} />
          {split && compared.length > 0 && (
            <ComparisonTable title={`By ${splits[split].toLowerCase()}`} of={splits[split]} points={compared} />
          )}
          {split && compared.length > MOST_LINES && (
            <p className="text-fine text-ink-faint">
              The charts show the {MOST_LINES} with most runs; the table has all {compared.length}.
            </p>
          )}
          {ready && (
            <div className="grid gap-x-8 gap-y-7 lg:grid-cols-2">
              {chartsOf(shown).map(({ title, series, words, whole }) => (
                <TimeChart
                  key={title}
                  title={title}
                  moments={moments}
                  momentWords={dayWords}
                  series={series}
                  words={words}
                  whole={whole}
                  marks={data.promptChanges.map(({ at, prompt }) => ({ at: Math.floor(at / DAY) * DAY, words: `Prompt ${prompt}` }))}
                />
              ))}
            </div>
          )}
          <p className="text-fine text-ink-faint">
            Days are UTC. A dotted line marks the day on which a new prompt version was first seen. Percentiles are within 5 %.
          </p>
        </>
      )}
    </main>
  );
};

const isEmpty = ({ runs, flags, helpful }: ChartPoint): boolean => runs + flags + helpful === 0;
