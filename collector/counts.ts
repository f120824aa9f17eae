import type { RunMetrics } from '@/lib/collector/contract';
import type { Queries } from './open-database';

const HOUR = 3_600_000;

/** Buckets to a doubling: a percentile read from them is at most 9 % too high. */
const PER_DOUBLING = 8;

/** The bucket of a duration: bucket `b` holds what is at most 2^(b/8) ms and more than the one before. */
export const bucketOf = (ms: number): number => Math.max(0, Math.ceil(Math.log2(Math.max(1, ms)) * PER_DOUBLING - 1e-9));

/** The longest duration of a bucket, in milliseconds. */
export const bucketTop = (bucket: number): number => 2 ** (bucket / PER_DOUBLING);

export interface Count {
  readonly hour: number;
  readonly site: string;
  readonly engine: string;
  readonly model: string;
  readonly prompt: string;
  readonly what: string;
  readonly value: number;
}

type Where = Pick<Count, 'site' | 'engine' | 'model' | 'prompt'> & { readonly at: number };

const counted = ({ at, ...where }: Where, sums: Readonly<Record<string, number | undefined>>): readonly Count[] =>
  Object.entries(sums).flatMap(([what, value]) =>
    value
      ? [
          { ...where, hour: Math.floor(at / HOUR) * HOUR, what, value },
          { ...where, site: '', prompt: '', hour: 0, what, value },
        ]
      : [],
  );

/** What one run adds to the sums. A run that cost something nobody knows is counted as such, never as free. */
export const countsOfRun = (run: RunMetrics, where: Where): readonly Count[] =>
  counted(where, {
    runs: 1,
    cached: Number(run.cached),
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
export const countsOfVerdict = (verdict: string, reason: string | null, where: Where): readonly Count[] =>
  counted(where, verdict === 'flag' ? { flags: 1, [`flag:${reason ?? 'other'}`]: 1 } : { helpful: 1 });

const CHUNK = 500;

/** Adds to the sums, in one order for all, so that two instances never wait for each other. */
export const addCounts = async (db: Queries, counts: readonly Count[]): Promise<void> => {
  const sums = new Map<string, Count>();
  for (const count of counts) {
    const key = JSON.stringify([count.hour, count.site, count.engine, count.model, count.prompt, count.what]);
    sums.set(key, { ...count, value: (sums.get(key)?.value ?? 0) + count.value });
  }
  const rows = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
  for (let start = 0; start < rows.length; start += CHUNK) {
    await db
      .insertInto('counts')
      .values(rows.slice(start, start + CHUNK))
      .onConflict((conflict) =>
        conflict
          .columns(['hour', 'site', 'engine', 'model', 'prompt', 'what'])
          .doUpdateSet((eb) => ({ value: eb('counts.value', '+', eb.ref('excluded.value')) })),
      )
      .execute();
  }
};
