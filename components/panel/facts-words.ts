import type { Unread } from '@/lib/core/capture';
import type { Cost, EngineKind, Tokens } from '@/lib/core/engine';
import type { Coverage } from '@/lib/core/passage';
import type { RunFacts } from '@/lib/core/run-event';
import { formatList, formatDate, formatNumber } from '@/locales/formats';
import { t } from '@/locales/i18n';

/** "0.4 s", "12 s", "2 min 5 s". */
export const durationWords = (ms: number): string => {
  if (ms < 9950) return t('facts.seconds', { count: formatNumber(ms / 1000, { minimumFractionDigits: 1, maximumFractionDigits: 1 }) });
  const total = Math.round(ms / 1000);
  const [minutes, seconds] = [Math.floor(total / 60), total % 60];
  if (minutes === 0) return t('facts.seconds', { count: seconds });
  return seconds === 0 ? t('facts.minutes', { minutes }) : t('facts.minutesAndSeconds', { minutes, seconds });
};

const aboutWords = (figure: string, estimated: boolean | undefined): string => (estimated ? t('facts.about', { figure }) : figure);

export const tokensWords = ({ input, output, estimated }: Tokens): string =>
  aboutWords(t('facts.tokens', { input: formatNumber(input), output: formatNumber(output) }), estimated);

const LEAST = 0.0001;

/** Fractions of a cent count here: two digits that are not zero, whatever their place. */
export const costWords = ({ amount: exact, currency, estimated }: Cost): string => {
  const amount = exact > 0 ? Math.max(exact, LEAST) : 0;
  const digits = amount > 0 && amount < 1 ? Math.min(4, Math.ceil(-Math.log10(amount)) + 1) : 2;
  // A price's currency is typed by hand and need not be one that the browser knows.
  const fraction = { minimumFractionDigits: Math.max(2, digits), maximumFractionDigits: Math.max(2, digits) };
  const money = /^[A-Za-z]{3}$/.test(currency)
    ? formatNumber(amount, { style: 'currency', currency, ...fraction })
    : `${formatNumber(amount, fraction)} ${currency}`;
  return aboutWords(exact > 0 && exact < LEAST ? t('facts.under', { figure: money }) : money, estimated);
};

/** "10:42" today, with the date on another day. */
export const clockWords = (at: number, now: number): string => {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return formatDate(at, sameDay ? { timeStyle: 'short' } : { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
};

/** "12 November 2026", short enough to stand beside a name. */
export const dateWords = (at: number): string => formatDate(at, { dateStyle: 'medium' });

interface NamedEngine {
  readonly engine?: EngineKind | undefined;
  readonly engineName?: string | undefined;
}

/** An endpoint is called what its owner calls it; the engines that need no owner have a name in every language. Empty for none. */
export const engineWords = ({ engine, engineName = '' }: NamedEngine): string => {
  switch (engine) {
    case 'extractive':
      return t('facts.extractive');
    case 'built-in':
      return t('facts.builtIn');
    case 'endpoint':
    case undefined:
      return engineName;
  }
};

/** What an answer took, most important first; joined by a dot in the panel. */
export const factsWords = (facts: RunFacts, now: number): readonly string[] => [
  facts.corrected ? t('facts.ownAnswer', { name: facts.engineName }) : engineWords(facts),
  ...(facts.model && facts.engine === 'endpoint' && !facts.engineName.includes(facts.model) ? [facts.model] : []),
  ...(facts.cachedAt === undefined
    ? [durationWords(facts.ms.total)]
    : [
        facts.prefetched
          ? t('facts.prefetched', { at: clockWords(facts.cachedAt, now) })
          : t('facts.fromCache', { at: clockWords(facts.cachedAt, now) }),
      ]),
  ...(facts.tokens && facts.cachedAt === undefined ? [tokensWords(facts.tokens)] : []),
  ...(facts.cost && facts.cachedAt === undefined ? [costWords(facts.cost)] : []),
];

/** Undefined when the whole page was read. */
export const coverageWords = ({ sections, of }: Coverage): string | undefined =>
  sections < of ? t('facts.coverage', { sections: formatNumber(sections), of: formatNumber(of) }) : undefined;

const unreadPart = ({ what, count }: Unread): string => {
  const figure = count === undefined ? undefined : { count: formatNumber(count) };
  switch (what) {
    case 'rows':
      return figure ? t('facts.unread.rows', count ?? 0, figure) : t('facts.unread.someRows');
    case 'frame':
      return figure ? t('facts.unread.frames', count ?? 0, figure) : t('facts.unread.someFrames');
    case 'canvas':
      return figure ? t('facts.unread.canvases', count ?? 0, figure) : t('facts.unread.someCanvases');
    case 'image-text':
      return figure ? t('facts.unread.pictures', count ?? 0, figure) : t('facts.unread.somePictures');
    case 'unloaded':
      return figure ? t('facts.unread.unloaded', count ?? 0, figure) : t('facts.unread.someUnloaded');
    case 'too-long':
      return t('facts.unread.tooLong');
    case 'unreachable':
      return figure ? t('facts.unread.unreachable', count ?? 0, figure) : t('facts.unread.someUnreachable');
  }
};

/** So many pages of a PDF are named; more would be a list that nobody reads. */
const NAMED = 6;
const pagesWords = (pages: readonly number[]): string => {
  const named = formatList(pages.slice(0, NAMED).map((page) => formatNumber(page)));
  return t('facts.unread.pdfPages', pages.length, { pages: pages.length > NAMED ? `${named}…` : named });
};

const detailWords = ({ what, count, of, pages, pdf, detail }: Unread): string | undefined => {
  if (pdf) return pdf === 'locked' ? t('facts.unread.pdfLocked') : t('facts.unread.pdfBroken');
  if (pages) return pagesWords(pages);
  if (of === undefined || count === undefined) return detail;
  const figures = { read: formatNumber(of - count), of: formatNumber(of) };
  return what === 'too-long' ? t('facts.unread.pagesRead', figures) : t('facts.unread.rowsRead', figures);
};

/** Undefined detail or count: what is known is said, nothing is made up. */
export const unreadWords = (unread: Unread): string => {
  const what = unreadPart(unread);
  const detail = detailWords(unread);
  return detail ? t('facts.unread.withDetail', { what, detail }) : what;
};
