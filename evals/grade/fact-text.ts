import { quoteText } from '@/lib/core/quote-text';

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const MONTH = `(${MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|')})\\.?`;
const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

const monthNumber = (name: string): string => String(MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3))) + 1).padStart(2, '0');
const iso = (year: string, month: string, day: string): string => `${year}-${month}-${day.padStart(2, '0')}`;

/**
 * A text as facts are compared: dates as 2026-11-02, numbers without separators and as digits, units apart from their number, case and
 * typography set aside.
 */
export const factText = (text: string): string =>
  quoteText(text)
    .replace(
      new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\.? (?:of )?${MONTH},? (\\d{4})\\b`, 'g'),
      (_, day: string, month: string, year: string) => iso(year, monthNumber(month), day),
    )
    .replace(new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, 'g'), (_, month: string, day: string, year: string) =>
      iso(year, monthNumber(month), day),
    )
    .replace(/\b(\d{4})\/(\d{2})\/(\d{2})\b/g, '$1-$2-$3')
    .replace(/(\d)[,\u202f'’](?=\d{3}(?:\D|$))/g, '$1')
    .replace(new RegExp(`\\b(${NUMBERS.join('|')})\\b`, 'g'), (word) => String(NUMBERS.indexOf(word)))
    .replace(/(\d)\s*(%|[a-zµ]+)\b/g, '$1 $2')
    .replace(/(\d)\s*%/g, '$1 percent')
    .replace(/\bper cent\b/g, 'percent')
    .replace(/\s+/g, ' ');

const WORD = /[\p{L}\p{N}]/u;

/** Whether a text says a fact: its words in order, not inside longer words or numbers ("12" is not in "2012" or "12.5"). */
export const saysFact = (text: string, fact: string): boolean => {
  const wanted = factText(fact);
  const all = factText(text);
  for (let at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + 1)) {
    const before = all.slice(0, at);
    const after = all.slice(at + wanted.length);
    const startsInside = WORD.test(wanted[0] ?? '') && (/[\p{L}\p{N}]$/u.test(before) || (/\d[.,:]$/.test(before) && /^\d/.test(wanted)));
    const endsInside = WORD.test(wanted.at(-1) ?? '') && (/^[\p{L}\p{N}]/u.test(after) || (/^[.,:]\d/.test(after) && /\d$/.test(wanted)));
    if (!startsInside && !endsInside) return true;
  }
  return false;
};
