import type { ReactNode } from 'react';
import { Icon } from './icon';

interface DisclosureProps {
  readonly summary: ReactNode;
  readonly children: ReactNode;
  readonly open?: boolean;
  readonly className?: string;
}

/** Details that are there for who wants them: the browser's own element, so that find-in-page and the keyboard work. */
export const Disclosure = ({ summary, children, open, className = '' }: DisclosureProps) => (
  <details className={`group/disclosure ${className}`} {...(open && { open })}>
    <summary className="flex items-start gap-1.5 rounded-md text-fine text-ink-faint hover:text-ink">
      <Icon name="chevron" className="mt-[0.2rem] size-3 transition-transform duration-150 group-open/disclosure:rotate-90" />
      <span className="min-w-0">{summary}</span>
    </summary>
    <div className="mt-1.5 pl-[1.125rem]">{children}</div>
  </details>
);
