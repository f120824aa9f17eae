import type { Answer } from '@/lib/core/answer';
import type { Feedback } from '@/lib/core/feedback';
import { checkOf } from '@/lib/core/verification';
import { suggestedQuotes } from './suggested-quotes';

/** What the form for a correction begins with: the reader's suggestion with the lines that seem to prove it, else what was right of the answer. */
export const draftCorrection = ({ suggestion, answer, verification, passages = [] }: Feedback): Answer => {
  if (suggestion.trim() !== '') {
    const citations = [...suggestedQuotes(suggestion, passages)];
    return { text: suggestion.trim(), answered: true, points: citations.length > 0 ? [{ text: suggestion.trim(), citations }] : [] };
  }
  if (!answer) return { text: '', answered: true, points: [] };
  const points = answer.points.map(({ text, citations }) => ({
    text,
    citations: citations.filter((citation) => checkOf(verification, citation)?.found !== false),
  }));
  return { ...answer, points };
};
