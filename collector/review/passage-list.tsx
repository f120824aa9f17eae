import { holdsQuote } from '@/lib/core/find-quote';
import type { Passage } from '@/lib/core/passage';

interface PassageListProps {
  readonly passages: readonly Passage[];
  /** Lines that hold one are marked. */
  readonly quotes: readonly string[];
}

/** What the engine had in front of it, with the lines that the answer quotes marked. */
export const PassageList = ({ passages, quotes }: PassageListProps) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so that the keyboard has to reach it
  <ol tabIndex={0} aria-label="Passages" className="flex max-h-[26rem] flex-col gap-3 overflow-y-auto rounded-md">
    {passages.map(({ id, headings, text, kinds, turn }) => (
      <li key={id} className="min-w-0">
        <p className="text-tiny text-ink-faint">
          <span className="font-mono">{id}</span>
          {headings.length > 0 && ` · ${headings.join(' › ')}`}
          {turn?.author && ` · ${turn.author}`}
        </p>
        {text.split('\n').map((line, at) => (
          <p key={at} className={kinds[at] === 'code' ? 'overflow-x-auto font-mono text-fine whitespace-pre' : 'font-page'}>
            <span className={quotes.some((quote) => holdsQuote(line, quote)) ? 'marked' : ''}>{line}</span>
          </p>
        ))}
      </li>
    ))}
  </ol>
);
