import type { ChartPoint, Charts, ChartsQuery } from '@/lib/collector/charts-contract';
import type { Queries } from './open-database';
import { added, bucketsOf, DAY, percentile, Sums } from './sums';

const DAYS = 30;
/** Ten years and a bit: a chart has no use for more points, and a wrong `from` must not ask for millions of them. */
const MOST_DAYS = 3_700;

const dayName = (at: number): string => new Date(at).toISOString().slice(0, 10);

const rate = (part: number, of: number): number | null => (of > 0 ? part / of : null);

const latency = (sums: Sums, duration: 'total-ms' | 'first-text-ms') => {
  const buckets = bucketsOf(sums, duration);
  return { p50: percentile(buckets, 0.5) ?? null, p95: percentile(buckets, 0.95) ?? null };
};

/** What was summed of one engine's runs. */
type ByEngine = ReadonlyMap<string, Sums>;

const pointOf = (key: string, byEngine: ByEngine): ChartPoint => {
  const sums = [...byEngine.values()].reduce(added, {});
  const { runs = 0, failed = 0, flags = 0, helpful = 0, cached = 0, corrected = 0, cost = 0 } = sums;
  const cancelled = sums['failure:cancelled'] ?? 0;
  const answeredBy: Record<string, number> = {};
  for (const [engine, of] of byEngine) {
    const { runs: asked = 0, failed: lost = 0, cached: known = 0, corrected: replaced = 0, 'failure:cancelled': stopped = 0 } = of;
    const written = asked - lost - stopped - known - replaced;
    if (written > 0) answeredBy[engine || 'unknown'] = written;
  }
  if (cached > 0) answeredBy.cache = cached;
  if (corrected > 0) answeredBy.correction = corrected;
  return {
    key,
    runs,
    failed,
    flags,
    helpful,
    flagRate: rate(flags, runs - failed - cancelled),
    helpfulRate: rate(helpful, helpful + flags),
    failureRate: rate(failed, runs),
    cacheHitRate: rate(cached, runs),
    totalMs: latency(sums, 'total-ms'),
    firstTextMs: latency(sums, 'first-text-ms'),
    cost,
    costUnknown: sums['cost-unknown'] ?? 0,
    inputTokens: sums['input-tokens'] ?? 0,
    outputTokens: sums['output-tokens'] ?? 0,
    failures: Object.fromEntries(
      Object.entries(sums).flatMap(([what, value]) => (what.startsWith('failure:') ? [[what.slice('failure:'.length), value]] : [])),
    ),
    answeredBy,
  };
};

/** The figures that an owner looks at, read from daily sums: as quick with a million runs as with a hundred. */
export const charts = async (db: Queries, wanted: ChartsQuery, now: number): Promise<Charts> => {
  const { by } = wanted;
  const last = Math.floor((wanted.to ?? now) / DAY) * DAY;
  const first = Math.max(Math.floor((wanted.from ?? last - (DAYS - 1) * DAY) / DAY) * DAY, last - (MOST_DAYS - 1) * DAY, DAY);
  const inDays = db.selectFrom('sums').where('day', '>=', first).where('day', '<=', last);
  let query = inDays.select(['day', 'site', 'engine', 'model', 'prompt', 'sums']);
  for (const name of ['site', 'model', 'prompt'] as const) {
    const value = wanted[name];
    if (value !== undefined) query = query.where(name, '=', value);
  }

  const groups = new Map<string, Map<string, Sums>>();
  if (by === 'day') for (let day = first; day <= last; day += DAY) groups.set(dayName(day), new Map());
  const whole = new Map<string, Sums>();
  for (const row of await query.execute()) {
    const key = by === 'day' ? dayName(row.day) : row[by];
    const group = groups.get(key) ?? new Map<string, Sums>();
    const sums = Sums.parse(JSON.parse(row.sums));
    group.set(row.engine, added(group.get(row.engine) ?? {}, sums));
    whole.set(row.engine, added(whole.get(row.engine) ?? {}, sums));
    groups.set(key, group);
  }
  const points = [...groups].map(([key, byEngine]) => pointOf(key, byEngine));
  if (by !== 'day') points.sort((a, b) => b.runs - a.runs || (a.key < b.key ? -1 : 1));

  const choices = async (name: 'site' | 'model' | 'prompt') =>
    (await inDays.select(name).distinct().where(name, '!=', '').orderBy(name).execute()).map((row) => row[name]);
  const prompts = await db
    .selectFrom('sums')
    .select(({ fn }) => ['prompt', fn.min<number>('first_at').as('at')])
    .where('prompt', '!=', '')
    .groupBy('prompt')
    .orderBy('at')
    .execute();
  return {
    from: first,
    to: last + DAY - 1,
    by,
    points,
    total: pointOf('total', whole),
    // The first of all was no change.
    promptChanges: prompts.slice(1).filter(({ at }) => at >= first && at < last + DAY),
    sites: await choices('site'),
    models: await choices('model'),
    prompts: await choices('prompt'),
  };
};
