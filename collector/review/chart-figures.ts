import { shareWords, latencyWords, countWords } from '@/components/ui/figure-words';
import type { ChartSeries } from '@/components/ui/time-chart';
import type { ChartPoint } from '@/lib/collector/charts-contract';
import { amountWords } from './amount-words';
import { engineWords } from './engine-words';

/** The days of everything, or of one part of it under its name. */
export interface PointLine {
  readonly label: string;
  readonly points: readonly ChartPoint[];
}

interface Chart {
  readonly title: string;
  readonly series: readonly ChartSeries[];
  readonly words: (value: number | undefined) => string;
  readonly whole: boolean;
}

interface Figure {
  /** What its line is called beside others of its chart. */
  readonly label: string;
  readonly valueOf: (point: ChartPoint) => number | null | undefined;
}

/** Colour and dashes differ, so that two lines are told apart without either alone. */
const LOOKS: readonly Pick<ChartSeries, 'color' | 'form'>[] = [
  { color: '--accent', form: 'line' },
  { color: '--warn', form: 'dashes' },
  { color: '--bad', form: 'line' },
  { color: '--line-strong', form: 'dashes' },
];
const MOST_KINDS = LOOKS.length;

const seriesOf = (line: readonly ChartPoint[], { label, valueOf }: Figure, index: number): ChartSeries => ({
  label,
  ...LOOKS[index % LOOKS.length]!,
  values: line.map((point) => valueOf(point) ?? undefined),
});

/** What is counted by its kind: the commonest by name, the rest together. */
const kindsOf = (points: readonly ChartPoint[], countsOf: (point: ChartPoint) => Readonly<Record<string, number>>): readonly string[] => {
  const totals = new Map<string, number>();
  for (const point of points)
    for (const [kind, count] of Object.entries(countsOf(point))) totals.set(kind, (totals.get(kind) ?? 0) + count);
  return [...totals].sort(([, a], [, b]) => b - a).map(([kind]) => kind);
};

const named = (kinds: readonly string[]): readonly string[] => (kinds.length > MOST_KINDS ? kinds.slice(0, MOST_KINDS - 1) : kinds);

const sum = (counts: Readonly<Record<string, number>>, kinds: readonly string[]): number =>
  kinds.reduce((total, kind) => total + (counts[kind] ?? 0), 0);

const failureFigures = (points: readonly ChartPoint[]): readonly Figure[] => {
  const kinds = kindsOf(points, ({ failures }) => failures);
  const first = named(kinds);
  const rest = kinds.slice(first.length);
  return [
    ...first.map((kind) => ({ label: kind.replaceAll('-', ' '), valueOf: ({ failures }: ChartPoint) => failures[kind] ?? 0 })),
    ...(rest.length > 0 ? [{ label: 'others', valueOf: ({ failures }: ChartPoint) => sum(failures, rest) }] : []),
  ];
};

const engineFigures = (points: readonly ChartPoint[]): readonly Figure[] => {
  const kinds = kindsOf(points, ({ answeredBy }) => answeredBy);
  const first = named(kinds);
  const rest = kinds.slice(first.length);
  const share = ({ answeredBy }: ChartPoint, some: readonly string[]): number | undefined => {
    const all = sum(answeredBy, kinds);
    return all > 0 ? sum(answeredBy, some) / all : undefined;
  };
  return [
    ...first.map((kind) => ({ label: engineWords(kind), valueOf: (point: ChartPoint) => share(point, [kind]) })),
    ...(rest.length > 0 ? [{ label: 'Others', valueOf: (point: ChartPoint) => share(point, rest) }] : []),
  ];
};

const percent = (value: number | undefined): string => (value === undefined ? '–' : shareWords(value, 1));
const count = (value: number | undefined): string => (value === undefined ? '–' : countWords(value));

const simple = (title: string, words: Chart['words'], valueOf: Figure['valueOf'], whole = false) => ({
  title,
  words,
  whole,
  figures: [{ label: title, valueOf }],
});

/** Everything an owner looks at. Of several parts each figure has a chart of its own, with a line for each part. */
export const chartsOf = (lines: readonly PointLine[]): readonly Chart[] => {
  const [only] = lines;
  const common = [
    simple('Runs', count, ({ runs }) => runs, true),
    simple('Flag rate', percent, ({ flagRate }) => flagRate),
    simple('Helpful rate, of all verdicts', percent, ({ helpfulRate }) => helpfulRate),
  ];
  const further = [simple('Cost', amountWords, ({ cost }) => cost), simple('Cache hit rate', percent, ({ cacheHitRate }) => cacheHitRate)];
  if (lines.length === 1 && only?.label === '') {
    const charts = [
      ...common,
      {
        title: 'How long answers took',
        words: latencyWords,
        whole: false,
        figures: [
          { label: 'Median', valueOf: ({ totalMs }: ChartPoint) => totalMs.p50 },
          { label: '95th percentile', valueOf: ({ totalMs }: ChartPoint) => totalMs.p95 },
        ],
      },
      {
        title: 'Time to the first word',
        words: latencyWords,
        whole: false,
        figures: [
          { label: 'Median', valueOf: ({ firstTextMs }: ChartPoint) => firstTextMs.p50 },
          { label: '95th percentile', valueOf: ({ firstTextMs }: ChartPoint) => firstTextMs.p95 },
        ],
      },
      ...further,
      { title: 'Failures, by kind', words: count, whole: true, figures: failureFigures(only.points) },
      { title: 'What answered', words: percent, whole: false, figures: engineFigures(only.points) },
    ];
    return charts
      .filter(({ figures }) => figures.length > 0)
      .map(({ figures, ...chart }) => ({ ...chart, series: figures.map((figure, index) => seriesOf(only.points, figure, index)) }));
  }
  return [
    ...common,
    simple('How long answers took, median', latencyWords, ({ totalMs }) => totalMs.p50),
    simple('How long answers took, 95th percentile', latencyWords, ({ totalMs }) => totalMs.p95),
    simple('Time to the first word, median', latencyWords, ({ firstTextMs }) => firstTextMs.p50),
    ...further,
    simple('Failure rate', percent, ({ failureRate }) => failureRate),
  ].map(({ figures, ...chart }) => ({
    ...chart,
    series: lines.flatMap(({ label, points }, index) => figures.map(({ valueOf }) => seriesOf(points, { label, valueOf }, index))),
  }));
};
