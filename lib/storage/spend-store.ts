import type { Cost } from '@/lib/core/engine';
import type { Money } from '@/lib/core/spend';
import type { GlossDb } from './db';

/** What a month's runs cost in one currency. A sum and not the runs: it outlives their traces, which are forgotten, deleted and given up. */
export interface SpendRow {
  /** "2026-11", in the reader's time zone when the run was made. */
  readonly month: string;
  readonly currency: string;
  readonly amount: number;
}

/** A name and not a moment: a reader who travels stays in the same month. */
export const monthName = (at: number): string => {
  const date = new Date(at);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`;
};

/** Adds a run's cost to its month; call it in a transaction that writes `spend`. */
export const addSpend = async (db: Pick<GlossDb, 'spend'>, at: number, { amount, currency }: Cost): Promise<void> => {
  const month = monthName(at);
  const before = await db.spend.get([month, currency]);
  await db.spend.put({ month, currency, amount: (before?.amount ?? 0) + amount });
};

/** Money spent in the month that holds `now`, whatever has been deleted since. */
export const spentThisMonth = async (db: GlossDb, now: number): Promise<Money> =>
  Object.fromEntries((await db.spend.where('month').equals(monthName(now)).toArray()).map(({ currency, amount }) => [currency, amount]));
