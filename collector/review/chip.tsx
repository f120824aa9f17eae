import type { ReactNode } from 'react';

type ChipTone = 'plain' | 'good' | 'warn' | 'bad' | 'accent';

const tones: Record<ChipTone, string> = {
  plain: 'bg-sunken text-ink-soft',
  good: 'bg-accent-soft text-accent',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  accent: 'bg-accent text-on-accent',
};

/** A word or two about something, beside it. */
export const Chip = ({ tone = 'plain', children }: { readonly tone?: ChipTone; readonly children: ReactNode }) => (
  <span className={`inline-flex items-center rounded-full border border-transparent px-2 py-px text-tiny font-medium ${tones[tone]}`}>
    {children}
  </span>
);
