import type { ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One kind of evidence, under its name. */
export const Section = ({ title, aside, children }: SectionProps) => (
  <section aria-label={title} className="rounded-xl border border-line bg-surface px-4 py-3.5">
    <h3 className="mb-2.5 flex flex-wrap items-baseline justify-between gap-x-3 text-fine font-semibold text-ink-soft">
      {title}
      {aside && <span className="font-normal text-ink-faint">{aside}</span>}
    </h3>
    {children}
  </section>
);
