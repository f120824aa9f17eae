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

/** Whether somebody should mind: a reader who stops an answer has not met a failure. */
export const isFailure = (failure: string | undefined): boolean => failure !== undefined && failure !== '' && failure !== 'cancelled';

/** What one run adds to the sums. A run that cost something nobody knows is counted as such, never as free. */
export const sumsOfRun = (run: RunMetrics): Sums => {
  const sums: Record<string, number> = { runs: 1, [`total-ms:${bucketOf(run.totalMs)}`]: 1 };
  const set = (what: string, value: number | undefined): void => {
    if (value) sums[what] = value;
  };
  set('failed', Number(isFailure(run.failure)));
  set('cached', Number(run.cached && !run.corrected));
  set('corrected', Number(run.corrected));
  set('retries', run.retries);
  set('input-tokens', run.inputTokens);
  set('output-tokens', run.outputTokens);
  set('cost', run.cost);
  set('cost-unknown', Number(run.cost === undefined && run.engine === 'endpoint' && !run.cached && !run.corrected));
  set('total-ms-sum', run.totalMs);
  if (run.firstTextMs !== undefined) set(`first-text-ms:${bucketOf(run.firstTextMs)}`, 1);
  if (run.failure) set(`failure:${run.failure}`, 1);
  return sums;
};

/** What one verdict adds to the sums. */
export const sumsOfVerdict = (verdict: string, reason: string | null): Sums =>
  verdict === 'flag' ? { flags: 1, [`flag:${reason ?? 'other'}`]: 1 } : { helpful: 1 };

const addTo = (sums: Record<string, number>, other: Sums): void => {
  // oxlint-disable-next-line guard-for-in -- own records; the entries of a thousand of them would be most of the work
  for (const what in other) sums[what] = (sums[what] ?? 0) + (other[what] ?? 0);
};

/** Both together. */
export const added = (one: Sums, other: Sums): Sums => {
  const sums = { ...one };
  addTo(sums, other);
  return sums;
};

interface Row extends SumsOf {
  readonly first_at: number;
  readonly sums: Sums;
}

/** NUL stands in none of them. */
const keyOf = ({ day, site, engine, model, prompt }: SumsOf): string => `${day}\0${site}\0${engine}\0${model}\0${prompt}`;

interface Added {
  readonly of: SumsOf;
  firstAt: number;
  readonly sums: Record<string, number>;
}

/** In place: a copy for each of a thousand runs was most of what keeping them cost. */
const addUp = (rows: Map<string, Added>, of: SumsOf, firstAt: number, sums: Sums): void => {
  const key = keyOf(of);
  const known = rows.get(key);
  if (known) {
    addTo(known.sums, sums);
    known.firstAt = Math.min(known.firstAt, firstAt);
  } else rows.set(key, { of, firstAt, sums: { ...sums } });
};

/** A row for each day and what it is of, and one for each engine and model since the beginning. */
const rowsOf = (additions: readonly Addition[]): readonly Row[] => {
  const days = new Map<string, Added>();
  for (const { at, site, engine, model, prompt, sums } of additions)
    addUp(days, { day: Math.floor(at / DAY) * DAY, site, engine, model, prompt }, at, sums);
  const totals = new Map<string, Added>();
  for (const { of, firstAt, sums } of days.values())
    addUp(totals, { day: 0, site: '', engine: of.engine, model: of.model, prompt: '' }, firstAt, sums);
  return [...days.values(), ...totals.values()].map(({ of, firstAt, sums }) => ({ ...of, first_at: firstAt, sums }));
};

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
  const all = rowsOf(additions);
  if (all.length === 0) return;
  // SQLite's transaction holds its only lock.
  if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${SUMS_LOCK})`.execute(db);
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
