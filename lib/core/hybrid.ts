import type { RankedPassage } from './retrieve';

/** Cormack, Clarke & Büttcher 2009: how much the first places count more than the later ones. */
const RANK_CONSTANT = 60;

/** Cosine of two vectors of one length; 0 when either is empty or zero. */
export function cosine(one: readonly number[], other: readonly number[]): number {
  let dot = 0;
  let ones = 0;
  let others = 0;
  for (let at = 0; at < one.length; at++) {
    const a = one[at] ?? 0;
    const b = other[at] ?? 0;
    dot += a * b;
    ones += a * a;
    others += b * b;
  }
  return ones > 0 && others > 0 ? dot / Math.sqrt(ones * others) : 0;
}

/**
 * Reciprocal-rank fusion of the ranking by words with one by embeddings. Embeddings alone lose to words on questions about the page at
 * hand, so that without a ranking by words (no word of the question is on the page) they only fill in.
 * @param similarities per passage, by index; undefined leaves the ranking as it is
 */
export function fuseRankings(byWords: readonly RankedPassage[], similarities: readonly number[] | undefined): readonly RankedPassage[] {
  if (!similarities) return byWords;
  const fused = new Map<number, RankedPassage>();
  const add = (found: RankedPassage, rank: number): void => {
    const score = (fused.get(found.at)?.score ?? 0) + RANK_CONSTANT / 2 / (RANK_CONSTANT + rank);
    fused.set(found.at, { at: found.at, score, covered: fused.get(found.at)?.covered ?? found.covered });
  };
  byWords.forEach(add);
  [...similarities.keys()]
    .sort((one, other) => (similarities[other] ?? 0) - (similarities[one] ?? 0) || one - other)
    .forEach((at, rank) => add({ at, score: 0, covered: 0 }, rank));
  return [...fused.values()].sort((one, other) => other.score - one.score || one.at - other.at);
}
