import { costWords } from '@/components/panel/facts-words';
import type { Money } from '@/lib/core/spend';
import { formatDate } from '@/locales/formats';

/** Each currency for itself, the largest first: "$1.20 + €0.30"; a dash for none. */
export const moneyWords = (money: Money): string =>
  Object.entries(money)
    .sort(([, a], [, b]) => b - a)
    .map(([currency, amount]) => costWords({ amount, currency }))
    .join(' + ') || '–';

export const dayWords = (at: number): string => formatDate(at, { weekday: 'short', day: 'numeric', month: 'short' });
export const momentWords = (at: number): string => formatDate(at, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
export const monthWords = (at: number): string => formatDate(at, { month: 'long', year: 'numeric' });
