import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

export type NoticeTone = 'plain' | 'warn' | 'bad';

const tones: Record<NoticeTone, { readonly box: string; readonly icon: IconName; readonly iconColor: string }> = {
  plain: { box: 'border-line bg-sunken', icon: 'info', iconColor: 'text-ink-faint' },
  warn: { box: 'border-transparent bg-warn-soft', icon: 'warning', iconColor: 'text-warn' },
  bad: { box: 'border-transparent bg-bad-soft', icon: 'warning', iconColor: 'text-bad' },
};

interface NoticeProps {
  readonly tone?: NoticeTone;
  readonly icon?: IconName;
  readonly children: ReactNode;
  readonly className?: string;
}

/** Something the reader should know, set apart from what it is about. */
export const Notice = ({ tone = 'plain', icon, children, className = '' }: NoticeProps) => (
  <div className={`flex items-start gap-2.5 rounded-lg border px-3 py-2.5 text-fine ${tones[tone].box} ${className}`}>
    <Icon name={icon ?? tones[tone].icon} className={`mt-0.5 size-4 ${tones[tone].iconColor}`} />
    <div className="min-w-0 flex-1">{children}</div>
  </div>
);
