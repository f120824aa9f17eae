import { sql } from 'kysely';
import { z } from 'zod';
import type { RunMetrics } from '@/lib/core/run-metrics';
import type { Queries, Store } from './open-database';

export const DAY = 86_400_000;

/** Buckets to a doubling: a percentile read from them is at most 9 % too high. */
const PER_DOUBLING = 8;

/** The bucket of a duration: bucket `b` holds what is at most 2^(b/8) ms and more than the one before. */
export const bucketOf = (ms: number): number => Math.max(0, Math.ceil(Math.log2(Math.max(1, ms)) * PER_DOUBLING - 1e-9));

/** The longest duration of a bucket, in milliseconds. */
export const bucketTop = (bucket: number): number => 2 ** (bucket / PER_DOUBLING);

/** What is summed, by name: "runs", "cost", "failure:timeout", "total-ms:96" (how many runs in that bucket). What is 0 is left out. */
export const Sums = z.record(z.string(), z.number());
export type Sums = Readonly<Record<string, number>>;

/** What a sum is of. Day 0, without site and prompt, is the sum since the beginning. */
export interface SumsOf {
  readonly day: number;
  readonly site: string;
  readonly engine: string;
  readonly model: string;
  readonly prompt: string;
}

/** What one run or verdict adds. */
export interface Addition extends Omit<SumsOf, 'day'> {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly sums: Sums;
}

const notZero = (sums: Readonly<Record<string, number | undefined>>): Sums =>
  Object.fromEntries(Object.entries(sums).flatMap(([what, value]) => (value ? [[what, value] as const] : [])));

/** Whether somebody should mind: a reader who stops an answer has not met a failure. */
export const isFailure = (failure: string | undefined): boolean => failure !== undefined && failure !== '' && failure !== 'cancelled';

/** What one run adds to the sums. A run that cost something nobody knows is counted as such, never as free. */
export const sumsOfRun = (run: RunMetrics): Sums =>
  notZero({
    runs: 1,
    failed: Number(isFailure(run.failure)),
    cached: Number(run.cached && !run.corrected),
    corrected: Number(run.corrected),
    retries: run.retries,
    'input-tokens': run.inputTokens,
    'output-tokens': run.outputTokens,
    cost: run.cost,
    'cost-unknown': Number(run.cost === undefined && run.engine === 'endpoint' && !run.cached && !run.corrected),
    'total-ms-sum': run.totalMs,
    [`total-ms:${bucketOf(run.totalMs)}`]: 1,
    ...(run.firstTextMs !== undefined && { [`first-text-ms:${bucketOf(run.firstTextMs)}`]: 1 }),
    ...(run.failure && { [`failure:${run.failure}`]: 1 }),
  });

/** What one verdict adds to the sums. */
export const sumsOfVerdict = (verdict: string, reason: string | null): Sums =>
  verdict === 'flag' ? { flags: 1, [`flag:${reason ?? 'other'}`]: 1 } : { helpful: 1 };

/** Both together. */
export const added = (one: Sums, other: Sums): Sums => {
  const sums: Record<string, number> = { ...one };
  for (const [what, value] of Object.entries(other)) sums[what] = (sums[what] ?? 0) + value;
  return sums;
};

interface Row extends SumsOf {
  readonly first_at: number;
  readonly sums: Sums;
}

const keyOf = ({ day, site, engine, model, prompt }: SumsOf): string => JSON.stringify([day, site, engine, model, prompt]);

const rowsOf = ({ at, sums, ...of }: Addition): readonly Row[] => [
  { ...of, day: Math.floor(at / DAY) * DAY, first_at: at, sums },
  { ...of, day: 0, site: '', prompt: '', first_at: at, sums },
];

const COLUMNS = ['day', 'site', 'engine', 'model', 'prompt'] as const;

/** Rows of one statement: SQLite takes no condition of more than 1000 parts. */
const CHUNK = 100;

/** Any number that nothing else on the database locks by. */
const SUMS_LOCK = 0x676c6f73;

/**
 * Adds to the sums: one row for a day, a site, an engine, a model and a prompt, however many runs it holds, so that a chart reads few rows.
 * Read and written many rows at a time: a statement for each row was most of what taking a batch cost. To be run in a transaction, which one
 * lock puts in a line with all others: each adds to the row of its model since the beginning, so they would wait for each other anyway.
 */
export const addSums = async ({ kind }: Pick<Store, 'kind'>, db: Queries, additions: readonly Addition[]): Promise<void> => {
  const rows = new Map<string, Row>();
  for (const row of additions.flatMap(rowsOf)) {
    const key = keyOf(row);
    const { first_at = row.first_at, sums = {} } = rows.get(key) ?? {};
    rows.set(key, { ...row, first_at: Math.min(first_at, row.first_at), sums: added(sums, row.sums) });
  }
  if (rows.size === 0) return;
  // SQLite's transaction holds its only lock.
  if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${SUMS_LOCK})`.execute(db);
  const all = [...rows.values()];
  for (let start = 0; start < all.length; start += CHUNK) {
    const chunk = all.slice(start, start + CHUNK);
    const there = await db
      .selectFrom('sums')
      .select([...COLUMNS, 'first_at', 'sums'])
      .where((eb) => eb.or(chunk.map(({ day, site, engine, model, prompt }) => eb.and({ day, site, engine, model, prompt }))))
      .execute();
    const kept = new Map(there.map((row) => [keyOf(row), row]));
    const written = chunk.map((row) => {
      const old = kept.get(keyOf(row));
      return {
        ...row,
        first_at: Math.min(old?.first_at ?? row.first_at, row.first_at),
        sums: JSON.stringify(old ? added(Sums.parse(JSON.parse(old.sums)), row.sums) : row.sums),
      };
    });
    await db
      .insertInto('sums')
      .values(written)
      .onConflict((conflict) =>
        conflict.columns([...COLUMNS]).doUpdateSet((row) => ({ first_at: row.ref('excluded.first_at'), sums: row.ref('excluded.sums') })),
      )
      .execute();
  }
};

/** How many runs each bucket of a duration holds, shortest first. */
export const bucketsOf = (
  sums: Sums,
  duration: 'total-ms' | 'first-text-ms',
): readonly { readonly bucket: number; readonly value: number }[] =>
  Object.entries(sums)
    .flatMap(([what, value]) => (what.startsWith(`${duration}:`) ? [{ bucket: Number(what.slice(duration.length + 1)), value }] : []))
    .sort((a, b) => a.bucket - b.bucket);

/** The duration that a share of runs did not exceed, in milliseconds: the middle of its bucket. Undefined where there were none. */
export const percentile = (buckets: ReturnType<typeof bucketsOf>, share: number): number | undefined => {
  let left = share * buckets.reduce((total, { value }) => total + value, 0);
  for (const { bucket, value } of buckets) {
    left -= value;
    if (left <= 1e-9) return Math.round(bucketTop(bucket - 0.5));
  }
  return undefined;
};
