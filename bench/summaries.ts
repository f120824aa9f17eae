import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chooseDiverse } from '@/lib/core/extract/choose-diverse';
import { type PageReading, readPage } from '@/lib/core/extract/page-reading';
import { cosine, salienceOf } from '@/lib/core/extract/salience';
import type { Passage } from '@/lib/core/passage';
import { sentencesOf } from '@/lib/core/sentences';
import { countWords } from '@/lib/core/words';
import type { BenchOptions, BenchResult } from './bench-result';
import { linesOfJson } from './data-set';
import { graphRank } from './graph-rank';
import { rougeLsum, rougeN } from './rouge';

/** A page to summarise: `turn` counts a thread's turns; `goldExt` and `links` are what annotators chose. */
interface SummaryPage {
  readonly id: string;
  readonly title?: string;
  readonly text?: string;
  readonly sents?: readonly string[];
  readonly turn?: readonly number[];
  readonly refs: readonly string[];
  readonly gss?: readonly number[];
  readonly links?: readonly number[];
}
interface Size {
  readonly sentences?: number;
  readonly words?: number;
}
/** Indexes of the chosen sentences, best first. */
type Summarizer = (page: SummaryPage, sentences: readonly string[], size: Size) => readonly number[];

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / (values.length || 1);

const readSentences = (page: SummaryPage, sentences: readonly string[]): PageReading => {
  const passages = sentences.map((text, index): Passage => ({
    id: String(index),
    blockIds: [],
    headings: [],
    text: text.replace(/\n/g, ' '),
    kinds: [page.turn ? 'comment' : 'paragraph'],
    ...(page.turn ? { turn: { id: String(page.turn[index]) } } : {}),
  }));
  return readPage(passages, { title: page.title ?? '', lang: 'en' });
};

const firstThatFit = (
  order: readonly number[],
  sentences: readonly string[],
  { sentences: count = Infinity, words = Infinity }: Size,
): readonly number[] => {
  const chosen: number[] = [];
  let used = 0;
  for (const index of order) {
    if (chosen.length >= count || used >= words) break;
    const length = countWords(sentences[index]!);
    if (length < 3 || (used > 0 && used + length > words * 1.05)) continue;
    chosen.push(index);
    used += length;
  }
  return chosen;
};
const byRank = (ranks: readonly number[]): readonly number[] =>
  [...ranks.keys()].sort((one, other) => ranks[other]! - ranks[one]! || one - other);

const extractive: Summarizer = (page, sentences, size) => {
  const reading = readSentences(page, sentences);
  const budget = { ...(size.sentences ? { statements: size.sentences } : {}), ...(size.words ? { words: size.words } : {}) };
  return [...new Set(chooseDiverse(salienceOf(reading.statements, reading), budget).map(({ statement }) => Number(statement.passage.id)))];
};
const vectorsOf = (page: SummaryPage, sentences: readonly string[]) => {
  const reading = readSentences(page, sentences);
  const vectors = sentences.map(() => new Map<string, number>());
  for (const { statement, vector } of salienceOf(reading.statements, reading))
    for (const [stem, weight] of vector) vectors[Number(statement.passage.id)]!.set(stem, weight);
  return vectors;
};
const BASELINES: Readonly<Record<string, Summarizer>> = {
  lead: (_, sentences, size) => firstThatFit([...sentences.keys()], sentences, size),
  TextRank: (page, sentences, size) => {
    const vectors = vectorsOf(page, sentences);
    const overlap = (one: number, other: number): number => {
      let shared = 0;
      for (const stem of vectors[one]!.keys()) if (vectors[other]!.has(stem)) shared++;
      const scale = Math.log(vectors[one]!.size + 1) + Math.log(vectors[other]!.size + 1);
      return scale > 0 ? shared / scale : 0;
    };
    return firstThatFit(byRank(graphRank(overlap, sentences.length)), sentences, size);
  },
  LexRank: (page, sentences, size) => {
    const vectors = vectorsOf(page, sentences);
    return firstThatFit(byRank(graphRank((one, other) => cosine(vectors[one]!, vectors[other]!), sentences.length)), sentences, size);
  },
};

const figuresOf = (summarize: Summarizer, data: string): Record<string, number> => {
  const figures: Record<string, number> = {};
  const news = join(data, 'summaries', 'news.jsonl');
  if (existsSync(news)) {
    const scores = linesOfJson<SummaryPage>(news).map((page) => {
      const sentences = page.sents ?? sentencesOf(page.text ?? '', 'en').map(({ text }) => text);
      const chosen = [...summarize(page, sentences, { sentences: 3 })].sort((one, other) => one - other).map((index) => sentences[index]!);
      const reference = page.refs[0]!;
      return [rougeN(chosen.join('\n'), reference, 1), rougeN(chosen.join('\n'), reference, 2), rougeLsum(chosen, reference.split('\n'))];
    });
    ['ROUGE-1', 'ROUGE-2', 'ROUGE-Lsum'].forEach(
      (name, at) => (figures[`news ${name}`] = 100 * average(scores.map((score) => score[at]!))),
    );
  }
  const threads = join(data, 'summaries', 'bug-threads.jsonl');
  if (existsSync(threads)) {
    const scores = linesOfJson<SummaryPage>(threads).map((page) => {
      const sentences = page.sents ?? [];
      const words = 0.25 * sentences.reduce((sum, sentence) => sum + countWords(sentence), 0);
      const chosen = summarize(page, sentences, { words });
      const gold = new Set(page.gss);
      const hits = chosen.filter((index) => gold.has(index)).length;
      const precision = chosen.length > 0 ? hits / chosen.length : 0;
      const recall = gold.size > 0 ? hits / gold.size : 0;
      const links = page.links ?? [];
      const most = [...links].sort((one, other) => other - one).slice(0, chosen.length);
      const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
      return {
        precision,
        recall,
        f: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0,
        pyramid: sum(most) > 0 ? sum(chosen.map((index) => links[index] ?? 0)) / sum(most) : 0,
        rouge: average(page.refs.map((reference) => rougeN(chosen.map((index) => sentences[index]!).join('\n'), reference, 1))),
      };
    });
    figures['threads precision'] = average(scores.map(({ precision }) => precision));
    figures['threads recall'] = average(scores.map(({ recall }) => recall));
    figures['threads F'] = average(scores.map(({ f }) => f));
    figures['threads pyramid'] = average(scores.map(({ pyramid }) => pyramid));
    figures['threads ROUGE-1'] = 100 * average(scores.map(({ rouge }) => rouge));
  }
  return figures;
};

/** Summaries by the extractive engine's salience: news in three sentences, bug threads in a quarter of their words; ROUGE in percent. */
export const run = ({ data }: BenchOptions): BenchResult => ({
  figures: figuresOf(extractive, data),
  baselines: Object.fromEntries(Object.entries(BASELINES).map(([name, summarize]) => [name, figuresOf(summarize, data)])),
});
