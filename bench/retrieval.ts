import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import MiniSearch from 'minisearch';
import { Ask } from '@/lib/core/ask';
import type { Block } from '@/lib/core/block';
import type { Capture } from '@/lib/core/capture';
import { choosePassages } from '@/lib/core/choose-passages';
import { cutPassages } from '@/lib/core/passages';
import { readingOf } from '@/lib/core/reading';
import { rankPassages } from '@/lib/core/retrieve';
import { sentencesOf } from '@/lib/core/sentences';
import { stem } from '@/lib/core/stem';
import { questionWords, stopWords } from '@/lib/core/stop-words';
import { countWords, wordsOf } from '@/lib/core/words';
import type { BenchOptions, BenchResult } from './bench-result';
import { linesOfJson } from './data-set';
import { withTypingError } from './typing-error';

/** Characters `start` to `end` of a page's text. */
type Span = readonly [start: number, end: number];

interface QuestionPage {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly blocks: readonly (readonly [start: number, end: number, kind: 'p' | 'h'])[];
  readonly questions: readonly { readonly id: string; readonly q: string; readonly gold: readonly Span[]; readonly long?: boolean }[];
}

/** What sends parts of a page for a question: in the order sent, at most `words` words of them. */
type Retriever = (page: QuestionPage) => (question: string, words: number) => readonly Span[];

const BUDGETS = [300, 600, 1_200, 2_400];
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  easy: ['squad2', 'newwiki', 'covidqa', 'techqa'],
  hard: ['policyqa', 'nqlong', 'cuad', 'qasper'],
  long: ['qmsum'],
};
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
const median = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;

/** A page of the set as if it had been read from a browser, with where each block stands in its text. */
function captureOf(page: QuestionPage): { readonly capture: Capture; readonly starts: readonly number[] } {
  const blocks: Block[] = [];
  const starts: number[] = [];
  let headings: string[] = [];
  for (const [start, end, kind] of page.blocks) {
    const text = page.text.slice(start, end);
    if (text.trim() === '') continue;
    const id = `b${blocks.length}`;
    if (kind === 'h') blocks.push({ id, kind: 'heading', text, headings: [] });
    else blocks.push({ id, kind: 'paragraph', text, headings });
    if (kind === 'h') headings = [text];
    starts.push(start);
  }
  const capture = { url: 'https://page.example/', title: page.title, lang: 'en', capturedAt: 0, blocks, unread: [], ms: 0 };
  return { capture, starts };
}

const gloss: Retriever = (page) => {
  const { capture, starts } = captureOf(page);
  const at = (block: number | undefined, offset: number | undefined): number => (starts[block ?? 0] ?? 0) + (offset ?? 0);
  const spans = new Map(
    cutPassages(capture).map(({ passage, pieces }): [string, Span] => {
      const first = pieces.at(0);
      const last = pieces.at(-1);
      return [passage.id, [at(first?.block, first?.start), at(last?.block, last?.end)]];
    }),
  );
  return (question, words) =>
    choosePassages(capture, Ask.parse({ task: 'ask', question }), words).passages.flatMap(({ id }) => [spans.get(id) ?? []].filter(isSpan));
};
const isSpan = (span: Span | readonly []): span is Span => span.length === 2;

/** The library as one would set it up with care: chunks of 120 words, stems, no stop words; chunks best first, the last one cut off. */
const miniSearch: Retriever = (page) => {
  const chunks: { readonly id: number; readonly text: string; readonly span: Span }[] = [];
  let from = -1;
  let until = 0;
  let words = 0;
  const close = (): void => {
    if (words > 0) chunks.push({ id: chunks.length, text: page.text.slice(from, until), span: [from, until] });
    words = 0;
  };
  for (const [start, end, kind] of page.blocks) {
    if (kind === 'h') close();
    for (const sentence of sentencesOf(page.text.slice(start, end))) {
      const length = countWords(sentence.text);
      if (words > 0 && words + length > 120) close();
      if (words === 0) from = start + sentence.start;
      until = start + sentence.end;
      words += length;
    }
  }
  close();
  const skipped = new Set([...stopWords('en'), ...questionWords('en')]);
  const search = new MiniSearch({
    fields: ['text'],
    tokenize: (text) => wordsOf(text).map((word) => word.text),
    processTerm: (word) => (skipped.has(word) ? null : stem(word, 'en')),
  });
  search.addAll(chunks);
  return (question, budget) => {
    const sent: Span[] = [];
    let left = budget;
    for (const { id } of search.search(question)) {
      const { text, span } = chunks[id as number]!;
      const length = countWords(text);
      if (length <= left) sent.push(span);
      else {
        const cut = [...text.matchAll(/\S+/g)][left - 1];
        if (cut) sent.push([span[0], span[0] + cut.index + cut[0].length]);
      }
      left -= length;
      if (left <= 0) break;
    }
    return sent;
  };
};

/** Spans that touch, or have only space between them, made one. */
function joined(spans: readonly Span[], text: string): readonly Span[] {
  const whole: [number, number][] = [];
  for (const [start, end] of spans.toSorted((one, other) => one[0] - other[0])) {
    const last = whole.at(-1);
    if (last && (start <= last[1] || text.slice(last[1], start).trim() === '')) last[1] = Math.max(last[1], end);
    else whole.push([start, end]);
  }
  return whole;
}

/** For short evidence 1 when nine tenths of any gold span were sent; for long evidence the share of it that was sent. */
function scoreOf(text: string, question: QuestionPage['questions'][number], sent: readonly Span[]): number {
  const spans = joined(sent, text);
  const covered = question.gold.map(([start, end]) =>
    spans.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)), 0),
  );
  if (!question.long) return question.gold.some(([start, end], at) => covered[at]! >= 0.9 * (end - start)) ? 1 : 0;
  return covered.reduce((sum, length) => sum + length, 0) / question.gold.reduce((sum, [start, end]) => sum + end - start, 0);
}

function measure(
  pages: readonly QuestionPage[],
  retriever: Retriever,
  budgets: readonly number[],
  rewrite = (question: string): string => question,
) {
  const scores = budgets.map((): number[] => []);
  for (const page of pages) {
    const retrieve = retriever(page);
    for (const question of page.questions) {
      const asked = rewrite(question.q);
      budgets.forEach((budget, at) => scores[at]!.push(100 * scoreOf(page.text, question, retrieve(asked, budget))));
    }
  }
  return scores.map(mean);
}

function setsIn(path: string): ReadonlyMap<string, readonly QuestionPage[]> {
  const folder = existsSync(join(path, 'retrieval')) ? join(path, 'retrieval') : path;
  if (!existsSync(folder)) return new Map();
  const files = statSync(folder).isFile() ? [folder] : readdirSync(folder).map((file) => join(folder, file));
  return new Map(
    files.filter((file) => file.endsWith('.jsonl')).map((file) => [basename(file, '.jsonl'), linesOfJson<QuestionPage>(file)]),
  );
}

/** Processor time, which other work on the machine does not lengthen as much as the clock's. */
const cpuMs = (): number => process.cpuUsage().user / 1_000;

/** What it costs to read a page and to rank a question, in milliseconds of processor time once the code is warm. */
function costs(pages: readonly QuestionPage[]): Record<string, number> {
  const reads: number[] = [];
  const ranks: number[] = [];
  for (const round of [0, 1, 2]) {
    for (const page of pages) {
      const { capture } = captureOf(page);
      const before = cpuMs();
      const { index } = readingOf(capture);
      const between = cpuMs();
      for (const { q } of page.questions.slice(0, 10)) rankPassages(index, q);
      if (round === 0) continue;
      reads.push(((between - before) / index.wordsBefore.at(-1)!) * 10_000);
      ranks.push((cpuMs() - between) / Math.min(10, page.questions.length));
    }
  }
  return { 'ms per 10,000 words read': median(reads), 'ms per question': median(ranks) };
}

/**
 * Whether what answers a question is among the first N words sent: hit@Nw for short evidence, cov@Nw (its share) for long evidence, per
 * set and over its groups, each set weighing the same; what one typing error per question loses; what it costs.
 */
export function run({ data }: BenchOptions): BenchResult {
  const sets = setsIn(data);
  const retrievers = { gloss, miniSearch };
  const results: Record<keyof typeof retrievers, Record<string, number>> = { gloss: {}, miniSearch: {} };

  for (const [name, retriever] of Object.entries(retrievers) as [keyof typeof retrievers, Retriever][]) {
    const figures = results[name];
    const bySet = new Map<string, readonly number[]>();
    const losses: number[] = [];
    for (const [set, pages] of sets) {
      const long = pages.some((page) => page.questions.some((question) => question.long));
      const scores = measure(pages, retriever, BUDGETS);
      bySet.set(set, scores);
      BUDGETS.forEach((budget, at) => (figures[`${set} ${long ? 'cov' : 'hit'}@${budget}w`] = scores[at]!));
      if (!long) losses.push(scores[1]! - measure(pages, retriever, [600], withTypingError)[0]!);
    }
    for (const [group, members] of Object.entries(GROUPS)) {
      const present = members.flatMap((member) => bySet.get(member) ?? []).length / BUDGETS.length;
      if (present > 0)
        BUDGETS.forEach(
          (budget, at) =>
            (figures[`${group} ${group === 'long' ? 'cov' : 'hit'}@${budget}w`] = mean(
              members.flatMap((member) => bySet.get(member)?.[at] ?? []),
            )),
        );
    }
    if (losses.length > 0) figures['one typing error, loss hit@600w'] = mean(losses);
  }
  Object.assign(results.gloss, sets.size > 0 ? costs([...sets.values()].flat()) : {});
  return { figures: results.gloss, baselines: { minisearch: results.miniSearch } };
}
