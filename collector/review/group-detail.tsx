import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Notice } from '@/components/ui/notice';
import { reasonWords } from '@/components/panel/feedback-words';
import type { ReviewFlags } from '@/lib/collector/review-contract';
import { Ago } from './ago';
import { CaseCard } from './case-card';
import { Chip } from './chip';
import { getFlags } from './client';
import { Decisions } from './decisions';
import { FlagEvidence } from './flag-evidence';
import { HistoryList } from './history-list';
import { LiveCorrection } from './live-correction';
import { questionWords, stateWords } from './state-words';

interface GroupDetailProps {
  readonly topic: string;
  readonly onBack: () => void;
}

type Flag = ReviewFlags['flags'][number];

/** The flag that tells most: with its passages before one without, the newest of those. */
const mostTelling = (flags: readonly Flag[]): Flag | undefined =>
  flags.find(({ feedback }) => feedback.passages?.length) ?? flags.find(({ feedback }) => feedback.answer) ?? flags[0];

/** A link only where it leads to a page: what a reader's program sent is not to be trusted with more. */
const PageLink = ({ url, title }: { readonly url: string; readonly title: string }) =>
  /^https?:\/\//i.test(url) ? (
    <a href={url} target="_blank" rel="noreferrer noopener" className="text-accent underline decoration-line-strong underline-offset-2">
      {title || url}
    </a>
  ) : (
    <span>{title || url}</span>
  );

export const GroupDetail = ({ topic, onBack }: GroupDetailProps) => {
  const { data, error, refetch } = useQuery({ queryKey: ['flags', topic], queryFn: () => getFlags(topic) });
  const [chosen, setChosen] = useState<string | undefined>();
  const flags = data?.flags ?? [];
  const flag = flags.find(({ id }) => id === chosen) ?? mostTelling(flags);

  return (
    <article className="mx-auto flex max-w-[60rem] flex-col gap-5 px-4 py-5 sm:px-7">
      <div className="lg:hidden">
        <Button look="quiet" size="small" icon="back" onClick={onBack}>
          To the list
        </Button>
      </div>
      {error && (
        <Notice tone="bad">
          <p>{error.message}</p>
          <Button size="small" className="mt-2" onClick={() => void refetch()}>
            Try again
          </Button>
        </Notice>
      )}
      {data && !flag && <Notice>These flags are not there any more: their readers erased them, or they were too old.</Notice>}
      {data && flag && (
        <>
          <header className="flex flex-col gap-1.5">
            <h2 className="text-title font-semibold">{questionWords(flag.feedback.run.task, flag.feedback.question)}</h2>
            <p className="text-fine text-ink-soft">
              <PageLink url={flag.feedback.run.url} title={flag.feedback.run.title} />
            </p>
            <p className="flex flex-wrap items-center gap-1.5">
              <Chip tone={flag.state === 'fixed' ? 'good' : 'plain'}>{stateWords[flag.state]}</Chip>
              <Chip>{flag.assignee ? `Assigned to ${flag.assignee}` : 'Assigned to nobody'}</Chip>
            </p>
          </header>
          <Decisions flags={flags} flag={flag} correction={data.correction} topic={topic} />
          {data.correction && <LiveCorrection correction={data.correction} topic={topic} />}
          {flag.cases.map((kept) => (
            <CaseCard key={kept.id} kept={kept} flag={flag} topic={topic} />
          ))}
          {flags.length > 1 && <FlagChoice flags={flags} current={flag.id} onChoose={setChosen} />}
          <FlagEvidence key={flag.id} flag={flag} />
          <HistoryList history={flag.history} />
        </>
      )}
    </article>
  );
};

interface FlagChoiceProps {
  readonly flags: readonly Flag[];
  readonly current: string;
  readonly onChoose: (id: string) => void;
}

const FlagChoice = ({ flags, current, onChoose }: FlagChoiceProps) => (
  <nav aria-label="Flags about this question" className="flex gap-1.5 overflow-x-auto pb-1">
    {flags.map(({ id, feedback }, index) => (
      <button
        key={id}
        type="button"
        aria-current={id === current ? 'true' : undefined}
        onClick={() => onChoose(id)}
        className="flex shrink-0 items-center gap-1.5 rounded-full border border-line bg-surface px-2.5 py-1 text-fine text-ink-soft hover:border-line-strong aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:text-ink"
      >
        <Icon name="flag" className="size-3" />
        {index + 1} of {flags.length}: {reasonWords(feedback.reason ?? 'other').toLowerCase()}, <Ago at={feedback.at} />
      </button>
    ))}
  </nav>
);
