import { Fragment } from 'react';
import { withoutUnseen } from '@/lib/core/unseen-characters';

/**
 * A model's words as plain text, with the two marks that models can't keep themselves from: `code` and **bold**. Everything else, links,
 * pictures and HTML among it, stays the characters that it is, so that an answer can load nothing and lead nowhere. Characters that turn the order of
 * letters around, or that nobody sees, are left out.
 */
export const InlineText = ({ text }: { text: string }) => (
  <>
    {withoutUnseen(text)
      .split(/(`[^`\n]+`|\*\*[^*\n]+\*\*)/)
      .map((part, index) => {
        if (index % 2 === 0) return <Fragment key={index}>{part}</Fragment>;
        return part.startsWith('`') ? (
          <code key={index} className="rounded-sm bg-sunken px-1 py-px font-mono text-[0.9em]">
            {part.slice(1, -1)}
          </code>
        ) : (
          <strong key={index} className="font-semibold">
            {part.slice(2, -2)}
          </strong>
        );
      })}
  </>
);
