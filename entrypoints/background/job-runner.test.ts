import { expect, test, vi } from 'vitest';
import type { Capture } from '@/lib/core/capture';
import type { Engine, EngineEvent } from '@/lib/core/engine';
import type { Failure } from '@/lib/core/failure';
import type { Item } from '@/lib/core/item';
import { answerQuestion } from '@/lib/core/run';
import { cancelJob, findJob, itemsOf, keepJob, pauseJob, resumeJob, retryFailed } from '@/lib/storage/job-store';
import { sampleItems, sampleJob } from '@/lib/storage/job-samples';
import { memoryDb } from '@/lib/storage/memory-db';
import { keepPolicy } from '@/lib/storage/policy-store';
import { findRun } from '@/lib/storage/run-store';
import { createJobRunner, type JobHost } from './job-runner';

// The store is written in JavaScript here, and a job writes each of its steps.
vi.setConfig({ testTimeout: 30_000 });

const pageOf = ({ url, title }: Item): Capture => ({
  url,
  title,
  lang: 'en',
  capturedAt: 0,
  blocks: [{ id: 'b1', kind: 'paragraph', text: `The pump at ${url} failed because its seal was worn.`, headings: [] }],
  unread: [],
  ms: 1,
});

const reply = (quote: string): string =>
  JSON.stringify({
    text: 'A worn seal.',
    answered: true,
    points: [{ text: 'The seal was worn.', citations: [{ passageId: 'p1', quote }] }],
  });

const finished: EngineEvent = { kind: 'finished', model: 'm', tokens: { input: 100, output: 20 } };

/** The page that a prompt is about, by what the fake pages write on themselves. */
const askedOf = (messages: readonly { readonly content: string }[]): string => {
  const text = messages.map(({ content }) => content).join('\n');
  const [first, ...others] = new Set(text.match(/https:\/\/wiki-\d+\.example\.com\/page/g));
  return others.length > 0 || first === undefined ? 'overall' : first;
};

type Script = (page: string, count: number) => AsyncGenerator<EngineEvent>;

const answers: Script = async function* () {
  yield { kind: 'text-added', text: reply('its seal was worn') };
  yield finished;
};

const never = (): Promise<never> => new Promise(() => {});

/** A worker's world, in which it can be killed: nothing that it still does afterwards arrives anywhere. */
const startWorld = () => {
  const db = memoryDb();
  const asked: string[] = [];
  const read: string[] = [];
  const told: string[] = [];
  let skew = 0;
  let ids = 0;
  const world = {
    db,
    asked,
    read,
    told,
    mostAtOnce: 0,
    script: answers,
    page: async (item: Item): Promise<Capture | Failure> => pageOf(item),
    online: true,
  };
  let atOnce = 0;
  const engine: Engine = {
    kind: 'endpoint',
    name: 'Fake',
    model: 'm',
    host: 'ai.example.com',
    budgetWords: 1_000,
    async *write({ messages }) {
      const page = askedOf(messages);
      asked.push(page);
      world.mostAtOnce = Math.max(world.mostAtOnce, ++atOnce);
      try {
        yield* world.script(page, asked.filter((other) => other === page).length);
      } finally {
        atOnce--;
      }
    },
  };
  const worker = (change: Partial<JobHost> = {}) => {
    const host: JobHost = {
      db,
      answer: answerQuestion,
      language: 'en',
      now: () => Date.now() + skew,
      // Time flies while nobody does anything.
      wait: (ms) =>
        new Promise((resolve) =>
          setTimeout(
            () => {
              skew += ms;
              resolve(undefined);
            },
            Math.min(ms, 5),
          ),
        ),
      owner: `worker-${++ids}`,
      newId: () => `attempt-${++ids}`,
      random: () => 0,
      engines: async () => [engine],
      read: async (item) => {
        read.push(item.url);
        return world.page(item);
      },
      isOnline: () => world.online,
      finished: async ({ id }) => void told.push(id),
      ...change,
    };
    return createJobRunner(host);
  };
  return Object.assign(world, { worker, engine });
};

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 2));
};

const countsOf = (asked: readonly string[]): readonly number[] =>
  [...new Set(asked)].map((page) => asked.filter((other) => other === page).length);

test('every page is asked about once, four at a time, then all of them together, and the reader is told', async () => {
  const world = startWorld();
  await keepJob(world.db, sampleJob(), sampleItems(8));
  world.script = async function* (page, count) {
    // Comes only when four are asked at a time.
    await until(() => world.mostAtOnce >= 4);
    yield* answers(page, count);
  };
  await world.worker().run();

  expect(countsOf(world.asked)).toEqual(Array.from({ length: 9 }, () => 1));
  expect(world.asked.at(-1)).toBe('overall');
  expect(world.mostAtOnce).toBe(4);
  expect(await findJob(world.db, 'job-1')).toMatchObject({ state: 'finished', spent: { tokens: 9 * 120 } });
  expect((await itemsOf(world.db, 'job-1')).map(({ state }) => state)).toEqual(Array.from({ length: 9 }, () => 'answered'));
  expect(world.told).toEqual(['job-1']);
});

test('an answer of a job stands in the history, with its quotes found on the page', async () => {
  const world = startWorld();
  await keepJob(world.db, sampleJob(), sampleItems(1));
  await world.worker().run();
  expect(await findRun(world.db, 'job-1-0')).toMatchObject({
    url: 'https://wiki-0.example.com/page',
    outcome: { status: 'answered', verification: { checks: [{ quote: 'its seal was worn', found: true }] } },
  });
});

test('a worker that dies takes nothing with it: what was answered is not asked again, and what was not is', async () => {
  const world = startWorld();
  await keepJob(world.db, sampleJob(), sampleItems(10));
  // The first three come back; the rest hang in the middle of a word.
  let answered = 0;
  world.script = async function* (page, count) {
    if (answered < 3) {
      answered++;
      yield* answers(page, count);
      return;
    }
    yield { kind: 'text-added', text: '{"text":"A wor' };
    await never();
  };
  void world.worker().run();
  await until(
    async () => (await itemsOf(world.db, 'job-1')).filter(({ state }) => state === 'answered').length === 3 && world.asked.length === 7,
  );
  const done = (await itemsOf(world.db, 'job-1')).filter(({ state }) => state === 'answered').map(({ url }) => url);

  world.script = answers;
  await world.worker().run();

  for (const url of done) {
    expect(world.asked.filter((page) => page === url)).toHaveLength(1);
    expect(world.read.filter((page) => page === url)).toHaveLength(1);
  }
  expect((await itemsOf(world.db, 'job-1')).every(({ state }) => state === 'answered')).toBe(true);
  expect(world.asked.filter((page) => page !== 'overall')).toHaveLength(10 + 4);
});

test('a reply that came whole before the worker died is used, though nobody had settled it', async () => {
  const world = startWorld();
  await keepJob(world.db, sampleJob(), sampleItems(1));
  // The whole object is there; the end of the stream never comes.
  world.script = async function* () {
    yield { kind: 'text-added', text: reply('its seal was worn') };
    await never();
  };
  void world.worker().run();
  await until(async () => (await world.db.itemTexts.get('job-1-0'))?.reply !== undefined);

  world.script = answers;
  await world.worker().run();
  expect(world.asked.filter((page) => page !== 'overall')).toHaveLength(1);
  expect((await itemsOf(world.db, 'job-1'))[0]?.state).toBe('answered');
});

test('what a request that was cut off with the worker may have cost counts as spent', async () => {
  const world = startWorld();
  await keepJob(world.db, sampleJob(), sampleItems(1));
  world.script = async function* () {
    await never();
    yield finished;
  };
  void world.worker().run();
  await until(() => world.asked.length === 1);
  world.script = answers;
  await world.worker().run();
  expect((await findJob(world.db, 'job-1'))?.spent.tokens).toBeGreaterThan(2 * 120);
});

test('a worker that was only thought dead cannot overwrite what its successor did', async () => {
  const world = startWorld();
  await keepJob(world.db, sampleJob(), sampleItems(1));
  let release = (): void => {};
  world.script = async function* () {
    await new Promise<void>((resolve) => (release = resolve));
    yield { kind: 'text-added', text: JSON.stringify({ text: 'Late.', answered: true, points: [] }) };
    yield finished;
  };
  const late = world.worker().run();
  await until(() => world.asked.length === 1);
  world.script = answers;
  await world.worker().run();
  release();
  await late;
  expect((await itemsOf(world.db, 'job-1'))[0]?.result?.answer.text).toBe('A worn seal.');
});

test('an item is tried again after what passes, as late as the endpoint asked for, and nobody else is asked meanwhile', async () => {
  const world = startWorld();
  await keepJob(world.db, sampleJob(), sampleItems(6));
  let limited = true;
  world.script = async function* (page, count) {
    if (limited) {
      yield { kind: 'failed', failure: { kind: 'rate-limited', host: 'ai.example.com', retryAt: Date.now() + 600_000 } };
      return;
    }
    yield* answers(page, count);
  };
  const run = world.worker().run();
  await until(async () => (await itemsOf(world.db, 'job-1')).some(({ failure }) => failure?.kind === 'rate-limited'));
  limited = false;
  await run;
  expect(Math.max(...countsOf(world.asked))).toBeLessThanOrEqual(2);
  expect((await itemsOf(world.db, 'job-1')).every(({ state }) => state === 'answered')).toBe(true);
});

test('an item that fails for itself is shown as failed and holds up no other; tried again, it and the overall answer are made anew', async () => {
  const world = startWorld();
  await keepJob(world.db, sampleJob(), sampleItems(3));
  const bad = 'https://wiki-1.example.com/page';
  world.script = async function* (page, count) {
    if (page === bad) yield { kind: 'failed', failure: { kind: 'refused-by-filter', host: 'ai.example.com' } };
    else yield* answers(page, count);
  };
  await world.worker().run();
  expect((await itemsOf(world.db, 'job-1')).map(({ state }) => state)).toEqual(['answered', 'failed', 'answered', 'answered']);

  world.script = answers;
  await retryFailed(world.db, 'job-1');
  await world.worker().run();
  expect((await itemsOf(world.db, 'job-1')).every(({ state }) => state === 'answered')).toBe(true);
  expect(world.asked.filter((page) => page === 'overall')).toHaveLength(2);
  expect(world.asked.filter((page) => page === 'https://wiki-0.example.com/page')).toHaveLength(1);
});

test('a failure that would meet each item lets the job rest, with nothing lost, until the reader has mended it', async () => {
  const world = startWorld();
  await keepJob(world.db, sampleJob(), sampleItems(8));
  world.script = async function* () {
    yield { kind: 'failed', failure: { kind: 'key-rejected', host: 'ai.example.com' } };
  };
  await world.worker().run();
  expect(await findJob(world.db, 'job-1')).toMatchObject({
    state: 'paused',
    pause: { by: 'failure', failure: { kind: 'key-rejected' } },
  });
  expect(world.asked.length).toBeLessThanOrEqual(4);

  world.script = answers;
  await resumeJob(world.db, 'job-1');
  await world.worker().run();
  expect((await itemsOf(world.db, 'job-1')).every(({ state }) => state === 'answered')).toBe(true);
});

test('no request is sent that could lead beyond the cap, and with a larger one the job goes on', async () => {
  const world = startWorld();
  await keepJob(world.db, sampleJob({ cap: { tokens: 1_500 } }), sampleItems(12));
  await world.worker().run();
  const job = await findJob(world.db, 'job-1');
  expect(job).toMatchObject({ state: 'paused', pause: { by: 'cap' } });
  expect(job?.spent.tokens).toBeLessThanOrEqual(1_500);
  expect(world.asked.length).toBeGreaterThan(0);
  expect(world.asked.length).toBeLessThan(12);

  await resumeJob(world.db, 'job-1', { tokens: 1_000_000 });
  await world.worker().run();
  expect((await findJob(world.db, 'job-1'))?.state).toBe('finished');
  expect(Math.max(...countsOf(world.asked))).toBe(1);
});

test('a paused job begins nothing, keeps what was on its way, and goes on where it was', async () => {
  const world = startWorld();
  await keepJob(world.db, sampleJob(), sampleItems(9));
  const releases: (() => void)[] = [];
  world.script = async function* (page, count) {
    await new Promise<void>((resolve) => releases.push(resolve));
    yield* answers(page, count);
  };
  const runner = world.worker();
  const run = runner.run();
  await until(() => releases.length === 4);
  await pauseJob(world.db, 'job-1', { by: 'reader' });
  runner.look();
  for (const release of releases) release();
  await run;
  expect((await itemsOf(world.db, 'job-1')).filter(({ state }) => state === 'answered')).toHaveLength(4);

  world.script = answers;
  await resumeJob(world.db, 'job-1');
  await world.worker().run();
  expect(Math.max(...countsOf(world.asked))).toBe(1);
});

test('a cancelled job stops what is on its way and keeps the answers that are there', async () => {
  const world = startWorld();
  await keepJob(world.db, sampleJob(), sampleItems(6));
  let stopped = 0;
  const engine: Engine = {
    ...world.engine,
    async *write(prompt, signal) {
      if (askedOf(prompt.messages).includes('wiki-0')) return yield* answers('', 1);
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      stopped++;
      yield { kind: 'failed', failure: { kind: 'cancelled' } };
    },
  };
  const runner = world.worker({ engines: async () => [engine] });
  const run = runner.run();
  await until(async () => (await itemsOf(world.db, 'job-1')).some(({ state }) => state === 'answered'));
  await cancelJob(world.db, 'job-1', 2_000);
  runner.look();
  await run;
  expect(stopped).toBeGreaterThan(0);
  expect((await itemsOf(world.db, 'job-1'))[0]?.state).toBe('answered');
  expect(world.told).toEqual([]);
});

test('a policy that switches jobs off lets them rest, and says by whom', async () => {
  const world = startWorld();
  await keepPolicy(world.db, { declared: ['features', 'organization'], features: { jobs: false }, organization: 'Maravell IT' });
  await keepJob(world.db, sampleJob(), sampleItems(3));
  await world.worker().run();
  expect(await findJob(world.db, 'job-1')).toMatchObject({ state: 'paused', pause: { by: 'policy', organization: 'Maravell IT' } });
  expect(world.asked).toEqual([]);
});

test('without a network nothing is tried and nothing fails', async () => {
  const world = startWorld();
  await keepJob(world.db, sampleJob(), sampleItems(3));
  world.online = false;
  const runner = world.worker();
  const run = runner.run();
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(world.read).toEqual([]);
  world.online = true;
  runner.look();
  await run;
  expect((await findJob(world.db, 'job-1'))?.state).toBe('finished');
});

test('a page that cannot be read fails with its reason, and the others are answered from', async () => {
  const world = startWorld();
  await keepJob(world.db, sampleJob(), sampleItems(3));
  world.page = async (item) => (item.at === 1 ? { kind: 'sign-in-needed', site: 'https://wiki-1.example.com' } : pageOf(item));
  await world.worker().run();
  const items = await itemsOf(world.db, 'job-1');
  expect(items[1]).toMatchObject({ state: 'failed', failure: { kind: 'sign-in-needed' } });
  expect(items[3]?.state).toBe('answered');
});
