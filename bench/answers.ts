import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Passage } from '@/lib/core/passage';
import { type RankedStatement, rankStatements } from '@/lib/core/extract/rank-statements';
import { readPage } from '@/lib/core/extract/page-reading';
import { readQuestion } from '@/lib/core/extract/question-terms';
import type { BenchOptions, BenchResult } from './bench-result';
import { linesOfJson } from './data-set';

interface QuestionPage {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly blocks: readonly (readonly [start: number, end: number, kind: 'p' | 'h'])[];
  readonly questions: readonly { readonly q: string; readonly gold: readonly (readonly [number, number])[] }[];
}
interface SentencesPage {
  readonly id: string;
  readonly title: string;
  readonly q: string;
  readonly sents: readonly string[];
  readonly gold: readonly number[];
}
const SETS = ['squad2', 'newwiki', 'covidqa', 'policyqa', 'techqa', 'nqlong', 'qasper'];
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / (values.length || 1);

/** A page of a retrieval set as passages, one a block; `starts` tells where each stands in the page's text. */
const pageOf = (page: QuestionPage): { passages: Passage[]; starts: ReadonlyMap<string, number> } => {
  const passages: Passage[] = [];
  const starts = new Map<string, number>();
  let headings: string[] = [];
  page.blocks.forEach(([start, end, kind], index) => {
    const text = page.text.slice(start, end).replace(/\s/g, ' ');
    if (kind === 'h') headings = [text];
    const id = `p${index + 1}`;
    passages.push({ id, blockIds: [id], headings, text, kinds: [kind === 'h' ? 'heading' : 'paragraph'] });
    starts.set(id, start);
  });
  return { passages, starts };
};

/** A statement holds the answer when it shares at least half of the shorter of the two with it. */
const answers = (start: number, end: number, gold: readonly (readonly [number, number])[]): boolean =>
  gold.some(([from, until]) => {
    const overlap = Math.min(end, until) - Math.max(start, from);
    return overlap > 0 && overlap >= 0.5 * Math.min(until - from, end - start);
  });

/** Answer sentences: how often the first, or one of the first three, holds the answer; percent. */
export const run = ({ data }: BenchOptions): BenchResult => {
  const figures: Record<string, number> = {};
  const top1: number[] = [];
  const top3: number[] = [];
  for (const set of SETS) {
    const path = join(data, 'retrieval', `${set}.jsonl`);
    if (!existsSync(path)) continue;
    const first: number[] = [];
    const three: number[] = [];
    for (const page of linesOfJson<QuestionPage>(path)) {
      const { passages, starts } = pageOf(page);
      const reading = readPage(passages, { title: page.title, lang: 'en' });
      for (const { q, gold } of page.questions) {
        const hits = rankStatements(readQuestion(q, reading), reading)
          .slice(0, 3)
          .map(({ statement }: RankedStatement) => {
            const start = starts.get(statement.passage.id)! + statement.start;
            return answers(start, start + statement.text.length, gold);
          });
        first.push(hits[0] ? 100 : 0);
        three.push(hits.some(Boolean) ? 100 : 0);
      }
    }
    figures[`${set} top-1`] = mean(first);
    figures[`${set} top-3`] = mean(three);
    top1.push(mean(first));
    top3.push(mean(three));
  }
  figures['mean top-1'] = mean(top1);
  figures['mean top-3'] = mean(top3);

  const path = join(data, 'answers', 'wikiqa.jsonl');
  if (existsSync(path)) {
    const first: number[] = [];
    const three: number[] = [];
    for (const { title, q, sents, gold } of linesOfJson<SentencesPage>(path)) {
      const passages = sents.map((text, index): Passage => ({ id: `p${index}`, blockIds: [], headings: [], text, kinds: ['paragraph'] }));
      const reading = readPage(passages, { title, lang: 'en' });
      const best = rankStatements(readQuestion(q, reading), reading)
        .slice(0, 3)
        .map(({ statement }) => gold.includes(Number(statement.passage.id.slice(1))));
      first.push(best[0] ? 100 : 0);
      three.push(best.some(Boolean) ? 100 : 0);
    }
    figures['wikiqa top-1'] = mean(first);
    figures['wikiqa top-3'] = mean(three);
  }
  return { figures, baselines: {} };
};
