import { quoteText } from '@/lib/core/quote-text';

/** Parts that stand further apart than this many characters are no longer one place of a page, whatever stands between. */
const FAR = 420;

const allIndexesOf = (text: string, part: string): readonly number[] => {
  const found: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found.push(at);
  return found;
};

/**
 * Whether a quote that leaves something out was put together from places of a text that are far apart. Looked at here without the code that
 * the pipeline finds quotes with: a fault of the one must not hide from the other.
 */
export const isPiecedTogether = (text: string, quote: string): boolean => {
  const [first, ...rest] = quoteText(quote)
    .split('...')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (first === undefined || rest.length === 0) return false;
  const plain = quoteText(text);
  return rest.some((part, at) => {
    const before = at === 0 ? first : rest[at - 1]!;
    const starts = allIndexesOf(plain, before).map((start) => start + before.length);
    const followers = allIndexesOf(plain, part);
    return !starts.some((end) => followers.some((start) => start >= end && start - end <= FAR));
  });
};
