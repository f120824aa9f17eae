import type { Feedback } from './feedback';
import type { Failure } from './failure';
import type { Item } from './item';
import type { Coverage } from './passage';

/** What a reader has to know of one line of a job's result before they rely on it. */
export type ItemMark =
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'not-said' }
  /** Quotes that the page does not hold. */
  | { readonly kind: 'not-found'; readonly count: number; readonly of: number }
  | { readonly kind: 'no-quote' }
  | { readonly kind: 'part-read'; readonly coverage: Coverage }
  | { readonly kind: 'unread' }
  | { readonly kind: 'corrected'; readonly owner: string }
  /** By the reader. */
  | { readonly kind: 'flagged'; readonly reason: Feedback['reason'] };

/** The marks of an item, the gravest first. */
export const marksOf = ({ state, failure, result, unread }: Item, feedback?: Feedback): readonly ItemMark[] => {
  const marks: ItemMark[] = [];
  if (feedback?.verdict === 'flag') marks.push({ kind: 'flagged', reason: feedback.reason });
  if (state === 'failed' && failure) marks.push({ kind: 'failed', failure });
  if (!result) return marks;
  const { answer, verification, facts } = result;
  const missing = verification.checks.filter(({ found }) => !found).length;
  if (!answer.answered) marks.push({ kind: 'not-said' });
  else if (facts.corrected) marks.push({ kind: 'corrected', owner: facts.corrected.owner });
  else if (verification.support === 'none') marks.push({ kind: 'no-quote' });
  if (missing > 0) marks.push({ kind: 'not-found', count: missing, of: verification.checks.length });
  if (facts.coverage.sections < facts.coverage.of) marks.push({ kind: 'part-read', coverage: facts.coverage });
  if (unread.length > 0) marks.push({ kind: 'unread' });
  return marks;
};
