import { afterEach, expect, test } from 'vitest';
import { startScriptedCollector, type ScriptedCollector } from '@/e2e/servers/scripted-collector';
import { Feedback } from '@/lib/core/feedback';
import type { FeedbackEntry } from '@/lib/core/outbox-entry';
import { backOff, sendOutbox, type SendRequirements } from './send-outbox';

const NOW = 1_000_000;
const MINUTE = 60_000;

const entry = (id: string, change: Partial<FeedbackEntry> = {}): FeedbackEntry => ({
  id,
  kind: 'feedback',
  body: Feedback.parse({
    id,
    runId: 'run-1',
    verdict: 'flag',
    at: 1,
    share: 'metadata',
    run: { url: 'https://wiki.example.com', title: 'T', task: 'ask', engine: 'extractive', model: 'm', prompt: 'p', ms: 1, version: '0' },
  }),
  state: 'waiting',
  attempts: 0,
  nextAttemptAt: 0,
  createdAt: 0,
  ...change,
});

const needs: SendRequirements = { fetch, now: () => NOW, random: () => 1, patience: 5_000 };

let collector: ScriptedCollector | undefined;
const start = async (): Promise<ScriptedCollector> => {
  collector = await startScriptedCollector();
  return collector;
};
afterEach(async () => {
  await collector?.close();
  collector = undefined;
});

test('verdicts arrive with the team token, and are known to have arrived', async () => {
  const at = await start();
  const sent = await sendOutbox([entry('a'), entry('b')], at, needs);
  expect(sent.map(({ id, state, receivedAt }) => [id, state, receivedAt])).toEqual([
    ['a', 'received', NOW],
    ['b', 'received', NOW],
  ]);
  expect(at.entries.map(({ id }) => id)).toEqual(['a', 'b']);
});

test('an address with a slash at its end is the same address', async () => {
  const at = await start();
  const [sent] = await sendOutbox([entry('a')], { ...at, url: `${at.url}/` }, needs);
  expect(sent?.state).toBe('received');
});

test('a verdict whose acknowledgement got lost is sent again and kept once', async () => {
  const at = await start();
  at.become({ kind: 'dropping' });
  const [waiting] = await sendOutbox([entry('a')], at, needs);
  expect(waiting).toMatchObject({ state: 'waiting', attempts: 1 });
  at.become({ kind: 'well' });
  const [sent] = await sendOutbox([waiting!], at, needs);
  expect(sent).toMatchObject({ state: 'received', attempts: 2 });
  expect(sent?.lastError).toBeUndefined();
  expect(at.entries).toHaveLength(1);
});

test('a verdict that the collector will not have is kept, with the reason, and does not hold up the others', async () => {
  const at = await start();
  at.become({ kind: 'picky', id: 'b', why: 'This page is not on the list.' });
  const sent = await sendOutbox([entry('a'), entry('b'), entry('c')], at, needs);
  expect(sent.map(({ state }) => state)).toEqual(['received', 'rejected', 'received']);
  expect(sent[1]?.lastError).toBe('This page is not on the list.');
});

test('one entry that makes the whole request invalid is found and rejected alone', async () => {
  const at = await start();
  // What a newer Gloss might have written.
  const odd = { ...entry('odd'), kind: 'unheard-of' } as unknown as FeedbackEntry;
  const sent = await sendOutbox([entry('a'), odd, entry('c')], at, needs);
  expect(sent.map(({ state }) => state)).toEqual(['received', 'rejected', 'received']);
  expect(sent[1]?.lastError).toContain('400');
});

test.each([
  ['a server that is out of order', { kind: 'refusing', status: 503 }, /out of order \(503\)/],
  ['an address where something else answers', { kind: 'confused', body: '<html>Welcome</html>' }, /does not answer as a collector/],
  ['an address where nothing is', { kind: 'refusing', status: 404 }, /no collector/],
] as const)('%s leaves everything waiting, with words', async (_what, mood, words) => {
  const at = await start();
  at.become(mood);
  const [sent] = await sendOutbox([entry('a')], at, needs);
  expect(sent).toMatchObject({ state: 'waiting', attempts: 1 });
  expect(sent?.lastError).toMatch(words);
  expect(sent?.nextAttemptAt).toBeGreaterThan(NOW);
});

test('a wrong team token leaves everything waiting: it may be put right', async () => {
  const at = await start();
  const [sent] = await sendOutbox([entry('a')], { url: at.url, token: 'old' }, needs);
  expect(sent?.state).toBe('waiting');
  expect(sent?.lastError).toContain('token');
});

test('a collector that takes too long is not waited for', async () => {
  const at = await start();
  at.become({ kind: 'silent' });
  const [sent] = await sendOutbox([entry('a')], at, { ...needs, patience: 50 });
  expect(sent).toMatchObject({ state: 'waiting', lastError: expect.stringContaining('too long') });
  at.become({ kind: 'well' });
});

test('a machine that is offline keeps everything waiting', async () => {
  const offline = { ...needs, fetch: () => Promise.reject(new TypeError('Failed to fetch')) };
  const [sent] = await sendOutbox([entry('a', { attempts: 40 })], { url: 'https://gloss.example.com', token: '' }, offline);
  expect(sent).toMatchObject({ state: 'waiting', attempts: 41, nextAttemptAt: NOW + 60 * MINUTE });
});

test('a busy collector is left alone for as long as it says', async () => {
  const at = await start();
  at.become({ kind: 'refusing', status: 429, retryAfter: '600' });
  const [sent] = await sendOutbox([entry('a')], at, needs);
  expect(sent?.nextAttemptAt).toBe(NOW + 10 * MINUTE);
});

test('attempts become rarer, up to one an hour, and never all at the same moment', () => {
  const steps = [1, 2, 3, 12].map((attempts) => backOff(attempts, () => 1));
  expect(steps).toEqual([5_000, 10_000, 20_000, 60 * MINUTE]);
  expect(backOff(12, () => 0)).toBe(30 * MINUTE);
});
