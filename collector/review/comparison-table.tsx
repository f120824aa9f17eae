import { countWords, latencyWords, shareWords } from '@/components/ui/figure-words';
import type { ChartPoint } from '@/lib/collector/charts-contract';
import { amountWords } from './amount-words';
import { engineWords } from './engine-words';
import { Section } from './section';

const percent = (share: number | null): string => (share === null ? '–' : shareWords(share, 1));

const columns: readonly (readonly [name: string, valueOf: (point: ChartPoint) => string])[] = [
  ['Runs', ({ runs }) => countWords(runs)],
  ['Flagged', ({ flagRate }) => percent(flagRate)],
  ['Helpful', ({ helpfulRate }) => percent(helpfulRate)],
  ['No answer', ({ failureRate }) => percent(failureRate)],
  ['Median', ({ totalMs }) => latencyWords(totalMs.p50 ?? undefined)],
  ['95th percentile', ({ totalMs }) => latencyWords(totalMs.p95 ?? undefined)],
  ['First word', ({ firstTextMs }) => latencyWords(firstTextMs.p50 ?? undefined)],
  ['Cost', ({ cost }) => amountWords(cost)],
  ['From the cache', ({ cacheHitRate }) => percent(cacheHitRate)],
  [
    'Answered most by',
    ({ answeredBy }) => {
      const [first] = Object.entries(answeredBy).sort(([, a], [, b]) => b - a);
      const all = Object.values(answeredBy).reduce((total, count) => total + count, 0);
      return first ? `${engineWords(first[0])}, ${shareWords(first[1], all)}` : '–';
    },
  ],
];

interface ComparisonTableProps {
  readonly title: string;
  /** What its rows are. */
  readonly of: string;
  readonly points: readonly ChartPoint[];
}

/** Sites, models or prompt versions beside each other. */
export const ComparisonTable = ({ title, of, points }: ComparisonTableProps) => (
  <Section title={title} heading="h2">
    {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is scrolled by keyboard too */}
    <div tabIndex={0} className="max-h-96 overflow-auto">
      <table className="w-full border-collapse text-fine tabular-nums">
        <thead>
          <tr className="text-ink-faint">
            <th scope="col" className="py-1 pr-3 text-left font-medium">
              {of}
            </th>
            {columns.map(([name]) => (
              <th key={name} scope="col" className="py-1 pl-4 text-right font-medium whitespace-nowrap">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.key} className="border-t border-line">
              <th scope="row" className="min-w-40 py-1 pr-3 text-left font-normal wrap-anywhere">
                {point.key || 'Not told'}
              </th>
              {columns.map(([name, valueOf]) => (
                <td key={name} className="py-1 pl-4 text-right whitespace-nowrap">
                  {valueOf(point)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </Section>
);
