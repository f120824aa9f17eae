import type { Unread } from '@/lib/core/capture';
import type { Cost, Tokens } from '@/lib/core/engine';
import type { Coverage } from '@/lib/core/passage';
import type { RunFacts } from '@/lib/core/run-event';

const number = new Intl.NumberFormat('en');

/** "0.4 s", "12 s", "2 min 5 s". */
export const durationWords = (ms: number): string => {
  if (ms < 9950) return `${(ms / 1000).toFixed(1)} s`;
  const total = Math.round(ms / 1000);
  return total < 60 ? `${total} s` : `${Math.floor(total / 60)} min${total % 60 ? ` ${total % 60} s` : ''}`;
};

export const tokensWords = ({ input, output, estimated }: Tokens): string =>
  `${estimated ? 'about ' : ''}${number.format(input)} + ${number.format(output)} tokens`;

const LEAST = 0.0001;

/** Fractions of a cent count here: two digits that are not zero, whatever their place. */
export const costWords = ({ amount: exact, currency, estimated }: Cost): string => {
  const amount = exact > 0 ? Math.max(exact, LEAST) : 0;
  const digits = amount > 0 && amount < 1 ? Math.min(4, Math.ceil(-Math.log10(amount)) + 1) : 2;
  // A price's currency is typed by hand and need not be one that the browser knows.
  const money = /^[A-Za-z]{3}$/.test(currency)
    ? new Intl.NumberFormat('en', {
        style: 'currency',
        currency,
        minimumFractionDigits: Math.max(2, digits),
        maximumFractionDigits: Math.max(2, digits),
      }).format(amount)
    : `${amount.toFixed(Math.max(2, digits))} ${currency}`;
  return `${estimated ? 'about ' : ''}${exact > 0 && exact < LEAST ? 'under ' : ''}${money}`;
};

/** "10:42" today, with the date on another day. */
export const clockWords = (at: number, now: number): string => {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(
    'en-GB',
    sameDay ? { timeStyle: 'short' } : { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  ).format(at);
};

/** "12 November 2026", short enough to stand beside a name. */
export const dateWords = (at: number): string => new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }).format(at);

/** What an answer took, most important first; joined by a dot in the panel. */
export const factsWords = (facts: RunFacts, now: number): readonly string[] => [
  facts.corrected ? `${facts.engineName}’s own answer` : facts.engineName,
  ...(facts.model && facts.engine === 'endpoint' && !facts.engineName.includes(facts.model) ? [facts.model] : []),
  ...(facts.cachedAt === undefined ? [durationWords(facts.ms.total)] : [`from the cache, ${clockWords(facts.cachedAt, now)}`]),
  ...(facts.tokens && facts.cachedAt === undefined ? [tokensWords(facts.tokens)] : []),
  ...(facts.cost && facts.cachedAt === undefined ? [costWords(facts.cost)] : []),
];

/** Undefined when the whole page was read. */
export const coverageWords = ({ sections, of }: Coverage): string | undefined =>
  sections < of ? `Answered from ${number.format(sections)} of ${number.format(of)} sections` : undefined;

/** Undefined detail or count: what is known is said, nothing is made up. */
export const unreadWords = ({ what, count, detail }: Unread): string => {
  const some = (one: string, many: string): string =>
    count === undefined ? many : count === 1 ? `1 ${one}` : `${number.format(count)} ${many}`;
  const where = detail ? ` (${detail})` : '';
  switch (what) {
    case 'rows':
      return `${some('row', 'rows')} not loaded by the page${where}`;
    case 'frame':
      return `${some('embedded page', 'embedded pages')} not read${where}`;
    case 'canvas':
      return `${some('drawn area', 'drawn areas')} without text that can be read${where}`;
    case 'image-text':
      return `${some('picture', 'pictures')} that may hold text${where}`;
    case 'unloaded':
      return `${some('part', 'parts')} that the page has not loaded yet${where}`;
    case 'too-long':
      return `The end of the page, beyond what Gloss reads at once${where}`;
    case 'unreachable':
      return `${some('part', 'parts')} that no extension can reach${where}`;
  }
};
