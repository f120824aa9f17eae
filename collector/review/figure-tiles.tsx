import { countWords, latencyWords, shareWords } from '@/components/ui/figure-words';
import type { ChartPoint } from '@/lib/collector/charts-contract';
import { amountWords } from './amount-words';

const percent = (share: number | null): string => (share === null ? '–' : shareWords(share, 1));

/** The whole period in one row. */
export const FigureTiles = ({ total }: { readonly total: ChartPoint }) => {
  const { runs, flags, flagRate, helpfulRate, failureRate, cacheHitRate, totalMs, firstTextMs, cost, costUnknown } = total;
  const tiles: readonly (readonly [name: string, value: string, aside: string])[] = [
    ['Runs', countWords(runs), ''],
    ['Flagged', percent(flagRate), `${countWords(flags)} ${flags === 1 ? 'flag' : 'flags'}`],
    ['Helpful', percent(helpfulRate), 'of all verdicts'],
    ['No answer', percent(failureRate), 'of runs'],
    ['Median', latencyWords(totalMs.p50 ?? undefined), `95th percentile ${latencyWords(totalMs.p95 ?? undefined)}`],
    ['First word', latencyWords(firstTextMs.p50 ?? undefined), 'median'],
    [
      'Cost',
      amountWords(cost),
      costUnknown > 0 ? `without ${countWords(costUnknown)} ${costUnknown === 1 ? 'run' : 'runs'} of unknown cost` : '',
    ],
    ['From the cache', percent(cacheHitRate), 'of runs'],
  ];
  return (
    <dl aria-label="The whole period" className="grid grid-cols-2 gap-2.5 sm:grid-cols-4 xl:grid-cols-8">
      {tiles.map(([name, value, aside]) => (
        <div key={name} className="flex min-w-0 flex-col rounded-xl border border-line bg-surface px-3 py-2.5">
          <dt className="text-fine text-ink-soft">{name}</dt>
          <dd className="text-lead font-semibold tabular-nums">
            {value}
            {aside && <span className="block text-tiny font-normal text-ink-faint">{aside}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
};
