import type { Item } from '@/lib/core/item';
import { pagesOfPoint } from '@/lib/core/job-table';
import { checkOf } from '@/lib/core/verification';
import { t } from '@/locales/i18n';
import { InlineText } from './inline-text';

interface OverallAnswerProps {
  readonly result: NonNullable<Item['result']>;
  readonly pages: readonly Item[];
  readonly onOpen: (item: Item) => void;
}

/** What all pages together say: each point with the pages that carry it, and their words. */
export const OverallAnswer = ({ result: { answer, verification }, pages, onOpen }: OverallAnswerProps) => (
  <section aria-labelledby="overall" className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-3">
    <h3 id="overall" className="text-fine font-semibold text-ink-faint">
      {t('jobs.overall')}
    </h3>
    {answer.text && (
      <p className="text-lead whitespace-pre-line">
        <InlineText text={answer.text} />
      </p>
    )}
    <ul className="flex flex-col gap-3">
      {answer.points.map((point, index) => {
        const carried = pagesOfPoint(point, verification).flatMap((place) => pages.filter(({ at }) => at === place));
        const quotes = point.citations.filter((citation) => checkOf(verification, citation)?.found).map(({ quote }) => quote);
        return (
          <li key={index} className="flex min-w-0 flex-col gap-1">
            <p>
              <InlineText text={point.text} />
            </p>
            {[...new Set(quotes)]
              .filter((quote) => quote.trim() !== point.text.trim())
              .map((quote) => (
                <p key={quote} className="line-clamp-3 border-l-[3px] border-mark pl-2.5 font-page text-fine text-ink-soft">
                  “{quote}”
                </p>
              ))}
            {carried.length > 0 ? (
              <p className="flex flex-wrap gap-x-2 text-fine">
                {carried.map((item) => (
                  <button
                    key={item.id}
                    type="button"
                    className="min-h-6 max-w-full truncate rounded-sm text-left text-accent underline-offset-2 hover:underline"
                    onClick={() => onOpen(item)}
                  >
                    [{item.at + 1}] {item.title || item.url}
                  </button>
                ))}
              </p>
            ) : (
              <p className="text-tiny font-medium text-warn">{t('jobs.mark.noQuote')}</p>
            )}
          </li>
        );
      })}
    </ul>
  </section>
);
