import type { Calendar, CalendarUnit } from './calendar';
import type { FailureKind } from './failure';
import type { Trace, TraceSummary } from './trace';

/** Which runs the reader wants to see. An empty string asks for nothing. */
export interface ActivityFilter {
  readonly site: string;
  readonly engine: string;
  readonly model: string;
  /** One kind of failure; `any` for every run that failed, `flagged` for answers that were flagged. */
  readonly trouble: FailureKind | 'any' | 'flagged' | '';
}

export const everything: ActivityFilter = { site: '', engine: '', model: '', trouble: '' };

/** Milliseconds from the start of a run to its end. */
export const durationOf = (trace: Pick<Trace, 'stages'>): number => trace.stages.reduce((sum, { ms }) => sum + ms, 0);

const hasTrouble = (trace: TraceSummary, trouble: ActivityFilter['trouble'], flagged: ReadonlySet<string>): boolean => {
  if (trouble === '') return true;
  if (trouble === 'flagged') return flagged.has(trace.runId);
  return trouble === 'any' ? trace.failure !== undefined : trace.failure?.kind === trouble;
};

/** Whether all words of a search occur in a trace, in any case: in what was asked, read, answered or where. */
export const mentions = (trace: Trace, search: string): boolean => {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const short = [trace.question, trace.url, trace.task, trace.model, trace.prompt, trace.engineName].join('\n').toLowerCase();
  // The short fields first: where they hold every word, the page's text need not be put in lower case.
  const left = words.filter((word) => !short.includes(word));
  if (left.length === 0) return true;
  const long = [trace.output, ...trace.input.map(({ content }) => content)].join('\n').toLowerCase();
  return left.every((word) => long.includes(word));
};

/**
 * The traces that a filter lets through, in the order they came.
 * @param mentioning the runs that mention what is searched for; undefined when nothing is.
 */
export const filterTraces = <Row extends TraceSummary>(
  traces: readonly Row[],
  filter: ActivityFilter,
  flagged: ReadonlySet<string>,
  mentioning?: ReadonlySet<string>,
): readonly Row[] =>
  traces.filter(
    (trace) =>
      (filter.site === '' || trace.site === filter.site) &&
      (filter.engine === '' || trace.engine === filter.engine) &&
      (filter.model === '' || trace.model === filter.model) &&
      hasTrouble(trace, filter.trouble, flagged) &&
      (mentioning === undefined || mentioning.has(trace.runId)),
  );

/** What there is to choose from, most frequent first. */
export interface ActivityChoices {
  readonly sites: readonly string[];
  readonly engines: readonly string[];
  readonly models: readonly string[];
  readonly failures: readonly FailureKind[];
}

const byFrequency = <T extends string>(values: Iterable<T | undefined>): readonly T[] => {
  const counts = new Map<T, number>();
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([value]) => value);
};

export const choicesOf = (traces: readonly TraceSummary[]): ActivityChoices => ({
  sites: byFrequency(traces.map(({ site }) => site)),
  engines: byFrequency(traces.map(({ engine }) => engine)),
  models: byFrequency(traces.map(({ model }) => model)),
  failures: byFrequency(traces.map(({ failure }) => failure?.kind)),
});

/**
 * The smallest value that at least `share` of the values do not exceed (nearest rank): always one that was really measured.
 * @param sorted ascending.
 * @returns undefined of nothing.
 */
export const quantile = (sorted: readonly number[], share: number): number | undefined =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];

/** What happened in one hour, day, week or month. */
export interface ActivityPeriod {
  /** Its first millisecond. */
  readonly from: number;
  readonly runs: number;
  readonly failures: number;
  readonly flags: number;
  /** Money by currency. */
  readonly cost: Readonly<Record<string, number>>;
  /** Milliseconds of the runs that were answered by an engine; undefined when there was none. */
  readonly p50: number | undefined;
  readonly p95: number | undefined;
}

/** Cancelled by the reader is not trouble. */
const isTrouble = (trace: TraceSummary): boolean => trace.failure !== undefined && trace.failure.kind !== 'cancelled';

const periodOf = (from: number, traces: readonly TraceSummary[], flagged: ReadonlySet<string>): ActivityPeriod => {
  const durations = traces
    // An answer from the cache takes no time and would hide how long the engine takes.
    .filter((trace) => trace.failure === undefined && !trace.cached)
    .map(durationOf)
    .sort((a, b) => a - b);
  const cost: Record<string, number> = {};
  for (const trace of traces) if (trace.cost) cost[trace.cost.currency] = (cost[trace.cost.currency] ?? 0) + trace.cost.amount;
  return {
    from,
    runs: traces.length,
    failures: traces.filter(isTrouble).length,
    flags: traces.filter(({ runId }) => flagged.has(runId)).length,
    cost,
    p50: quantile(durations, 0.5),
    p95: quantile(durations, 0.95),
  };
};

/** All of it as one period, for the figures above the charts. `from` is the first run's moment, 0 of nothing. */
export const summaryOf = (traces: readonly TraceSummary[], flagged: ReadonlySet<string>): ActivityPeriod =>
  periodOf(
    traces.reduce((first, { at }) => Math.min(first, at), traces[0]?.at ?? 0),
    traces,
    flagged,
  );

/** The unit in which a span of time makes between a handful and some sixty periods. */
export const unitFor = (first: number, last: number): CalendarUnit => {
  const days = (last - first) / 86_400_000;
  if (days <= 2) return 'hour';
  if (days <= 62) return 'day';
  return days <= 400 ? 'week' : 'month';
};

/** Period after period, oldest first, with those in which nothing happened: a gap is a fact too. Empty of no traces. */
export const activityOverTime = (
  traces: readonly TraceSummary[],
  flagged: ReadonlySet<string>,
  unit: CalendarUnit,
  calendar: Calendar,
): readonly ActivityPeriod[] => {
  const byPeriod = new Map<number, TraceSummary[]>();
  for (const trace of traces) {
    const from = calendar.startOf(unit, trace.at);
    const period = byPeriod.get(from);
    if (period) period.push(trace);
    else byPeriod.set(from, [trace]);
  }
  const starts = [...byPeriod.keys()].sort((a, b) => a - b);
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined) return [];
  const periods: ActivityPeriod[] = [];
  for (let from = first; from <= last; from = calendar.next(unit, from)) periods.push(periodOf(from, byPeriod.get(from) ?? [], flagged));
  return periods;
};
