import { reasonWords } from '@/components/panel/feedback-words';
import type { FlagGroups } from '@/lib/collector/review-contract';
import { Ago } from './ago';
import { Chip } from './chip';
import { questionWords, stateWords } from './state-words';

interface GroupRowProps {
  readonly group: FlagGroups['groups'][number];
  readonly current: boolean;
  readonly onOpen: () => void;
}

const hostOf = (page: string): string => (URL.canParse(page) ? new URL(page).host : page);

export const GroupRow = ({ group, current, onOpen }: GroupRowProps) => (
  <li>
    <button
      type="button"
      data-topic={group.topic}
      aria-current={current ? 'true' : undefined}
      onClick={onOpen}
      className="flex w-full min-w-0 flex-col gap-1 rounded-lg border border-transparent px-3 py-2.5 text-left hover:bg-sunken aria-[current]:border-accent aria-[current]:bg-accent-soft"
    >
      <span className="flex items-start gap-2">
        <span className="line-clamp-2 min-w-0 flex-1 font-medium">{questionWords(group.task, group.question)}</span>
        {group.count > 1 && (
          <Chip tone="accent">
            {group.count}
            <span className="sr-only"> flags</span>
          </Chip>
        )}
      </span>
      <span className="truncate text-fine text-ink-faint">
        {group.title || 'Untitled'} · {hostOf(group.page)}
      </span>
      <span className="flex flex-wrap items-center gap-1.5">
        {group.reasons.map((reason) => (
          <Chip key={reason} tone={reason === 'wrong' || reason === 'should-not-be-shown' ? 'bad' : 'warn'}>
            {reasonWords(reason)}
          </Chip>
        ))}
        {group.states.map((state) => state !== 'open' && <Chip key={state}>{stateWords[state]}</Chip>)}
        {group.assignees.map((name) => (
          <Chip key={name}>{name}</Chip>
        ))}
        <span className="ml-auto text-tiny text-ink-faint">
          <Ago at={group.newestAt} />
        </span>
      </span>
    </button>
  </li>
);
