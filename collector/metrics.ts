import type { Queries } from './open-database';
import { added, bucketTop, Sums } from './sums';

const label = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

/** Powers of two from 128 ms to 131 s: bounds that the finer buckets share, so that these are exact. */
const BOUNDS_MS = Array.from({ length: 11 }, (_, step) => 2 ** (step + 7));

/**
 * Prometheus' text format. Everything is read from the database, so that each instance says the same. No reader, page or question is ever a label.
 * @param now milliseconds since the epoch.
 */
export const metricsText = async (db: Queries, now: number): Promise<string> => {
  const rows = await db.selectFrom('sums').select(['engine', 'sums']).where('day', '=', 0).orderBy('engine').execute();
  const byEngine = new Map<string, Sums>();
  for (const { engine, sums } of rows) byEngine.set(engine, added(byEngine.get(engine) ?? {}, Sums.parse(JSON.parse(sums))));
  const sums = [...byEngine].flatMap(([engine, all]) => Object.entries(all).map(([what, value]) => ({ engine, what, value })));
  const open = await db
    .selectFrom('feedback')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min<number | null>('at').as('oldest')])
    .where('verdict', '=', 'flag')
    .where('state', 'in', ['open', 'in-review'])
    .executeTakeFirstOrThrow();

  const lines: string[] = [];
  const family = (name: string, type: 'counter' | 'gauge' | 'histogram', help: string) =>
    lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`);
  const counter = (name: string, what: string, help: string) => {
    family(name, 'counter', help);
    for (const sum of sums) if (sum.what === what) lines.push(`${name}{engine="${label(sum.engine)}"} ${sum.value}`);
  };
  const split = (name: string, prefix: string, key: string, help: string) => {
    family(name, 'counter', help);
    const totals = new Map<string, number>();
    for (const { what, value } of sums) {
      if (what.startsWith(prefix)) totals.set(what.slice(prefix.length), (totals.get(what.slice(prefix.length)) ?? 0) + value);
    }
    for (const [kind, value] of totals) lines.push(`${name}{${key}="${label(kind)}"} ${value}`);
  };
  const histogram = (name: string, prefix: string, help: string) => {
    const buckets = sums.flatMap(({ what, value }) =>
      what.startsWith(prefix) ? [{ bucket: Number(what.slice(prefix.length)), value }] : [],
    );
    family(name, 'histogram', help);
    const atMost = (ms: number) => buckets.reduce((total, { bucket, value }) => (bucketTop(bucket) <= ms ? total + value : total), 0);
    for (const ms of BOUNDS_MS) lines.push(`${name}_bucket{le="${ms / 1000}"} ${atMost(ms)}`);
    const total = atMost(Number.POSITIVE_INFINITY);
    lines.push(`${name}_bucket{le="+Inf"} ${total}`, `${name}_count ${total}`);
    // A bucket's geometric middle: what was exact is in the buckets no more.
    const sum = buckets.reduce((seconds, { bucket, value }) => seconds + (bucketTop(bucket - 0.5) / 1000) * value, 0);
    lines.push(`${name}_sum ${sum}`);
  };
  const gauge = (name: string, value: number, help: string) => {
    family(name, 'gauge', help);
    lines.push(`${name} ${value}`);
  };

  counter('gloss_runs_total', 'runs', 'Questions that readers asked.');
  counter('gloss_cached_total', 'cached', 'Runs answered from the cache.');
  counter('gloss_corrected_total', 'corrected', "Runs answered by an owner's correction.");
  counter('gloss_input_tokens_total', 'input-tokens', 'Tokens sent.');
  counter('gloss_output_tokens_total', 'output-tokens', 'Tokens received.');
  counter('gloss_cost_total', 'cost', "Money spent, in the currency of the endpoints' prices.");
  counter('gloss_cost_unknown_total', 'cost-unknown', 'Runs of an endpoint whose cost nobody knows.');
  split('gloss_failures_total', 'failure:', 'kind', 'Runs that failed, by kind.');
  split('gloss_flags_total', 'flag:', 'reason', 'Answers that readers flagged, by reason.');
  family('gloss_helpful_total', 'counter', 'Answers that readers called helpful.');
  lines.push(`gloss_helpful_total ${sums.reduce((total, { what, value }) => (what === 'helpful' ? total + value : total), 0)}`);
  histogram('gloss_run_duration_seconds', 'total-ms:', 'From the question to the end of its answer.');
  histogram('gloss_first_text_seconds', 'first-text-ms:', "From the question to its answer's first text.");
  gauge('gloss_flags_open', open.count, 'Flags that nobody has decided.');
  gauge('gloss_oldest_open_flag_seconds', open.oldest === null ? 0 : Math.max(0, (now - open.oldest) / 1000), 'Age of the oldest of them.');
  const waiting = await db
    .selectFrom('deliveries')
    .select(({ fn }) => ['target', 'refused', fn.countAll<number>().as('count')])
    .groupBy(['target', 'refused'])
    .orderBy('target')
    .execute();
  family('gloss_deliveries_waiting', 'gauge', 'Messages that a target has not taken yet.');
  for (const { target, refused, count } of waiting)
    if (refused === 0) lines.push(`gloss_deliveries_waiting{target="${label(target)}"} ${count}`);
  family('gloss_deliveries_refused', 'gauge', 'Messages that a target refused for good.');
  for (const { target, refused, count } of waiting)
    if (refused === 1) lines.push(`gloss_deliveries_refused{target="${label(target)}"} ${count}`);
  const alerts = await db.selectFrom('alerts').select('rule').where('cleared_at', 'is', null).orderBy('rule').execute();
  family('gloss_alert_firing', 'gauge', 'Rules that are broken now, by the collector itself.');
  for (const { rule } of alerts) lines.push(`gloss_alert_firing{rule="${label(rule)}"} 1`);
  return `${lines.join('\n')}\n`;
};
