import type { ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  readonly aside?: ReactNode;
  /** What its heading is under the page's: below an open group's own heading, or beside it. */
  readonly heading?: 'h2' | 'h3';
  readonly children: ReactNode;
}

/** One kind of evidence, under its name. */
export const Section = ({ title, aside, heading: Heading = 'h3', children }: SectionProps) => (
  <section aria-label={title} className="rounded-xl border border-line bg-surface px-4 py-3.5">
    <Heading className="mb-2.5 flex flex-wrap items-baseline justify-between gap-x-3 text-fine font-semibold text-ink-soft">
      {title}
      {aside && <span className="font-normal text-ink-faint">{aside}</span>}
    </Heading>
    {children}
  </section>
);
