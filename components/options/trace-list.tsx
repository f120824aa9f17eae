import { useEffect, useRef, useState } from 'react';
import { costWords, engineWords } from '@/components/panel/facts-words';
import { failureWords } from '@/components/panel/failure-words';
import { durationOf } from '@/lib/core/activity';
import type { TraceSummary } from '@/lib/core/trace';
import { latencyWords } from '@/components/ui/figure-words';
import { t } from '@/locales/i18n';
import { momentWords } from './figures';
import { Tag } from './section';

/** Rem; every row is as high, so that only those in sight have to be there. */
const ROW = 3.75;
/** Rows kept above and below the window, so that neither a fast wheel nor the tab key meets an empty place. */
const SPARE = 8;

const taskWords = (): Readonly<Record<string, string>> => ({
  summarize: t('options.traceList.summarize'),
  explain: t('options.traceList.explain'),
  ask: t('options.traceList.ask'),
  brief: t('options.traceList.brief'),
});

export const titleOf = ({ task, question }: Pick<TraceSummary, 'task' | 'question'>): string => question || taskWords()[task] || task;

const host = (site: string): string => site.replace(/^https?:\/\//, '');

const outcomeOf = (trace: TraceSummary, flagged: boolean) => {
  if (trace.failure?.kind === 'cancelled') return <Tag>{t('options.traceList.stopped')}</Tag>;
  if (trace.failure) return <Tag tone="bad">{failureWords(trace.failure, false).title}</Tag>;
  if (flagged) return <Tag tone="warn">{t('options.traceList.flagged')}</Tag>;
  if (trace.prefetched) return <Tag>{t('options.traceList.prefetched')}</Tag>;
  return trace.cached ? <Tag>{t('options.traceList.cached')}</Tag> : undefined;
};

interface TraceListProps {
  readonly traces: readonly TraceSummary[];
  readonly flagged: ReadonlySet<string>;
  readonly onOpen: (runId: string) => void;
}

/** Thousands of runs, of which only those in sight are in the page. */
export const TraceList = ({ traces, flagged, onOpen }: TraceListProps) => {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 640, row: ROW * 16 });

  useEffect(() => {
    const node = box.current;
    if (!node) return;
    const measure = (): void => {
      const row = ROW * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setView({ top: node.scrollTop, height: node.clientHeight, row });
    };
    measure();
    const resize = new ResizeObserver(measure);
    resize.observe(node);
    node.addEventListener('scroll', measure, { passive: true });
    return () => {
      resize.disconnect();
      node.removeEventListener('scroll', measure);
    };
  }, []);

  const first = Math.max(0, Math.floor(view.top / view.row) - SPARE);
  const last = Math.min(traces.length, Math.ceil((view.top + view.height) / view.row) + SPARE);

  return (
    <div ref={box} className="h-[min(34rem,70vh)] overflow-y-auto rounded-lg border border-line">
      <ul aria-label={t('options.traceList.runs')} className="relative" style={{ height: `${traces.length * ROW}rem` }}>
        {traces.slice(first, last).map((trace, offset) => (
          <li
            key={trace.runId}
            aria-setsize={traces.length}
            aria-posinset={first + offset + 1}
            className="absolute inset-x-0 border-b border-line"
            style={{ top: `${(first + offset) * ROW}rem`, height: `${ROW}rem` }}
          >
            <button
              type="button"
              className="flex size-full cursor-pointer flex-col justify-center gap-0.5 px-3.5 text-left outline-offset-[-2px] hover:bg-sunken"
              onClick={() => onOpen(trace.runId)}
            >
              <span className="flex w-full items-center gap-2">
                <span className="line-clamp-1 min-w-0 flex-1 break-all">{titleOf(trace)}</span>
                <span className="line-clamp-1 max-w-[55%] break-all">{outcomeOf(trace, flagged.has(trace.runId))}</span>
              </span>
              <span className="line-clamp-1 w-full break-all text-fine text-ink-faint tabular-nums">
                {[
                  momentWords(trace.at),
                  host(trace.site),
                  trace.model || engineWords(trace),
                  latencyWords(durationOf(trace)),
                  trace.cost ? costWords(trace.cost) : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};
