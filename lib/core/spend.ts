import type { Price } from './endpoint-settings';
import type { Cost, Tokens } from './engine';
import type { TraceSummary } from './trace';

const MILLION = 1_000_000;

/**
 * What a run's tokens cost at a price per million. Cached input is part of `tokens.input` (that is how servers count it) and costs
 * `cachedInput`, or as much as other input where no such price is set. Reasoning is part of `tokens.output`.
 */
export const costOf = (tokens: Tokens, price: Price): Cost => {
  const cached = Math.min(tokens.cachedInput ?? 0, tokens.input);
  const amount =
    ((tokens.input - cached) * price.input + cached * (price.cachedInput ?? price.input) + tokens.output * price.output) / MILLION;
  return { amount, currency: price.currency, ...(tokens.estimated ? { estimated: true } : {}) };
};

/** Money by currency: two currencies are never added up. */
export type Money = Readonly<Record<string, number>>;

/** What a group of runs took. */
export interface Spend {
  readonly runs: number;
  readonly input: number;
  /** Part of `input`. */
  readonly cachedInput: number;
  readonly output: number;
  readonly money: Money;
  /** Runs whose tokens the server did not say. */
  readonly estimated: number;
  /** Runs that used tokens of an endpoint with no price set: `money` does not hold them. */
  readonly unpriced: number;
}

/** Tokens and money of some runs. Answers from the cache, from the page's own words and from the browser's model cost nothing. */
export const spendOf = (traces: readonly Pick<TraceSummary, 'tokens' | 'cost' | 'engine'>[]): Spend => {
  const spend = { runs: traces.length, input: 0, cachedInput: 0, output: 0, estimated: 0, unpriced: 0 };
  const money: Record<string, number> = {};
  for (const { tokens, cost, engine } of traces) {
    spend.input += tokens?.input ?? 0;
    spend.cachedInput += tokens?.cachedInput ?? 0;
    spend.output += tokens?.output ?? 0;
    if (tokens?.estimated || cost?.estimated) spend.estimated++;
    if (tokens && !cost && engine === 'endpoint') spend.unpriced++;
    if (cost) money[cost.currency] = (money[cost.currency] ?? 0) + cost.amount;
  }
  return { ...spend, money };
};

/** Spend by day, site or model: whatever `keyOf` says. In the order in which the keys first occur. */
export const spendBy = <Key extends string | number>(
  traces: readonly TraceSummary[],
  keyOf: (trace: TraceSummary) => Key,
): readonly { readonly key: Key; readonly spend: Spend }[] => {
  const groups = new Map<Key, TraceSummary[]>();
  for (const trace of traces) {
    const key = keyOf(trace);
    const group = groups.get(key);
    if (group) group.push(trace);
    else groups.set(key, [trace]);
  }
  return [...groups].map(([key, group]) => ({ key, spend: spendOf(group) }));
};

/** `near` warns, from four fifths of the limit on; at `spent` no endpoint is asked that costs money. */
export type BudgetState =
  | { readonly status: 'none' }
  | {
      readonly status: 'within' | 'near' | 'spent';
      readonly spent: number;
      readonly limit: number;
      readonly share: number;
      readonly currency: string;
    };

/**
 * Where a month's spending stands against its limit. The limit has no currency of its own: each currency is held against it for itself, and
 * the one that is furthest decides, so that a second endpoint with prices in another currency never lifts the limit.
 */
export const budgetState = (money: Money, limit: number | undefined): BudgetState => {
  if (limit === undefined) return { status: 'none' };
  const [currency, spent] = Object.entries(money).reduce((most, entry) => (entry[1] > most[1] ? entry : most), ['', 0] as [string, number]);
  const share = spent / limit;
  return { status: share >= 1 ? 'spent' : share >= 0.8 ? 'near' : 'within', spent, limit, share, currency };
};
