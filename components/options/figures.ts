import { costWords } from '@/components/panel/facts-words';
import type { Money } from '@/lib/core/spend';

/** Each currency for itself, the largest first: "$1.20 + €0.30"; a dash for none. */
export const moneyWords = (money: Money): string =>
  Object.entries(money)
    .sort(([, a], [, b]) => b - a)
    .map(([currency, amount]) => costWords({ amount, currency }))
    .join(' + ') || '–';

const dayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
const momentFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' });

export const dayWords = (at: number): string => dayFormat.format(at);
export const momentWords = (at: number): string => momentFormat.format(at);
export const monthWords = (at: number): string => monthFormat.format(at);
