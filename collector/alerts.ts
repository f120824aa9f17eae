import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { AlertRule } from '@/lib/collector/alerts-contract';
import { findings, MOST_RECENT, type Situation } from './alert-rules';
import { enqueue, type Target } from './deliveries';
import { holdLease } from './lease';
import type { Queries, Store } from './open-database';
import { added, DAY, isFailure, Sums } from './sums';

const Measured = z.object({ totalMs: z.number(), failure: z.string().optional() });

const WEEK = 7 * DAY;
const WEEKS = 4;
/** What was asked longer before it arrived, comes from a reader who was offline and says nothing of now. */
const LATE_MS = 3_600_000;

const situationAt = async (db: Queries, budget: number | undefined, now: number): Promise<Situation> => {
  const rows = await db
    .selectFrom('runs')
    .select(['received_at', 'body'])
    .where('received_at', '>', now - DAY)
    .where(sql<boolean>`received_at - at < ${sql.lit(LATE_MS)}`)
    .orderBy('received_at', 'desc')
    // Those of one batch came at once.
    .orderBy('at', 'desc')
    .limit(MOST_RECENT)
    .execute();
  const recent = rows.map(({ received_at: receivedAt, body }) => {
    const { totalMs, failure } = Measured.parse(JSON.parse(body));
    return { receivedAt, totalMs, failed: isFailure(failure) };
  });
  const flags = await db
    .selectFrom('feedback')
    .select('received_at')
    .where('verdict', '=', 'flag')
    .where('received_at', '>=', recent.at(-1)?.receivedAt ?? now)
    .orderBy('received_at', 'desc')
    .limit(MOST_RECENT)
    .execute();

  const cleared = await db
    .selectFrom('alerts')
    .select(({ fn }) => ['rule', fn.max<number | null>('cleared_at').as('at')])
    .groupBy('rule')
    .execute();

  const date = new Date(now);
  const month = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  const today = Math.floor(now / DAY) * DAY;
  const weeks = Array.from({ length: WEEKS }, (_, week) => today - (week + 1) * WEEK);
  const days = new Map<number, Sums>();
  const sums = await db
    .selectFrom('sums')
    .select(['day', 'sums'])
    .where((eb) => eb.or([eb('day', '>=', month), eb('day', 'in', weeks)]))
    .execute();
  for (const row of sums) days.set(row.day, added(days.get(row.day) ?? {}, Sums.parse(JSON.parse(row.sums))));
  return {
    now,
    recent,
    clearedAt: Object.fromEntries(cleared.map(({ rule, at }) => [AlertRule.parse(rule), at ?? Number.NEGATIVE_INFINITY])),
    flagsAt: flags.map(({ received_at }) => received_at),
    today: days.get(today) ?? {},
    earlier: weeks.map((day) => days.get(day)).filter((day) => day !== undefined),
    spentThisMonth: [...days].reduce((total, [day, { cost = 0 }]) => (day >= month && day <= today ? total + cost : total), 0),
    budget,
  };
};

const LEASE_MS = 60_000;

export interface AlertSettings {
  readonly budget: number | undefined;
  readonly targets: readonly Target[];
  /** This instance. */
  readonly holder: string;
}

/** Looks whether a rule is broken or kept again, and says so once: the alert and its messages are one commit, by one instance at a time. */
export const evaluateAlerts = ({ db }: Store, { budget, targets, holder }: AlertSettings, now: number): Promise<void> =>
  db.transaction().execute(async (transaction) => {
    if (!(await holdLease(transaction, 'alerts', holder, now, LEASE_MS))) return;
    const told = targets.filter(({ takes }) => takes.includes('alert'));
    const open = await transaction.selectFrom('alerts').selectAll().where('cleared_at', 'is', null).execute();
    for (const { rule, value, usual, runs, message, fires, clears } of findings(await situationAt(transaction, budget, now))) {
      const alert = open.find((one) => one.rule === rule);
      if (!alert && fires) {
        const id = randomUUID();
        await transaction.insertInto('alerts').values({ id, rule, value, usual, runs, message, fired_at: now, cleared_at: null }).execute();
        await enqueue(transaction, told, { kind: 'alert-fired', alert: id }, now);
      } else if (alert && clears) {
        await transaction.updateTable('alerts').set({ cleared_at: now }).where('id', '=', alert.id).execute();
        await enqueue(transaction, told, { kind: 'alert-cleared', alert: alert.id }, now);
      }
    }
  });
