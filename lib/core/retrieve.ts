import { answerTypeOf, holdsAnswerType } from './answer-type';
import type { Passage } from './passage';
import { repairWord } from './repair-word';
import { stem } from './stem';
import { questionWords, stopWords } from './stop-words';
import { countWords, wordsOf } from './words';

/** What the passages of one capture say, word by word, ready to be asked. */
export interface PassageIndex {
  readonly passages: readonly Passage[];
  readonly lang: string;
  readonly termIds: ReadonlyMap<string, number>;
  /** The passages' terms as ids, one passage after the other; passage i owns `starts[i]` to `starts[i + 1]`. */
  readonly terms: Int32Array;
  readonly starts: Int32Array;
  /** Per term the passages that hold it, with how often: alternately. */
  readonly postings: readonly (readonly number[])[];
  /** Terms of each passage's headings. */
  readonly headingTerms: readonly ReadonlySet<number>[];
  /** Words of the passages before passage i, as a person counts. */
  readonly wordsBefore: Int32Array;
  /** The page's words as written, by their stem, to repair typing errors with. */
  readonly spellings: ReadonlyMap<string, string>;
}

export interface RankedPassage {
  /** Index into the passages. */
  readonly at: number;
  /** 0 to about 1, comparable between questions on any page. */
  readonly score: number;
}

/** Reads the passages once; a question then costs a millisecond or two. About 20 ms per 10,000 words. */
export function indexPassages(passages: readonly Passage[], lang: string): PassageIndex {
  const termIds = new Map<string, number>();
  const postings: number[][] = [];
  const spellings = new Map<string, string>();
  const starts = new Int32Array(passages.length + 1);
  const wordsBefore = new Int32Array(passages.length + 1);
  const terms: number[] = [];
  const idOf = (word: string): number => {
    const term = stem(word, lang);
    let id = termIds.get(term);
    if (id === undefined) {
      termIds.set(term, (id = postings.length));
      postings.push([]);
      spellings.set(term, word);
    }
    return id;
  };
  const headingTerms: ReadonlySet<number>[] = [];
  let lastPath = '';

  passages.forEach((passage, at) => {
    for (const { text } of wordsOf(passage.text, lang)) {
      const id = idOf(text);
      terms.push(id);
      const posting = postings[id]!;
      if (posting.at(-2) === at) posting[posting.length - 1]!++;
      else posting.push(at, 1);
    }
    starts[at + 1] = terms.length;
    wordsBefore[at + 1] = wordsBefore[at]! + countWords(passage.text);
    const path = passage.headings.join('\n');
    headingTerms.push(at > 0 && path === lastPath ? headingTerms[at - 1]! : new Set(wordsOf(path, lang).map(({ text }) => idOf(text))));
    lastPath = path;
  });
  return { passages, lang, termIds, terms: Int32Array.from(terms), starts, postings, headingTerms, wordsBefore, spellings };
}

export interface QueryTerm {
  term: string;
  id: number;
  weight: number;
  idf: number;
  base: number;
  position: number;
}

const idfOf = (count: number, of: number): number => Math.log(1 + (of - count + 0.5) / (count + 0.5));

export function queryTerms(index: PassageIndex, question: string): QueryTerm[] {
  const stops = stopWords(index.lang);
  const asking = questionWords(index.lang);
  const words = wordsOf(question, index.lang);
  const content = words.filter(({ text }) => !stops.has(text) && !asking.has(text));
  const out = new Map<string, QueryTerm>();
  let position = 0;
  for (const { text } of content.length > 0 ? content : words) {
    let term = stem(text, index.lang);
    let factor = 1;
    position++;
    const known = out.get(term);
    if (known) {
      known.weight += 0.5;
      continue;
    }
    let id = index.termIds.get(term);
    if (id === undefined) {
      const repaired = repairWord(text, term, index.spellings);
      if (repaired) {
        term = repaired.term;
        factor = repaired.trust;
        id = index.termIds.get(term);
        if (out.has(term)) continue;
      }
    }
    const df = id === undefined ? 0 : index.postings[id]!.length / 2;
    out.set(term, { term, id: id ?? -1, weight: factor, idf: idfOf(df, index.passages.length), base: out.size, position });
  }
  return [...out.values()];
}

export const FEATURES = ['bm', 'par', 'sec', 'cov', 'covw', 'bigram', 'prox', 'type', 'head', 'dens', 'lead', 'short', 'nbm'] as const;
export interface Knobs {
  k1: number;
  b: number;
  parent: number;
  section: number;
  pb: number;
}
export const KNOBS: Knobs = { k1: 1.2, b: 0.4, parent: 240, section: 700, pb: 0.6 };

export function featuresOf(index: PassageIndex, question: string, knobs: Knobs = KNOBS): Float64Array[] {
  const n = index.passages.length;
  const query = queryTerms(index, question);
  const total = query.reduce((sum, q) => sum + q.idf * q.weight, 0) || 1;
  const lens = new Float64Array(n);
  let avg = 0;
  for (let i = 0; i < n; i++) {
    lens[i] = index.starts[i + 1]! - index.starts[i]!;
    avg += lens[i]!;
  }
  avg /= n || 1;
  const make = () => new Float64Array(n);
  const bm = make(),
    par = make(),
    sec = make(),
    cov = make(),
    covw = make(),
    bigram = make(),
    prox = make(),
    type = make(),
    head = make(),
    dens = make(),
    lead = make(),
    short = make(),
    nbm = make();
  const wb = index.wordsBefore;
  // windows
  const bounds = (size: number): [Int32Array, Int32Array] => {
    const L = new Int32Array(n),
      R = new Int32Array(n);
    let l = 0,
      r = 0;
    for (let i = 0; i < n; i++) {
      const mid = (wb[i]! + wb[i + 1]!) / 2;
      while (l < i && wb[l]! < mid - size / 2) l++;
      while (r < n && (r <= i || wb[r + 1]! <= mid + size / 2)) r++;
      L[i] = l;
      R[i] = r;
    }
    return [L, R];
  };
  const [pl, pr] = bounds(knobs.parent);
  const [sl, sr] = bounds(knobs.section);
  const pre = new Float64Array(n + 1),
    lenPre = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) lenPre[i + 1] = lenPre[i]! + lens[i]!;
  let pavg = 0,
    savg = 0;
  for (let i = 0; i < n; i++) {
    pavg += lenPre[pr[i]!]! - lenPre[pl[i]!]!;
    savg += lenPre[sr[i]!]! - lenPre[sl[i]!]!;
  }
  pavg /= n || 1;
  savg /= n || 1;
  const { k1, b, pb } = knobs;
  const tf = make();
  for (const q of query) {
    if (q.id < 0) continue;
    const posting = index.postings[q.id]!;
    const v = q.idf * q.weight;
    tf.fill(0);
    for (let p = 0; p < posting.length; p += 2) {
      const i = posting[p]!,
        f = posting[p + 1]!;
      tf[i] = f;
      bm[i]! += (v * f * (k1 + 1)) / (f + k1 * (1 - b + (b * lens[i]!) / avg));
      cov[i]! += v;
    }
    for (let i = 0; i < n; i++) pre[i + 1] = pre[i]! + tf[i]!;
    if (pre[n] === 0) continue;
    for (let i = 0; i < n; i++) {
      const fp = pre[pr[i]!]! - pre[pl[i]!]!;
      if (fp > 0) par[i]! += (v * fp * (k1 + 1)) / (fp + k1 * (1 - pb + (pb * (lenPre[pr[i]!]! - lenPre[pl[i]!]!)) / pavg));
      const fs = pre[sr[i]!]! - pre[sl[i]!]!;
      if (fs > 0) sec[i]! += (v * fs * (k1 + 1)) / (fs + k1 * (1 - pb + (pb * (lenPre[sr[i]!]! - lenPre[sl[i]!]!)) / savg));
      if (tf[i]) covw[i]! += v;
      else if ((i > 0 && tf[i - 1]) || (i + 1 < n && tf[i + 1])) covw[i]! += 0.6 * v;
      if (index.headingTerms[i]!.has(q.id)) head[i]! += v;
    }
  }
  const qid = new Map(query.filter((q) => q.id >= 0).map((q) => [q.id, q]));
  const asked = answerTypeOf(question);
  const cand: number[] = [];
  const max = (a: Float64Array) => {
    let m = 1e-9;
    for (const x of a) if (x > m) m = x;
    return m;
  };
  const mb = max(bm),
    mp = max(par),
    ms = max(sec);
  for (let i = 0; i < n; i++) nbm[i] = ((i > 0 ? bm[i - 1]! : 0) + (i + 1 < n ? bm[i + 1]! : 0)) / 2 / mb;
  for (let i = 0; i < n; i++) {
    if (bm[i]! > 0 || par[i]! > 0) cand.push(i);
  }
  const pr0 = (i: number) => bm[i]! / mb + (0.6 * par[i]!) / mp;
  cand.sort((a, b2) => pr0(b2) - pr0(a));
  for (const i of cand.slice(0, 80)) {
    const from = index.starts[i]!,
      to = index.starts[i + 1]!;
    let prev = -1,
      prevAt = -1;
    const best = new Map<number, number>();
    for (let at = from; at < to; at++) {
      const t = index.terms[at]!;
      const q = qid.get(t);
      if (!q) continue;
      if (prev >= 0 && prev !== t) {
        const pq = qid.get(prev)!;
        const d = at - prevAt;
        const w = Math.min(q.idf, pq.idf);
        if (d === 1) bigram[i]! += w;
        if (d <= 8) {
          const key = prev < t ? prev * 1e6 + t : t * 1e6 + prev;
          const val = w / d ** 0.5;
          if ((best.get(key) ?? 0) < val) best.set(key, val);
        }
      }
      prev = t;
      prevAt = at;
    }
    for (const v of best.values()) prox[i]! += v;
    if (asked && holdsAnswerType(asked, index.passages[i]!.text)) type[i] = 1;
    // densest window of 25 terms
    let d = 0;
    const cnt = new Map<number, number>();
    let cur = 0;
    let left = from;
    for (let at = from; at < to; at++) {
      const q = qid.get(index.terms[at]!);
      if (q) {
        const c = cnt.get(q.id) ?? 0;
        if (c === 0) cur += q.idf * q.weight;
        cnt.set(q.id, c + 1);
        if (cur > d) d = cur;
      }
      if (at - left >= 25) {
        const lq = qid.get(index.terms[left]!);
        if (lq) {
          const c = cnt.get(lq.id)! - 1;
          cnt.set(lq.id, c);
          if (c === 0) cur -= lq.idf * lq.weight;
        }
        left++;
      }
    }
    dens[i] = d / total;
  }
  for (let i = 0; i < n; i++) {
    bm[i]! /= mb;
    par[i]! /= mp;
    sec[i]! /= ms;
    cov[i]! /= total;
    covw[i]! /= total;
    head[i]! /= total;
    bigram[i] = Math.min(1.5, bigram[i]! / total);
    prox[i] = Math.min(1.5, prox[i]! / total);
    lead[i] = 1 / (1 + wb[i]! / 300);
    short[i] = lens[i]! < 15 ? 1 : lens[i]! < 30 ? 0.5 : 0;
  }
  return [bm, par, sec, cov, covw, bigram, prox, type, head, dens, lead, short, nbm];
}

const WEIGHTS: Partial<Record<(typeof FEATURES)[number], number>> = {
  bm: 1,
  par: 0.6,
  sec: 0.6,
  cov: 0.3,
  covw: 0.2,
  bigram: 0.1,
  type: 0.1,
};

/**
 * The passages that hold any of the question's words, or stand near one that does, best first.
 * @returns empty when no word of the question occurs on the page
 */
export function rankPassages(index: PassageIndex, question: string): readonly RankedPassage[] {
  const features = featuresOf(index, question);
  const ranked: RankedPassage[] = [];
  const norm = Object.values(WEIGHTS).reduce((sum, weight) => sum + weight, 0);
  for (let at = 0; at < index.passages.length; at++) {
    let score = 0;
    FEATURES.forEach((name, f) => (score += (WEIGHTS[name] ?? 0) * features[f]![at]!));
    if (features[2]![at]! > 0) ranked.push({ at, score: score / norm });
  }
  return ranked.sort((one, other) => other.score - one.score || one.at - other.at);
}
