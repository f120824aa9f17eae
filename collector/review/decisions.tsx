import { useState, useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { ReviewFlags } from '@/lib/collector/review-contract';
import type { Correction } from '@/lib/core/correction';
import { announce, latestAnnouncement, onAnnouncement } from './announcement';
import { AssignForm } from './assign-form';
import { CaseForm } from './case-form';
import { decide } from './client';
import { CorrectForm } from './correct-form';
import { Problem } from './problem';
import { SayForm } from './say-form';
import { useChange } from './use-change';
import { useShortcuts } from './use-shortcuts';

type Flag = ReviewFlags['flags'][number];

interface DecisionsProps {
  readonly flags: readonly Flag[];
  /** The one that is looked at: forms begin with what it says. */
  readonly flag: Flag;
  readonly correction: Correction | undefined;
  readonly topic: string;
}

type Form = 'correct' | 'eval-case' | 'not-a-problem' | 'duplicate' | 'assign' | 'comment';

/** What an owner can do about a group. A decision is about every flag of it that waits for one, a comment about all. */
export const Decisions = ({ flags, flag, correction, topic }: DecisionsProps) => {
  const change = useChange(topic);
  const [form, setForm] = useState<Form | undefined>();
  const said = useSyncExternalStore(onAnnouncement, latestAnnouncement);

  const waiting = flags.filter(({ state }) => state === 'open' || state === 'in-review').map(({ id }) => id);
  const all = flags.map(({ id }) => id);
  const decided = waiting.length === 0;
  const about = decided ? all : waiting;
  const close = (): void => setForm(undefined);
  const open = (next: Form): void => {
    announce('');
    setForm(next);
  };
  const review = (): void => void change.run((csrf) => decide(csrf, { flags: about, decision: 'in-review' }), 'Taken into review.');
  const reopen = (): void => void change.run((csrf) => decide(csrf, { flags: all, decision: 'reopen' }), 'Open again.');

  useShortcuts({
    c: () => open('correct'),
    e: () => open('eval-case'),
    n: () => open('not-a-problem'),
    d: () => open('duplicate'),
    a: () => open('assign'),
    m: () => open('comment'),
    r: decided ? undefined : review,
    o: decided ? reopen : undefined,
  });

  const button = (name: Form, icon: Parameters<typeof Icon>[0]['name'], words: string, primary = false) => (
    <Button
      size="small"
      icon={icon}
      look={primary ? 'primary' : 'plain'}
      aria-expanded={form === name}
      onClick={() => (form === name ? close() : open(name))}
    >
      {words}
    </Button>
  );

  return (
    <div className="flex flex-col gap-3">
      <fieldset aria-label="Decide" className="flex min-w-0 flex-wrap gap-1.5">
        {button('correct', 'check', correction ? 'Correct again' : 'Correct', true)}
        {button('eval-case', 'drawer', 'Make an eval case')}
        {!decided && button('not-a-problem', 'helpful', 'Not a problem')}
        {!decided && button('duplicate', 'copy', 'Duplicate')}
        {!decided && flag.state !== 'in-review' && (
          <Button size="small" icon="search" disabled={change.busy} onClick={review}>
            In review
          </Button>
        )}
        {decided && (
          <Button size="small" icon="again" disabled={change.busy} onClick={reopen}>
            Open again
          </Button>
        )}
        {button('assign', 'person', 'Assign')}
        {button('comment', 'plus', 'Comment')}
      </fieldset>
      <Problem words={change.problem} />
      <output className="flex items-center gap-1.5 text-fine text-accent empty:hidden">
        {said && (
          <>
            <Icon name="check" className="size-3.5" />
            {said}
          </>
        )}
      </output>
      {form === 'correct' && <CorrectForm flag={flag} flags={flags} topic={topic} correction={correction} onDone={close} />}
      {form === 'eval-case' && <CaseForm flag={flag} topic={topic} correction={correction} onDone={close} />}
      {form === 'assign' && <AssignForm flags={all} assignee={flag.assignee} topic={topic} onDone={close} />}
      {(form === 'not-a-problem' || form === 'duplicate' || form === 'comment') && (
        <SayForm key={form} decision={form} flags={form === 'comment' ? all : about} topic={topic} onDone={close} />
      )}
    </div>
  );
};
