import type { Point } from '@/lib/core/answer';
import { checkOf, type Verification } from '@/lib/core/verification';
import { Icon } from '@/components/ui/icon';
import type { QuotePlace } from '@/lib/messaging/protocol';
import { t } from '@/locales/i18n';
import { InlineText } from './inline-text';
import { QuoteLine } from './quote-line';

interface PointListProps {
  readonly points: readonly Point[];
  /** Undefined while the answer is being written. */
  readonly verification: Verification | undefined;
  readonly onShowQuote?: ((place: QuotePlace) => Promise<boolean>) | undefined;
}

/** An extractive point is its own quote: said once is enough. */
const repeats = (text: string, quote: string): boolean => text.replace(/\s+/g, ' ').trim() === quote.replace(/\s+/g, ' ').trim();

/** Claims, each above the page's words that carry it. */
export const PointList = ({ points, verification, onShowQuote }: PointListProps) => (
  <ul className="flex flex-col gap-3.5">
    {points.map((point, index) => {
      const quotes = point.citations.map((citation) => ({ citation, check: checkOf(verification, citation) }));
      const only = quotes.length === 1 ? quotes[0] : undefined;
      const saidByQuote = only !== undefined && only.check?.found !== false && repeats(point.text, only.citation.quote);
      return (
        <li key={index} className="flex min-w-0 flex-col gap-1.5">
          {!saidByQuote && (
            <p>
              <InlineText text={point.text} />
            </p>
          )}
          {quotes.map(({ citation, check }, place) => (
            <QuoteLine key={place} quote={citation.quote} check={check} onShow={onShowQuote} />
          ))}
          {verification && quotes.length === 0 && (
            <p className="flex items-center gap-1.5 text-tiny font-medium text-warn">
              <Icon name="missing" className="size-3.5" />
              {t('answer.noQuote')}
            </p>
          )}
        </li>
      );
    })}
  </ul>
);
