import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { Icon, type IconName } from '@/components/ui/icon';
import { scrollBehavior } from '@/components/ui/scroll-behavior';
import type { Task } from '@/lib/core/ask';
import { t } from '@/locales/i18n';
import { askWords } from './ask-words';
import { failureWords } from './failure-words';
import { InlineText } from './inline-text';
import { isRunning } from './run-client';
import { RunBody } from './run-body';
import type { ThreadRun } from './threads';

export const taskIcons: Record<Task, IconName> = { summarize: 'summarize', explain: 'explain', ask: 'search', brief: 'brief' };

const firstWords = ({ view }: ThreadRun): string => {
  switch (view.status) {
    case 'waiting':
      return '…';
    case 'writing':
      return view.draft.text;
    case 'answered':
      return view.answer.text || (view.answer.points[0]?.text ?? view.answer.brief?.problem[0]?.text ?? '');
    case 'failed':
      return failureWords(view.failure, false).title;
  }
};

interface RunCardProps extends Omit<Parameters<typeof RunBody>[0], 'run'> {
  readonly run: ThreadRun;
  /** The newest of its thread: open unless it is closed. An older one is a line, so that a long thread stays light. */
  readonly newest: boolean;
}

/** A question with its answer below. */
export const RunCard = ({ run, newest, ...body }: RunCardProps) => {
  const [toggled, setToggled] = useState<{ readonly open: boolean; readonly whenNewest: boolean }>();
  const open = toggled?.whenNewest === newest ? toggled.open : newest || isRunning(run.view);
  const id = useId();
  const { ask } = run;

  // A question just asked comes to the top, and its answer grows below without moving what is being read.
  const card = useRef<HTMLElement>(null);
  const comeForward = useEffectEvent(() => {
    if (isRunning(run.view)) card.current?.scrollIntoView({ block: 'start', behavior: scrollBehavior() });
  });
  useEffect(() => comeForward(), []);

  return (
    <article ref={card} aria-labelledby={`${id}-asked`} className="scroll-mt-3 border-t border-line py-4 first:border-t-0">
      <h2 id={`${id}-asked`}>
        <button
          type="button"
          aria-expanded={open}
          className="flex w-full items-start gap-2 rounded-md text-left"
          onClick={() => setToggled({ open: !open, whenNewest: newest })}
        >
          <Icon name={taskIcons[ask.task]} className="mt-[0.2rem] size-4 text-accent" />
          <span className={`min-w-0 flex-1 font-semibold ${open ? '' : 'truncate'}`}>{askWords(ask)}</span>
          <Icon name={open ? 'up' : 'down'} className="mt-1 size-3.5 text-ink-faint" />
        </button>
      </h2>
      {open ? (
        <>
          {ask.selection && (
            <p className="mt-1.5 line-clamp-2 pl-6 font-page text-fine text-ink-faint">
              {t('answer.selected', { text: ask.selection.text })}
            </p>
          )}
          <div className="mt-3">
            <RunBody run={run} {...body} />
          </div>
        </>
      ) : (
        <p className="mt-0.5 line-clamp-1 pl-6 text-fine text-ink-faint">
          <InlineText text={firstWords(run)} />
        </p>
      )}
    </article>
  );
};
