import type { Citation } from '@/lib/core/answer';
import type { Passage } from '@/lib/core/passage';

const MOST = 2;
/** Of a text's words that tell something, the share that a line has to hold to be offered as its proof. */
const SHARE = 0.5;

const tellingWords = (text: string): ReadonlySet<string> =>
  new Set(
    (text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}.:/-]*/gu) ?? [])
      .map((word) => word.replace(/[.:/-]+$/, ''))
      .filter((word) => word.length > 3 || /\d/.test(word)),
  );

/** The lines of the passages that come closest to what somebody wrote, the closest first: an offer, to be looked at. */
export const suggestedQuotes = (text: string, passages: readonly Passage[]): readonly Citation[] => {
  const wanted = tellingWords(text);
  if (wanted.size === 0) return [];
  return passages
    .flatMap(({ id, text: lines }) => lines.split('\n').map((quote) => ({ passageId: id, quote: quote.trim() })))
    .map((citation) => {
      const has = tellingWords(citation.quote);
      return { citation, share: [...wanted].filter((word) => has.has(word)).length / wanted.size };
    })
    .filter(({ share }) => share >= SHARE)
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST)
    .map(({ citation }) => citation);
};
