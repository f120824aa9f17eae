import { stem } from '@/lib/core/stem';

/** ROUGE (Lin 2004) as F1: lower case, letters and digits, words of more than three letters stemmed. */
const tokens = (text: string): readonly string[] =>
  (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).map((word) => (word.length > 3 ? stem(word, 'en') : word));

const f1 = (hits: number, one: number, other: number): number => (hits === 0 ? 0 : (2 * hits) / (one + other));

const counts = (words: readonly string[], size: number): ReadonlyMap<string, number> => {
  const grams = new Map<string, number>();
  for (let at = 0; at + size <= words.length; at++) {
    const gram = words.slice(at, at + size).join(' ');
    grams.set(gram, (grams.get(gram) ?? 0) + 1);
  }
  return grams;
};
const total = (grams: ReadonlyMap<string, number>): number => [...grams.values()].reduce((sum, count) => sum + count, 0);

export const rougeN = (candidate: string, reference: string, size: number): number => {
  const one = counts(tokens(candidate), size);
  const other = counts(tokens(reference), size);
  let hits = 0;
  for (const [gram, count] of one) hits += Math.min(count, other.get(gram) ?? 0);
  return f1(hits, total(one), total(other));
};

/** Places in `one` of a longest common subsequence with `other`. */
const commonPlaces = (one: readonly string[], other: readonly string[]): readonly number[] => {
  const lengths = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1));
  for (let i = one.length - 1; i >= 0; i--)
    for (let j = other.length - 1; j >= 0; j--)
      lengths[i]![j] = one[i] === other[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  const places: number[] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    if (one[i] === other[j]) {
      places.push(i++);
      j++;
    } else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i++;
    else j++;
  }
  return places;
};

/** The summary-level ROUGE-L: per reference sentence, the union of what its longest common subsequences with the candidate's hold. */
export const rougeLsum = (candidate: readonly string[], reference: readonly string[]): number => {
  const candidates = candidate.map(tokens);
  const references = reference.map(tokens);
  const inCandidate = new Map(counts(candidates.flat(), 1));
  const inReference = new Map(counts(references.flat(), 1));
  let hits = 0;
  for (const words of references) {
    const places = new Set(candidates.flatMap((other) => commonPlaces(words, other)));
    for (const place of places) {
      const word = words[place]!;
      const here = inCandidate.get(word) ?? 0;
      const there = inReference.get(word) ?? 0;
      if (here > 0 && there > 0) {
        hits++;
        inCandidate.set(word, here - 1);
        inReference.set(word, there - 1);
      }
    }
  }
  return f1(hits, candidates.flat().length, references.flat().length);
};
