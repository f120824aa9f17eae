import { type AnswerKind, answerKindOf } from './answer-kind';
import { holdsKind } from './holds-kind';
import type { PassageIndex } from './passage-index';
import { queryOf, type QueryTerm } from './query';
import { wordsOf } from './words';

export interface RankedPassage {
  /** Index into the passages. */
  readonly at: number;
  /** 0 to 1, comparable within one question. */
  readonly score: number;
  /** Share of the question, by the rarity of its words, that the passage or its neighbours hold: 0 to 1, comparable between questions. */
  readonly covered: number;
}

/** What a passage's score is made of. Learnt on half of the open questions; all within 0.3 of these rank equally well, so they are round. */
const WEIGHTS = { passage: 0.6, parent: 0.15, section: 0.4, covered: 0.2, near: 1, kind: 0.1, heading: 0.25 };
const WEIGHT = Object.values(WEIGHTS).reduce((sum, weight) => sum + weight, 0);
/** BM25: how soon more occurrences stop counting, and how much long texts are held back (little: passages are alike in length). */
const K1 = 1.2;
const B = 0.4;
/** Words around a passage's middle that make its parent and its section. */
const PARENT = 240;
const SECTION = 700;
/** Terms this far apart still stand near each other. */
const NEAR = 8;
/** So many passages by words alone are looked at more closely: where the words stand, what kind of thing is asked for. */
const CLOSER = 80;
/** A passage that covers a term only through its neighbour. */
const NEIGHBOUR = 0.6;
/** What a single line answers. */
const POINTED: ReadonlySet<AnswerKind> = new Set([
  'number',
  'money',
  'duration',
  'frequency',
  'phone',
  'email',
  'date',
  'person',
  'speaker',
  'place',
]);
/** In a conversation the passage's surroundings (triangle of 1,000 words to each side) count so many times its own score. */
const SURROUNDINGS = { words: 1_000, whenPointed: 2, otherwise: 8 };

/**
 * The passages that hold words of the question or stand near one that does, best first: BM25 (Robertson & Zaragoza 2009) of the passage,
 * of the 240 and of the 700 words around it, how much of the question it covers, how close the words stand, and whether it holds the
 * kind of thing that is asked for.
 * @returns empty when no word of the question occurs on the page
 */
export function rankPassages(index: PassageIndex, question: string): readonly RankedPassage[] {
  const terms = queryOf(index, question);
  const query = terms.filter(({ members }) => members.length > 0);
  const asked = terms.reduce((sum, { value }) => sum + value, 0);
  if (query.length === 0) return [];
  const count = index.passages.length;
  const lengths = Float64Array.from({ length: count }, (_, at) => index.starts[at + 1]! - index.starts[at]!);
  const parents = surroundingsOf(index, PARENT / 2);
  const sections = surroundingsOf(index, SECTION / 2);
  const parentLengths = sumsOver(parents, lengths);
  const sectionLengths = sumsOver(sections, lengths);

  const passage = new Float64Array(count);
  const parent = new Float64Array(count);
  const section = new Float64Array(count);
  const covered = new Float64Array(count);
  const heading = new Float64Array(count);
  for (const term of query) {
    const occurs = occurrencesOf(index, term);
    addBm25(passage, occurs, lengths, term.value);
    addBm25(parent, sumsOver(parents, occurs), parentLengths, term.value);
    addBm25(section, sumsOver(sections, occurs), sectionLengths, term.value);
    for (let at = 0; at < count; at++) {
      const beside = Math.max(occurs[at - 1] ?? 0, occurs[at + 1] ?? 0);
      covered[at]! += (term.value / asked) * Math.max(Math.min(1, occurs[at]!), NEIGHBOUR * Math.min(1, beside));
      if (index.headingTerms[at]!.has(term.members[0]!.id)) heading[at]! += term.value / asked;
    }
  }
  const scaled = [scaleOf(passage) * WEIGHTS.passage, scaleOf(parent) * WEIGHTS.parent, scaleOf(section) * WEIGHTS.section] as const;
  let scores: Float64Array = Float64Array.from(
    { length: count },
    (_, at) =>
      scaled[0] * passage[at]! +
      scaled[1] * parent[at]! +
      scaled[2] * section[at]! +
      WEIGHTS.covered * covered[at]! +
      WEIGHTS.heading * Math.min(1, heading[at]!),
  );

  const byScore = (one: number, other: number): number => scores[other]! - scores[one]! || one - other;
  const found = [...scores.keys()].filter((at) => section[at]! > 0).sort(byScore);
  const kind = answerKindOf(question, index.lang);
  const named = new Set(wordsOf(question, index.lang).map(({ text }) => text));
  const termOf = new Map(query.toReversed().flatMap((term) => term.members.map(({ id }) => [id, term] as const)));
  for (const at of found.slice(0, CLOSER)) {
    scores[at]! += WEIGHTS.near * Math.min(1, nearness(index, at, termOf) / asked);
    if (holdsKind(kind, index.passages[at]!.text, (word) => named.has(word))) scores[at]! += WEIGHTS.kind;
  }
  if (index.conversation) {
    const pointed = POINTED.has(kind);
    scores = withSurroundings(index, scores, pointed ? SURROUNDINGS.whenPointed : SURROUNDINGS.otherwise);
  }
  return found.sort(byScore).map((at) => ({ at, score: scores[at]! / WEIGHT, covered: covered[at]! }));
}

/** How often each passage holds a term or what stands for it. */
function occurrencesOf(index: PassageIndex, term: QueryTerm): Float64Array {
  const occurs = new Float64Array(index.passages.length);
  for (const { id, counts } of term.members) {
    const posting = index.postings[id]!;
    posting.passages.forEach((at, place) => (occurs[at]! += counts * posting.counts[place]!));
  }
  return occurs;
}

function addBm25(scores: Float64Array, occurs: Float64Array, lengths: Float64Array, value: number): void {
  let total = 0;
  for (const length of lengths) total += length;
  const perWord = (K1 * B * lengths.length) / (total || 1);
  for (let at = 0; at < scores.length; at++) {
    const often = occurs[at]!;
    if (often > 0) scores[at]! += (value * often * (K1 + 1)) / (often + K1 * (1 - B) + perWord * lengths[at]!);
  }
}

/** For each passage the range of passages, `from` to before `to`, whose words lie within `reach` words of its middle. */
interface Surroundings {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

function surroundingsOf({ wordsBefore, passages }: PassageIndex, reach: number): Surroundings {
  const from = new Int32Array(passages.length);
  const to = new Int32Array(passages.length);
  let left = 0;
  let right = 0;
  for (let at = 0; at < passages.length; at++) {
    const middle = (wordsBefore[at]! + wordsBefore[at + 1]!) / 2;
    while (left < at && wordsBefore[left]! < middle - reach) left++;
    while (right <= at || (right < passages.length && wordsBefore[right + 1]! <= middle + reach)) right++;
    from[at] = left;
    to[at] = right;
  }
  return { from, to };
}

function sumsOver({ from, to }: Surroundings, values: Float64Array): Float64Array {
  const before = new Float64Array(values.length + 1);
  for (let at = 0; at < values.length; at++) before[at + 1] = before[at]! + values[at]!;
  return values.map((_, at) => before[to[at]!]! - before[from[at]!]!);
}

const scaleOf = (scores: Float64Array): number => {
  let most = 0;
  for (const score of scores) if (score > most) most = score;
  return most > 0 ? 1 / most : 0;
};

/** How close different words of the question stand in a passage: for each pair its closest meeting, worth the rarer word's half. */
function nearness(index: PassageIndex, passage: number, termOf: ReadonlyMap<number, QueryTerm>): number {
  const meetings = new Map<string, number>();
  let last: QueryTerm | undefined;
  let lastAt = 0;
  for (let at = index.starts[passage]!; at < index.starts[passage + 1]!; at++) {
    const term = termOf.get(index.terms[at]!);
    if (!term) continue;
    if (last && last !== term && at - lastAt <= NEAR) {
      const pair = last.term < term.term ? `${last.term} ${term.term}` : `${term.term} ${last.term}`;
      meetings.set(pair, Math.max(meetings.get(pair) ?? 0, Math.min(last.value, term.value) / Math.sqrt(at - lastAt)));
    }
    last = term;
    lastAt = at;
  }
  let sum = 0;
  for (const meeting of meetings.values()) sum += meeting;
  return sum;
}

/** Each score plus `times` the mean around it; a mean of means makes the far count less than the near. */
function withSurroundings(index: PassageIndex, scores: Float64Array, times: number): Float64Array {
  const around = surroundingsOf(index, SURROUNDINGS.words / 2);
  const mean = (values: Float64Array): Float64Array => sumsOver(around, values).map((sum, at) => sum / (around.to[at]! - around.from[at]!));
  const surroundings = mean(mean(scores));
  return scores.map((score, at) => (score + times * surroundings[at]!) / (1 + times));
}
