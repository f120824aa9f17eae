import 'uplot/dist/uPlot.min.css';
import './time-chart.css';
import { useEffect, useEffectEvent, useRef } from 'react';
import UPlot from 'uplot';
import { t } from '@/locales/i18n';

export interface ChartSeries {
  readonly label: string;
  /** One per moment; undefined leaves a gap. */
  readonly values: readonly (number | undefined)[];
  /** A token of the theme. */
  readonly color: '--accent' | '--bad' | '--warn' | '--line-strong';
  /** Dashes tell two lines apart where colours can't. */
  readonly form: 'line' | 'dashes' | 'bars';
}

interface ChartMark {
  /** One of the chart's moments. */
  readonly at: number;
  /** What happened then. */
  readonly words: string;
}

interface TimeChartProps {
  readonly title: string;
  /** Milliseconds since the epoch, ascending. */
  readonly moments: readonly number[];
  readonly momentWords: (at: number) => string;
  readonly series: readonly ChartSeries[];
  /** How a value reads, on the axis and in the table. */
  readonly words: (value: number | undefined) => string;
  /** Things that are counted: the axis has no halves. */
  readonly whole?: boolean;
  /** Moments that explain a change: dotted lines, and named in the table. */
  readonly marks?: readonly ChartMark[];
}

const HEIGHT = 168;

const tokenOf = (name: string): string =>
  // A canvas knows nothing of forced colours: the system's own colour has to be asked for.
  matchMedia('(forced-colors: active)').matches ? 'CanvasText' : getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const drawMarks = (plot: UPlot, marks: readonly ChartMark[]): void => {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.strokeStyle = tokenOf('--ink-soft');
  ctx.fillStyle = tokenOf('--ink-soft');
  ctx.font = `${11 * devicePixelRatio}px ${getComputedStyle(document.body).fontFamily}`;
  ctx.setLineDash([2 * devicePixelRatio, 3 * devicePixelRatio]);
  for (const [at, words] of wordsByMoment(marks)) {
    const x = plot.valToPos(at / 1_000, 'x', true);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    // Where it would be cut off at the edge it stands on the other side.
    const fits = x + ctx.measureText(words).width < bbox.left + bbox.width;
    ctx.textAlign = fits ? 'left' : 'right';
    ctx.fillText(words, x + (fits ? 4 : -4) * devicePixelRatio, bbox.top + 11 * devicePixelRatio);
  }
  ctx.restore();
};

/** Several at one moment are one line. */
const wordsByMoment = (marks: readonly ChartMark[]): ReadonlyMap<number, string> => {
  const byMoment = new Map<number, string>();
  for (const { at, words } of marks) byMoment.set(at, [byMoment.get(at), words].filter(Boolean).join(', '));
  return byMoment;
};

const plotSeries = ({ label, color, form, values }: ChartSeries, words: TimeChartProps['words']): UPlot.Series => {
  const bars = form === 'bars' ? UPlot.paths.bars?.({ size: [0.7, 28], align: 0 }) : undefined;
  return {
    label,
    stroke: () => tokenOf(color),
    width: bars ? 0 : 1.75,
    ...(form === 'dashes' ? { dash: [5, 3] } : {}),
    // Dots where one moment stands alone between gaps; on a long line they would hide it.
    points: { show: !bars && (values.length <= 40 || values.includes(undefined)), size: 5, fill: () => tokenOf(color) },
    ...(bars ? { paths: bars, fill: () => tokenOf(color) } : {}),
    value: (_plot, value) => (value === null || value === undefined ? '' : words(value)),
  };
};

/** Figures over time: a picture, and below it the same as a table, for who can't see a canvas or wants the numbers. */
export const TimeChart = ({ title, moments, momentWords, series, words, whole = false, marks = [] }: TimeChartProps) => {
  const place = useRef<HTMLDivElement>(null);
  const marked = wordsByMoment(marks);

  const options = useEffectEvent((width: number): UPlot.Options => {
    const axis: UPlot.Axis = {
      stroke: () => tokenOf('--ink-faint'),
      grid: { stroke: () => tokenOf('--line'), width: 1 },
      ticks: { show: false },
      font: `12px ${getComputedStyle(document.body).fontFamily}`,
    };
    return {
      width,
      height: HEIGHT,
      // Bars of the first and last moment would be cut in half at the edge.
      scales: {
        x: { range: (_plot, from, to) => [from - (to - from || 1) * 0.03, to + (to - from || 1) * 0.03] },
        y: { range: (_plot, _least, most) => [0, (most || 1) * 1.08] },
      },
      axes: [
        { ...axis, values: (_plot, at) => at.map((moment) => momentWords(moment * 1_000)), space: 96, size: 30, grid: { show: false } },
        {
          ...axis,
          values: (_plot, values) => values.map((value) => words(value)),
          size: 58,
          space: 36,
          ...(whole ? { incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000] } : {}),
        },
      ],
      series: [
        { label: t('figure.when'), value: (_plot, at) => (at ? momentWords(at * 1_000) : '') },
        ...series.map((one) => plotSeries(one, words)),
      ],
      cursor: { drag: { x: false, y: false }, points: { size: 7 } },
      legend: { live: true },
      hooks: { draw: [(plot) => drawMarks(plot, marks)] },
    };
  });

  useEffect(() => {
    const box = place.current;
    if (!box) return;
    const data: UPlot.AlignedData = [moments.map((at) => at / 1_000), ...series.map(({ values }) => values.map((value) => value ?? null))];
    const plot = new UPlot(options(box.clientWidth || 320), data, box);
    const resize = new ResizeObserver(() => plot.setSize({ width: box.clientWidth, height: HEIGHT }));
    resize.observe(box);
    const schemes = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) => matchMedia(query));
    const redraw = (): void => plot.redraw();
    for (const scheme of schemes) scheme.addEventListener('change', redraw);
    return () => {
      resize.disconnect();
      for (const scheme of schemes) scheme.removeEventListener('change', redraw);
      plot.destroy();
    };
  }, [moments, series]);

  return (
    <figure className="flex min-w-0 flex-col gap-1.5">
      <figcaption className="text-fine font-medium">{title}</figcaption>
      <div ref={place} aria-hidden="true" className="time-chart min-w-0" />
      <details className="text-fine">
        <summary className="rounded-md text-ink-faint hover:text-ink">{t('figure.asTable')}</summary>
        <div className="mt-2 max-h-64 overflow-auto">
          <table className="w-full border-collapse tabular-nums">
            <caption className="sr-only">{title}</caption>
            <thead>
              <tr className="text-left text-ink-faint">
                <th scope="col" className="py-1 pr-3 font-medium">
                  {t('figure.when')}
                </th>
                {series.map(({ label }) => (
                  <th key={label} scope="col" className="py-1 pl-3 text-right font-medium">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {moments.map((at, index) => (
                <tr key={at} className="border-t border-line">
                  <th scope="row" className="py-1 pr-3 text-left font-normal">
                    {momentWords(at)}
                    {marked.has(at) && <span className="block text-ink-faint">{marked.get(at)}</span>}
                  </th>
                  {series.map(({ label, values }) => (
                    <td key={label} className="py-1 pl-3 text-right">
                      {words(values[index])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
};
