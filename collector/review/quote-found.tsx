import { Icon } from '@/components/ui/icon';
import { holdsQuote } from '@/lib/core/find-quote';
import type { Passage } from '@/lib/core/passage';

/** The passage that holds a quote; undefined where none does. */
export const holderOf = (quote: string, passages: readonly Passage[]): Passage | undefined =>
  passages.find(({ text }) => holdsQuote(text, quote));

interface QuoteFoundProps {
  readonly quote: string;
  readonly passages: readonly Passage[];
}

/** Whether the passages that were sent hold a quote, said while it is written. */
export const QuoteFound = ({ quote, passages }: QuoteFoundProps) => {
  if (quote.trim() === '') return null;
  if (passages.length === 0)
    return <p className="text-tiny text-ink-faint">Not checked: no passages were shared. It is looked up on the page when it is served.</p>;
  const holder = holderOf(quote, passages);
  return holder ? (
    <p className="flex items-center gap-1 text-tiny font-medium text-accent">
      <Icon name="check" className="size-3" />
      Found in {holder.id}
    </p>
  ) : (
    <p className="flex items-center gap-1 text-tiny font-medium text-warn">
      <Icon name="missing" className="size-3" />
      Not found in the passages that were sent
    </p>
  );
};
