import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { normalizeQuestion } from '@/lib/core/cache-key';
import { questionForm } from '@/lib/core/question-form';
import { languageOfQuestion, similarForms } from '@/lib/core/similar-question';
import { shortHash } from '@/lib/core/stable-hash';
import { stem } from '@/lib/core/stem';
import { questionWords, stopWords } from '@/lib/core/stop-words';
import { makeWordFilter, readWordFilter } from '@/lib/core/word-filter';
import { wordsOf } from '@/lib/core/words';
import { englishWords } from '@/scripts/word-lists';
import type { BenchOptions, BenchResult } from './bench-result';
import { linesOfJson } from './data-set';

interface Pair {
  readonly a: string;
  readonly b: string;
  /** 1: the same question; 0: another one. */
  readonly y: 0 | 1;
  readonly cls?: string;
}
interface AskedPage {
  readonly id: string;
  readonly questions: readonly { readonly id: string; readonly q: string; readonly ans?: readonly string[] }[];
}
/** Whether the answer to the earlier question is served. */
type Method = (asked: string, earlier: string) => boolean;

const SETS = ['variants', 'traps', 'fowcache', 'semanticmemo', 'intents', 'qqp', 'paws', 'mqp'];

/** A page's questions are all compared with each other: what is made of one is made once. */
const once = <Made>(make: (question: string) => Made): ((question: string) => Made) => {
  const made = new Map<string, Made>();
  return (question) => {
    if (!made.has(question)) made.set(question, make(question));
    return made.get(question) as Made;
  };
};

const contentOf = once(
  (question) =>
    new Set(
      wordsOf(question, 'en').flatMap(({ text }) => (stopWords('en').has(text) || questionWords('en').has(text) ? [] : [stem(text, 'en')])),
    ),
);
const tokensOf = once((question) => new Set(wordsOf(question, 'en').map(({ text }) => text)));
const trigramsOf = once((question) => {
  const text = ` ${normalizeQuestion(question)} `;
  return new Set(Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at, at + 3)));
});
const plainOf = once(normalizeQuestion);
const formOf = once((question) => questionForm(question, languageOfQuestion(question, 'en')));
const jaccard = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  let shared = 0;
  for (const item of one) if (other.has(item)) shared++;
  return shared / (one.size + other.size - shared || 1);
};

const METHODS: Readonly<Record<string, Method>> = {
  exact: (a, b) => plainOf(a) === plainOf(b),
  'content stems': (a, b) => jaccard(contentOf(a), contentOf(b)) === 1,
  'Jaccard ≥ .8': (a, b) => jaccard(tokensOf(a), tokensOf(b)) >= 0.8,
  'trigrams ≥ .9': (a, b) => jaccard(trigramsOf(a), trigramsOf(b)) >= 0.9,
};

const percent = (part: number, of: number): number => (of === 0 ? 0 : (100 * part) / of);

/** Served and wrongly served, over all sets and by class. `half`: every pair falls to one of two halves by its own words. */
const figuresOf = (method: Method, sets: ReadonlyMap<string, readonly Pair[]>, pages: readonly AskedPage[]): Record<string, number> => {
  const figures: Record<string, number> = {};
  let served = 0;
  let wrong = 0;
  let traps = 0;
  for (const [name, pairs] of sets) {
    const same = pairs.filter(({ y }) => y === 1);
    const different = pairs.filter(({ y }) => y === 0);
    const hits = same.filter(({ a, b }) => method(b, a));
    const falses = different.filter(({ a, b }) => method(b, a));
    if (process.env.GLOSS_BENCH_SHOW === name || process.env.GLOSS_BENCH_SHOW === 'wrong')
      for (const { a, b, cls } of falses) console.error(`wrongly served (${cls ?? name}): ${a} | ${b}`);
    if (process.env.GLOSS_BENCH_SHOW === name)
      for (const { a, b, cls } of same) if (!method(b, a)) console.error(`missed (${cls ?? name}): ${a} | ${b}`);
    served += hits.length + falses.length;
    wrong += falses.length;
    traps += different.length;
    if (same.length > 0) figures[`${name}: served of the same, %`] = percent(hits.length, same.length);
    if (different.length > 0) figures[`${name}: wrongly served of ${different.length}`] = falses.length;
    for (const cls of [...new Set(same.flatMap((pair) => pair.cls ?? []))].sort()) {
      const those = same.filter((pair) => pair.cls === cls);
      if (those.length > 0 && those.length < same.length)
        figures[`– ${cls}, %`] = percent(those.filter(({ a, b }) => method(b, a)).length, those.length);
    }
  }
  // Everything asked of one page, in order: each question against all that came before it.
  let asked = 0;
  let other = 0;
  for (const { questions } of pages) {
    const before: (typeof questions)[number][] = [];
    for (const question of questions) {
      asked++;
      const found = before.findLast((earlier) => method(question.q, earlier.q));
      const sameAnswer =
        found &&
        ((question.ans ?? []).length === 0 && (found.ans ?? []).length === 0
          ? true
          : (question.ans ?? []).some((answer) => found.ans?.includes(answer)));
      if (found && !sameAnswer) {
        other++;
        if (process.env.GLOSS_BENCH_SHOW === 'same-page') console.error(`same page: ${found.q} | ${question.q}`);
      }
      before.push(question);
    }
  }
  figures['wrongly served, of all that should not be'] = wrong;
  figures['pairs that should not be served'] = traps;
  figures['precision of what is served, %'] = percent(served - wrong, served);
  if (asked > 0) {
    figures['one page: questions asked'] = asked;
    figures['one page: given an answer that is labelled otherwise'] = other;
  }
  return figures;
};

const half = (pair: Pair): number => Number.parseInt(shortHash(`${pair.a}|${pair.b}`).slice(-1), 16) % 2;

/** Near-identical questions: what is served of those that ask the same, and what wrongly. GLOSS_BENCH_HALF=0 or 1 for one half of the pairs. */
export const run = ({ data }: BenchOptions): BenchResult => {
  const wanted = process.env.GLOSS_BENCH_HALF;
  const folder = existsSync(join(data, 'similar')) ? join(data, 'similar') : data;
  const sets = new Map<string, readonly Pair[]>();
  for (const set of SETS) {
    const path = join(folder, `${set}.jsonl`);
    if (existsSync(path))
      sets.set(
        set,
        linesOfJson<Pair>(path).filter((pair) => wanted === undefined || half(pair) === Number(wanted)),
      );
  }
  const pagesPath = join(folder, 'same-page.jsonl');
  const pages = existsSync(pagesPath) ? linesOfJson<AskedPage>(pagesPath) : [];
  if (sets.size === 0 && pages.length === 0) return { figures: {}, baselines: {} };

  // As on a page that holds none of the words: its own would be known besides.
  const isWord = readWordFilter(makeWordFilter(englishWords()));
  const gloss: Method = (asked, earlier) =>
    plainOf(asked) === plainOf(earlier) || similarForms(formOf(asked), formOf(earlier), isWord) !== undefined;
  return {
    figures: figuresOf(gloss, sets, pages),
    baselines: Object.fromEntries(Object.entries(METHODS).map(([name, method]) => [name, figuresOf(method, sets, pages)])),
  };
};
