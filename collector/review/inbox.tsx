import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { goTo, useAddress } from './address';
import { getGroups } from './client';
import { GroupDetail } from './group-detail';
import { GroupRow } from './group-row';
import { InboxFilters } from './inbox-filters';
import { useShortcuts } from './use-shortcuts';

const PER_PAGE = 25;
/** A colleague may be deciding at the same time. */
const LOOK_EVERY_MS = 30_000;

/** The flags that wait, one group at a time beside their list; on a narrow screen one or the other. */
export const Inbox = () => {
  const { topic, filters } = useAddress();
  const page = Math.max(0, Number(filters.get('page') ?? 0) || 0);
  const asked = new URLSearchParams([...filters].filter(([name]) => name !== 'page'));
  asked.set('limit', String(PER_PAGE));
  asked.set('offset', String(page * PER_PAGE));
  const { data, error, refetch } = useQuery({
    queryKey: ['groups', asked.toString()],
    queryFn: () => getGroups(asked),
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_EVERY_MS,
  });
  const groups = data?.groups ?? [];
  const total = data?.total ?? 0;
  const detail = useRef<HTMLElement>(null);
  const list = useRef<HTMLUListElement>(null);

  const at = groups.findIndex((group) => group.topic === topic);
  // Where the one that was just decided stood: the next key goes on from there.
  const lastAt = useRef(-1);
  useEffect(() => {
    if (at >= 0) lastAt.current = at;
  }, [at]);

  const open = (next: string): void => goTo({ tab: 'inbox', topic: next, filters });
  const step = (by: 1 | -1): void => {
    const from = at >= 0 ? at : by === 1 ? lastAt.current - (lastAt.current >= 0 ? 1 : 0) : lastAt.current;
    const next = groups[Math.min(groups.length - 1, Math.max(0, from + by))];
    if (!next) return;
    open(next.topic);
    list.current?.querySelector(`[data-topic="${next.topic}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const toPage = (next: number): void => {
    const changed = new URLSearchParams(filters);
    if (next > 0) changed.set('page', String(next));
    else changed.delete('page');
    lastAt.current = -1;
    goTo({ tab: 'inbox', topic: '', filters: changed });
  };
  useShortcuts({
    j: () => step(1),
    k: () => step(-1),
    Enter: topic ? () => detail.current?.focus() : undefined,
    '/': () => document.querySelector<HTMLElement>('#inbox-filters select')?.focus(),
    Escape: topic ? () => open('') : undefined,
  });

  return (
    <main className="min-h-0 flex-1 lg:grid lg:grid-cols-[minmax(20rem,26rem)_minmax(0,1fr)]">
      <h1 className="sr-only">Inbox</h1>
      <div className={`min-w-0 flex-col border-line lg:flex lg:overflow-y-auto lg:border-r ${topic ? 'hidden' : 'flex'}`}>
        <InboxFilters filters={filters} onChange={(changed) => goTo({ tab: 'inbox', topic: '', filters: changed })} />
        {error && (
          <Notice tone="bad" className="m-4">
            <p>{error.message}</p>
            <Button size="small" className="mt-2" onClick={() => void refetch()}>
              Try again
            </Button>
          </Notice>
        )}
        {data && (
          <output className="block px-4 pt-3 text-fine text-ink-faint">
            {total === 0 ? '' : `${total} ${total === 1 ? 'question' : 'questions'}`}
          </output>
        )}
        {data && total === 0 && <EmptyInbox filtered={[...filters].some(([name]) => name !== 'state' && name !== 'order')} />}
        <ul ref={list} aria-label="Flagged questions" className="flex flex-col gap-1 p-2">
          {groups.map((group) => (
            <GroupRow key={group.topic} group={group} current={group.topic === topic} onOpen={() => open(group.topic)} />
          ))}
        </ul>
        {total > PER_PAGE && (
          <nav aria-label="Pages of the list" className="flex items-center justify-between gap-2 px-4 pb-4 text-fine text-ink-soft">
            <Button size="small" disabled={page === 0} onClick={() => toPage(page - 1)}>
              Newer
            </Button>
            <span>
              {page * PER_PAGE + 1} to {Math.min(total, (page + 1) * PER_PAGE)} of {total}
            </span>
            <Button size="small" disabled={(page + 1) * PER_PAGE >= total} onClick={() => toPage(page + 1)}>
              Older
            </Button>
          </nav>
        )}
      </div>
      <section
        ref={detail}
        tabIndex={-1}
        aria-label="The flagged answer"
        className={`min-w-0 outline-none lg:block lg:overflow-y-auto ${topic ? '' : 'hidden'}`}
      >
        {topic ? (
          <GroupDetail key={topic} topic={topic} onBack={() => open('')} />
        ) : (
          <p className="grid h-full place-items-center p-8 text-center text-ink-faint">
            {groups.length > 0 && 'Choose a question, or press j. ? shows the keys.'}
          </p>
        )}
      </section>
    </main>
  );
};

const EmptyInbox = ({ filtered }: { readonly filtered: boolean }) => (
  <div className="px-4 py-10 text-center">
    <p className="text-lead font-medium">Nothing here</p>
    <p className="mt-1 text-fine text-ink-faint">
      {filtered ? 'No flag is like this. Choose less above to see more.' : 'No flag is in this state. New ones appear by themselves.'}
    </p>
  </div>
);
