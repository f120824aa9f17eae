import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pageAnswers, pageEvidence } from '@/lib/core/extract/page-confidence';
import { type PageReading, readPage } from '@/lib/core/extract/page-reading';
import { type QuestionTerms, readQuestion } from '@/lib/core/extract/question-terms';
import { rankStatements } from '@/lib/core/extract/rank-statements';
import type { Statement } from '@/lib/core/extract/statement';
import type { Passage } from '@/lib/core/passage';
import type { BenchOptions, BenchResult } from './bench-result';
import { linesOfJson } from './data-set';
import { type SentenceRanker, plainRankers } from './plain-rankers';

type Spans = readonly (readonly [start: number, end: number])[];

/** A page with the questions that it answers, as the retrieval sets have it. */
interface QuestionPage {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly blocks: readonly (readonly [start: number, end: number, kind: 'p' | 'h'])[];
  readonly questions: readonly { readonly q: string; readonly gold: Spans }[];
}
/** One question and the sentences of the page that it was asked of. */
interface SentencesPage {
  readonly title: string;
  readonly q: string;
  readonly sents: readonly string[];
  readonly gold: readonly number[];
}
interface Asked {
  readonly question: QuestionTerms;
  readonly reading: PageReading;
  readonly isAnswer: (statement: Statement) => boolean;
}

const SETS = ['squad2', 'newwiki', 'covidqa', 'policyqa', 'techqa', 'nqlong', 'qasper'];
/** Of a page, for the pages that are asked questions of another one. */
const WRONG = 20;
/** Questions on privacy policies fit every other privacy policy, and those on meetings every other meeting: no page is the wrong one. */
const GENERIC = new Set(['policyqa', 'qmsum']);

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / (values.length || 1);

/** A page of a retrieval set as passages, one a block; `starts` tells where each stands in the page's text. */
const readQuestionPage = (page: QuestionPage): { readonly reading: PageReading; readonly starts: ReadonlyMap<Passage, number> } => {
  const starts = new Map<Passage, number>();
  let headings: string[] = [];
  page.blocks.forEach(([start, end, kind], index) => {
    // One character for one, so that places stay.
    const text = page.text.slice(start, end).replace(/\s/g, ' ');
    if (kind === 'h') headings = [text];
    const id = `p${index + 1}`;
    starts.set({ id, blockIds: [id], headings, text, kinds: [kind === 'h' ? 'heading' : 'paragraph'] }, start);
  });
  return { reading: readPage([...starts.keys()], { title: page.title, lang: 'en' }), starts };
};

/** A statement holds the answer when the two share at least half of the shorter one. */
const overlaps = (start: number, end: number, gold: Spans): boolean =>
  gold.some(([from, until]) => {
    const shared = Math.min(end, until) - Math.max(start, from);
    return shared > 0 && shared >= 0.5 * Math.min(until - from, end - start);
  });

const askedOf = (data: string, set: string): readonly Asked[] =>
  linesOfJson<QuestionPage>(join(data, 'retrieval', `${set}.jsonl`)).flatMap((page) => {
    const { reading, starts } = readQuestionPage(page);
    return page.questions.map(({ q, gold }) => ({
      question: readQuestion(q, reading),
      reading,
      isAnswer: ({ passage, start, text }: Statement) => {
        const at = (starts.get(passage) ?? 0) + start;
        return overlaps(at, at + text.length, gold);
      },
    }));
  });

const askedOfSentences = (data: string): readonly Asked[] =>
  linesOfJson<SentencesPage>(join(data, 'answers', 'wikiqa.jsonl')).map(({ title, q, sents, gold }) => {
    const passages = sents.map((text, index): Passage => ({ id: String(index), blockIds: [], headings: [], text, kinds: ['paragraph'] }));
    const reading = readPage(passages, { title, lang: 'en' });
    return { question: readQuestion(q, reading), reading, isAnswer: ({ passage }: Statement) => gold.includes(Number(passage.id)) };
  });

const figuresOf = (rank: SentenceRanker, sets: ReadonlyMap<string, readonly Asked[]>): Record<string, number> => {
  const figures: Record<string, number> = {};
  const kinds: (readonly [number, number])[] = [];
  for (const [set, asked] of sets) {
    const hits = asked.map(({ question, reading, isAnswer }) => rank(question, reading).slice(0, 3).map(isAnswer));
    const top1 = 100 * mean(hits.map((hit) => (hit[0] ? 1 : 0)));
    const top3 = 100 * mean(hits.map((hit) => (hit.some(Boolean) ? 1 : 0)));
    figures[`${set} top-1`] = top1;
    figures[`${set} top-3`] = top3;
    if (set !== 'wikiqa') kinds.push([top1, top3]);
  }
  figures['mean top-1'] = mean(kinds.map(([top1]) => top1));
  figures['mean top-3'] = mean(kinds.map(([, top3]) => top3));
  return figures;
};

/** Questions asked of their own page and of pages of other sets: what is kept, and what is answered that should be declined; percent. */
const abstention = (sets: ReadonlyMap<string, readonly Asked[]>): Record<string, number> => {
  const own: { evidence: number; kept: boolean }[] = [];
  const wrong: { evidence: number; kept: boolean }[] = [];
  const ask = (text: string, reading: PageReading) => {
    const question = readQuestion(text, reading);
    const ranked = rankStatements(question, reading);
    return { evidence: pageEvidence(question, ranked, reading), kept: pageAnswers(question, ranked, reading) };
  };
  const pages = new Map([...sets].map(([set, asked]) => [set, [...new Set(asked.map(({ reading }) => reading))]]));
  let turn = 0;
  for (const [set, asked] of sets) {
    if (GENERIC.has(set) || set === 'wikiqa') continue;
    const others = [...pages].filter(([other]) => other !== set && other !== 'wikiqa').flatMap(([, readings]) => readings);
    const seen = new Map<PageReading, number>();
    for (const { question, reading } of asked) {
      const count = (seen.get(reading) ?? 0) + 1;
      seen.set(reading, count);
      const other = others[(turn++ * 7) % (others.length || 1)];
      if (count > WRONG || !other) continue;
      own.push(ask(question.text, reading));
      wrong.push(ask(question.text, other));
    }
  }
  if (own.length === 0) return {};
  const evidence = wrong.map((each) => each.evidence).sort((one, other) => one - other);
  const threshold = evidence[Math.floor(0.98 * evidence.length)] ?? 0;
  let below = 0;
  let at = 0;
  for (const each of own.map((item) => item.evidence).sort((one, other) => one - other)) {
    while (at < evidence.length && evidence[at]! < each) at++;
    below += at;
  }
  return {
    'wrong page AUROC': below / (own.length * evidence.length),
    'wrong page kept at 2 % false': 100 * mean(own.map((each) => (each.evidence > threshold ? 1 : 0))),
    'own page answered': 100 * mean(own.map((each) => (each.kept ? 1 : 0))),
    'wrong page answered': 100 * mean(wrong.map((each) => (each.kept ? 1 : 0))),
  };
};

/** Answer sentences: how often the first, or one of the first three, holds the answer; and questions asked on the wrong page. */
export const run = ({ data }: BenchOptions): BenchResult => {
  const sets = new Map<string, readonly Asked[]>();
  for (const set of SETS) if (existsSync(join(data, 'retrieval', `${set}.jsonl`))) sets.set(set, askedOf(data, set));
  if (existsSync(join(data, 'answers', 'wikiqa.jsonl'))) sets.set('wikiqa', askedOfSentences(data));
  if (sets.size === 0) return { figures: {}, baselines: {} };
  const extractive: SentenceRanker = (question, reading) => rankStatements(question, reading).map(({ statement }) => statement);
  return {
    figures: { ...figuresOf(extractive, sets), ...abstention(sets) },
    baselines: Object.fromEntries(Object.entries(plainRankers).map(([name, rank]) => [name, figuresOf(rank, sets)])),
  };
};
