import { expect, test } from 'vitest';
import type { Block } from '@/lib/core/block';
import type { Capture } from '@/lib/core/capture';
import type { Engine, EngineEvent } from '@/lib/core/engine';
import { answerQuestion } from '@/lib/core/run';
import { Settings } from '@/lib/core/settings';
import type { Trace } from '@/lib/core/trace';
import { memoryDb } from '@/lib/storage/memory-db';
import { keepPolicy } from '@/lib/storage/policy-store';
import { addPrefetched, prefetchedToday } from '@/lib/storage/prefetch-store';
import { saveSettings } from '@/lib/storage/settings-store';
import { createPrefetcher, type PrefetchHost } from './prefetcher';

const url = 'https://tracker.example.com/PAY-482';
const field = (label: string, value: string): Block => ({ id: label, kind: 'field', label, text: `${label}: ${value}`, headings: [] });
const ticket: Capture = {
  url,
  title: 'PAY-482',
  lang: 'en',
  capturedAt: 0,
  blocks: [field('Status', 'open'), field('Assignee', 'Ines'), { id: 'p', kind: 'paragraph', text: 'Cards fail in Porto.', headings: [] }],
  unread: [],
  ms: 1,
};
const BRIEF = JSON.stringify({
  text: 'Cards fail.',
  answered: true,
  points: [],
  brief: {
    problem: [{ text: 'Cards fail.', citations: [{ passageId: 'p1', quote: 'Cards fail in Porto' }] }],
    environment: [],
    tried: [],
    asked: [],
    nextStep: [],
    missing: [],
  },
});

/** An endpoint that writes the brief, or waits until it is hung up on. */
const endpoint = (asked: string[], hangs = false): Engine => ({
  kind: 'endpoint',
  name: 'Company models',
  model: 'good',
  host: 'models.example.com',
  budgetWords: 3_000,
  async *write(_prompt, signal): AsyncGenerator<EngineEvent> {
    asked.push('asked');
    if (hangs) {
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
      yield { kind: 'failed', failure: { kind: 'cancelled' } };
      return;
    }
    yield { kind: 'text-added', text: BRIEF };
    yield { kind: 'finished', tokens: { input: 900, output: 100 } };
  },
});

const start = async (
  change: Partial<PrefetchHost> = {},
  { on = true, dailyTokens = 10_000, hangs = false }: { on?: boolean; dailyTokens?: number; hangs?: boolean } = {},
) => {
  const db = memoryDb();
  await saveSettings(db, Settings.parse({ prefetch: { on, dailyTokens }, sites: [{ origin: 'https://tracker.example.com' }] }));
  const asked: string[] = [];
  const traces: Trace[] = [];
  let keptAlive = 0;
  const prefetcher = createPrefetcher({
    db,
    answer: answerQuestion,
    engines: async () => [endpoint(asked, hangs)],
    capture: async () => ticket,
    keepAlive: () => {
      keptAlive++;
      return () => void keptAlive--;
    },
    isOnline: () => true,
    newId: () => 'run-1',
    language: 'en',
    now: () => 1_800_000_000_000,
    wait: async () => {},
    traceKept: (trace) => void traces.push(trace),
    ...change,
  });
  return { ...prefetcher, db, asked, traces, awake: () => keptAlive };
};
const front = { tabId: 7, url };

test('a ticket in front is briefed once, its tokens count, and its trace says that nobody had asked', async () => {
  const { pageInFront, db, asked, traces, awake } = await start();
  await pageInFront(front).done;
  expect(asked).toHaveLength(1);
  expect(await prefetchedToday(db, 1_800_000_000_000)).toBe(1_000);
  expect(traces).toMatchObject([{ task: 'brief', prefetched: true, tokens: { input: 900, output: 100 } }]);
  expect(await db.answers.toArray()).toMatchObject([{ facts: { prefetched: true } }]);
  expect(await db.runs.count()).toBe(0);
  expect(awake()).toBe(0);
  await pageInFront(front).done;
  expect(asked).toHaveLength(1);
});

test('nothing is asked for while it is switched off, by the reader or by policy', async () => {
  const off = await start({}, { on: false });
  await off.pageInFront(front).done;
  const forbidden = await start();
  await keepPolicy(forbidden.db, { declared: ['features'], features: { prefetch: false } });
  await forbidden.pageInFront(front).done;
  // A value that the browser dropped: the safe side.
  const dropped = await start();
  await keepPolicy(dropped.db, { declared: ['features'] });
  await dropped.pageInFront(front).done;
  expect([...off.asked, ...forbidden.asked, ...dropped.asked]).toEqual([]);
});

test('a policy switches it on for everyone, and says how much it may take', async () => {
  const { pageInFront, db, asked } = await start({}, { on: false });
  await keepPolicy(db, { declared: ['features', 'prefetchTokens'], features: { prefetch: true }, prefetchTokens: 5_000 });
  await addPrefetched(db, 1_800_000_000_000, 4_000);
  await pageInFront(front).done;
  expect(asked).toEqual([]);
});

test('nothing is asked for where the day’s tokens would not be enough, and on the next day again', async () => {
  let now = 1_800_000_000_000;
  const { pageInFront, db, asked } = await start({ now: () => now }, { dailyTokens: 3_000 });
  await addPrefetched(db, now, 2_000);
  await pageInFront(front).done;
  expect(asked).toEqual([]);
  now += 86_400_000;
  await pageInFront(front).done;
  expect(asked).toHaveLength(1);
});

test.each([
  ['a page that is no ticket', { capture: async () => ({ ...ticket, blocks: ticket.blocks.slice(2) }) }],
  ['a page that went elsewhere meanwhile', { capture: async () => ({ ...ticket, url: 'https://tracker.example.com/PAY-483' }) }],
  ['a page that cannot be read', { capture: async () => ({ kind: 'page-empty' as const }) }],
  ['no network', { isOnline: () => false }],
  ['no endpoint that may be asked', { engines: async () => [] }],
])('%s: nothing is asked for', async (_why, change: Partial<PrefetchHost>) => {
  const { pageInFront, asked, traces } = await start(change);
  await pageInFront(front).done;
  expect(asked).toEqual([]);
  expect(traces).toEqual([]);
});

test('a site that is not switched on is not even read', async () => {
  let read = 0;
  const { pageInFront } = await start({
    capture: async () => {
      read++;
      return ticket;
    },
  });
  await pageInFront({ tabId: 7, url: 'https://elsewhere.example.com/PAY-482' }).done;
  expect(read).toBe(0);
});

test('leaving the page hangs up, and what was sent counts', async () => {
  const { pageInFront, db, asked } = await start({}, { hangs: true });
  const { leave, done } = pageInFront(front);
  await expect.poll(() => asked.length).toBe(1);
  leave();
  await done;
  expect(await prefetchedToday(db, 1_800_000_000_000)).toBeGreaterThan(1_000);
  expect(await db.answers.count()).toBe(0);
});

test('the reader’s own question comes first: what is under way ends, and nothing begins beside it', async () => {
  const { pageInFront, readerAsks, asked } = await start({}, { hangs: true });
  const { done } = pageInFront(front);
  await expect.poll(() => asked.length).toBe(1);
  const answered = readerAsks();
  await done;
  await pageInFront({ tabId: 8, url: 'https://tracker.example.com/PAY-499' }).done;
  expect(asked).toHaveLength(1);
  answered();
});
