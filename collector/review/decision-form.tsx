import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Problem } from './problem';

interface DecisionFormProps {
  readonly name: string;
  /** What its button says. */
  readonly action: string;
  readonly busy: boolean;
  readonly problem: string;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The frame of what an owner writes: Ctrl+Enter sends it from anywhere in it, Escape closes it. */
export const DecisionForm = ({ name, action, busy, problem, onSubmit, onClose, children }: DecisionFormProps) => {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('textarea, input, select')?.focus(), []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its keys work in every one of its fields
    <form
      ref={form}
      aria-label={name}
      className="flex flex-col gap-4 rounded-xl border border-line bg-surface p-4 shadow-lift"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSubmit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          onClose();
        }
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          event.currentTarget.requestSubmit();
        }
      }}
    >
      {children}
      <Problem words={problem} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" size="small" disabled={busy}>
          {busy ? 'One moment …' : action}
        </Button>
        <Button look="quiet" size="small" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
};
