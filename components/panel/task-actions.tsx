import { Icon, type IconName } from '@/components/ui/icon';
import { Button, IconButton } from '@/components/ui/button';
import type { Task } from '@/lib/core/ask';
import type { Selection } from '@/lib/core/selection';
import { t } from '@/locales/i18n';

type ReadyTask = Exclude<Task, 'ask'>;

interface TaskActionsProps {
  /** Those that a policy switched off are not shown; undefined until it is known. */
  readonly features: Readonly<Record<ReadyTask, boolean>> | undefined;
  readonly selection: Selection | undefined;
  readonly onStart: (task: ReadyTask) => void;
}

interface TaskAction {
  readonly task: ReadyTask;
  readonly icon: IconName;
  readonly title: string;
  readonly short: string;
  readonly about: string;
}

const actions = (): readonly TaskAction[] => [
  {
    task: 'summarize',
    icon: 'summarize',
    title: t('panel.tasks.summarize'),
    short: t('panel.tasks.shortSummarize'),
    about: t('panel.tasks.aboutSummarize'),
  },
  {
    task: 'explain',
    icon: 'explain',
    title: t('panel.tasks.explain'),
    short: t('panel.tasks.shortExplain'),
    about: t('panel.tasks.aboutExplain'),
  },
  { task: 'brief', icon: 'brief', title: t('panel.tasks.brief'), short: t('panel.tasks.shortBrief'), about: t('panel.tasks.aboutBrief') },
];

const offered = (features: TaskActionsProps['features']) => actions().filter(({ task }) => features?.[task] !== false);

/** What can be had in one press, each with what it gives: a fresh thread shows nothing else. */
export const TaskCards = ({ features, selection, onStart }: TaskActionsProps) => (
  <ul className="flex flex-col gap-2">
    {offered(features).map(({ task, icon, title, about }) => {
      const off = task === 'explain' && !selection;
      return (
        <li key={task}>
          <button
            type="button"
            disabled={off}
            className="group/card flex w-full items-start gap-3 rounded-xl border max-[13rem]:flex-col border-line bg-surface px-3.5 py-3 text-left transition-colors duration-100 enabled:hover:border-accent enabled:hover:bg-accent-soft disabled:cursor-default"
            onClick={() => onStart(task)}
          >
            <span
              className={`flex size-8 shrink-0 items-center justify-center rounded-lg ${off ? 'bg-sunken text-ink-faint' : 'bg-accent-soft text-accent group-hover/card:bg-surface'}`}
            >
              <Icon name={icon} className="size-[1.125rem]" />
            </span>
            <span className="max-w-full min-w-0">
              <span className={`block font-semibold ${off ? 'text-ink-faint' : ''}`}>{title}</span>
              {task === 'explain' && selection ? (
                <span className="line-clamp-2 font-page text-fine text-ink-soft">
                  <span className="marked">{selection.text}</span>
                </span>
              ) : (
                <span className="block text-fine text-ink-faint">{about}</span>
              )}
            </span>
          </button>
        </li>
      );
    })}
  </ul>
);

/** The same in one line, above the question box of a thread that has begun. In a narrow panel their icons have to do. */
export const TaskChips = ({ features, selection, onStart, onNewThread }: TaskActionsProps & { readonly onNewThread: () => void }) => (
  <fieldset aria-label={t('panel.tasks.inOnePress')} className="-mx-1 flex min-w-0 flex-wrap gap-0.5">
    {offered(features).map(({ task, icon, title, short }) => (
      <Button
        key={task}
        look="quiet"
        size="small"
        icon={icon}
        aria-label={title}
        title={title}
        disabled={task === 'explain' && !selection}
        onClick={() => onStart(task)}
      >
        <span className="max-[19rem]:hidden">{short}</span>
      </Button>
    ))}
    <IconButton icon="plus" size="small" label={t('panel.tasks.newThread')} className="ml-auto" onClick={onNewThread} />
  </fieldset>
);
