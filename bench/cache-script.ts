import { answeredEarlier } from '@/lib/core/answered-earlier';
import { Ask } from '@/lib/core/ask';
import { answerScope, cacheKey } from '@/lib/core/cache-key';
import { findAnswer, questionsOf, type AnswerRow } from '@/lib/storage/answer-store';
import { openDatabase } from '@/lib/storage/db';

// Runs in the browser: fills a store of answers and looks some of them up. Bundled by cache.ts.

/** Questions on one page, by one engine: a busy page's worth. */
const PER_PAGE = 50;
const BATCH = 5_000;
const VERBS = 'enable disable restart configure monitor export archive rotate verify replace'.split(' ');
const THINGS = ['audit log', 'standby gateway', 'night queue', 'charge controller', 'access badge'];

const made = { prompt: 'bench-1', engine: 'endpoint:bench@bench.example', language: 'en' };
const urlOf = (page: number): string => `https://wiki.example/page/${page}`;
const questionOf = (at: number): string =>
  `How do I ${VERBS[at % VERBS.length]} the ${THINGS[Math.floor(at / VERBS.length) % THINGS.length]}?`;
const askOf = (question: string): Ask => Ask.parse({ task: 'ask', question });
/** What a page's passages hold: some 2,000 words, hashed for each exact key as a run does. */
const passagesOf = (page: number) =>
  Array.from({ length: 20 }, (_, at) => ({
    headings: ['Runbook'],
    text: `Passage ${at} of page ${page}. ${'What to do and what to leave. '.repeat(17)}`,
  }));
const keyOf = (page: number, ask: Ask): string => cacheKey(urlOf(page), { ...made, ask, passages: passagesOf(page) });

const rowOf = (page: number, at: number): AnswerRow => {
  const question = questionOf(at);
  const quote = `Passage ${at % 20} of page ${page}.`;
  return {
    key: keyOf(page, askOf(question)),
    url: urlOf(page),
    scope: answerScope({ ...made, url: urlOf(page), ask: askOf(question) }),
    question,
    answer: {
      text: 'It is done from the console, by whoever is on call, and noted in the ticket. '.repeat(4),
      answered: true,
      points: [{ text: 'Use the console. '.repeat(10), citations: [{ passageId: 'p1', quote }] }],
    },
    verification: { support: 'full', checks: [{ passageId: 'p1', quote, found: true, blockIds: ['b1'] }] },
    facts: {
      engine: 'endpoint',
      engineName: 'Bench',
      model: 'bench',
      prompt: 'bench-1',
      coverage: { sections: 1, of: 1 },
      ms: { firstText: 1, total: 2 },
    },
    createdAt: 1_700_000_000_000 + page * PER_PAGE + at,
  };
};

const settled = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error(request.error?.message)));
  });

/** Milliseconds of each look-up, by kind. */
export const measure = async (answers: number, lookups: number): Promise<Record<'bare' | 'exact' | 'similar' | 'other', number[]>> => {
  const db = openDatabase('gloss-bench');
  const pages = Math.max(1, Math.round(answers / PER_PAGE));
  let rows: AnswerRow[] = [];
  for (let page = 0; page < pages; page++) {
    for (let at = 0; at < PER_PAGE; at++) rows.push(rowOf(page, at));
    if (rows.length >= BATCH || page === pages - 1) {
      await db.answers.bulkPut(rows);
      rows = [];
    }
  }
  const cache = {
    find: (key: string) => findAnswer(db, key),
    asked: (scope: string) => questionsOf(db, scope),
    keep: () => Promise.resolve(),
  };
  const similar = (page: number, question: string) =>
    answeredEarlier(cache, { ...made, url: urlOf(page), ask: askOf(question), lang: 'en', keyOf: (ask) => keyOf(page, ask) });
  const bare = await settled(indexedDB.open('gloss-bench'));

  const times: Record<'bare' | 'exact' | 'similar' | 'other', number[]> = { bare: [], exact: [], similar: [], other: [] };
  const timed = async (kind: keyof typeof times, look: () => Promise<unknown>, found: boolean): Promise<void> => {
    const start = performance.now();
    const result = await look();
    times[kind].push(performance.now() - start);
    if ((result !== undefined) !== found) throw new Error(`A look-up (${kind}) found what it should not have.`);
  };
  for (let count = 0; count < lookups; count++) {
    const page = (count * 7_919) % pages;
    const at = count % PER_PAGE;
    const key = keyOf(page, askOf(questionOf(at)));
    await timed('bare', () => settled(bare.transaction('answers').objectStore('answers').get(key)), true);
    await timed('exact', () => cache.find(key), true);
    await timed(
      'similar',
      () => similar(page, `Hi, could you tell me ${questionOf(at).toLowerCase().replace('how do i', 'how to')} Thanks!`),
      true,
    );
    await timed('other', () => similar(page, questionOf(at).replace('How', 'Why')), false);
  }
  bare.close();
  await db.delete();
  return times;
};
