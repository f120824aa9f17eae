import type { ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  /** What this is for, in a sentence or two. */
  readonly lead: ReactNode;
  readonly children: ReactNode;
}

/** One page of the options. Its heading takes the focus when it is opened, so that a screen reader starts there. */
export const Section = ({ title, lead, children }: SectionProps) => (
  <section aria-labelledby="section-title" className="flex flex-col gap-5">
    <header className="max-w-[65ch]">
      <h1 id="section-title" tabIndex={-1} className="text-[1.375rem] leading-tight font-semibold tracking-tight outline-none">
        {title}
      </h1>
      <p className="mt-1.5 text-ink-soft">{lead}</p>
    </header>
    {children}
  </section>
);

interface CardProps {
  readonly title?: ReactNode;
  readonly hint?: ReactNode;
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
  readonly tone?: 'plain' | 'bad';
}

/** A group of things that belong together. */
export const Card = ({ title, hint, actions, children, tone = 'plain' }: CardProps) => (
  <div
    className={`flex min-w-0 flex-col gap-4 rounded-xl border bg-surface p-4 shadow-lift sm:p-5 ${tone === 'bad' ? 'border-bad/40' : 'border-line'}`}
  >
    {(title || actions) && (
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          {title && <h2 className="text-lead font-semibold">{title}</h2>}
          {hint && <p className="mt-0.5 max-w-[65ch] text-fine text-ink-faint">{hint}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    )}
    {children}
  </div>
);

/** What stands where there is nothing yet: why, and what to do about it. */
export const Empty = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="flex flex-col items-center gap-1 rounded-xl border border-dashed border-line-strong/50 px-6 py-10 text-center">
    <p className="font-medium">{title}</p>
    <div className="max-w-[52ch] text-fine text-ink-faint">{children}</div>
  </div>
);

/** A word that says in which state something is. */
export const Tag = ({ tone = 'plain', children }: { tone?: 'plain' | 'good' | 'warn' | 'bad'; children: ReactNode }) => (
  <span
    className={`inline-flex items-center rounded-full border border-transparent px-2 py-px text-tiny font-medium whitespace-nowrap ${
      { plain: 'bg-sunken text-ink-soft', good: 'bg-accent-soft text-accent', warn: 'bg-warn-soft text-warn', bad: 'bg-bad-soft text-bad' }[
        tone
      ]
    }`}
  >
    {children}
  </span>
);
