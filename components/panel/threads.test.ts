import { expect, test } from 'vitest';
import type { RunRecord } from '@/lib/core/run-record';
import { fakeHost, type FakeWorld } from './fake-host';
import { openKeptValues } from './kept-values';
import { answeredEvents, answeredOutcome, recordOf, sampleAnswer, verificationOf, waitingEvents } from './panel-samples';
import { openThreads, type ThreadPage } from './threads';

const page: ThreadPage = { tabId: 7, url: 'https://wiki.example.com/restore', title: 'Restore' };
const answers: FakeWorld = { events: ({ runId }) => answeredEvents(runId, sampleAnswer, verificationOf(sampleAnswer)) };

const open = async (world: FakeWorld = answers, records: readonly RunRecord[] = []) => {
  const host = fakeHost(world);
  const kept = await openKeptValues(host);
  const threads = openThreads({
    connect: host.connectRun,
    newId: host.newId,
    kept,
    findRun: (id) => Promise.resolve(records.find((record) => record.id === id)),
  });
  return { host, kept, threads };
};

test('each page of each tab has its own thread', async () => {
  const { threads } = await open();
  threads.start(page, { task: 'summarize', question: '' });
  expect(threads.of(page)).toHaveLength(1);
  expect(threads.of({ ...page, url: 'https://wiki.example.com/restore#step-2' })).toHaveLength(1);
  expect(threads.of({ ...page, url: 'https://wiki.example.com/other' })).toHaveLength(0);
  expect(threads.of({ ...page, tabId: 8 })).toHaveLength(0);
});

test('a follow-up question takes the thread along, a summary does not', async () => {
  const { threads, host } = await open();
  threads.start(page, { task: 'summarize', question: '' });
  threads.start(page, { task: 'ask', question: 'And on Windows?' });
  threads.start(page, { task: 'summarize', question: '' });
  expect(host.requests.map(({ ask }) => ask.thread)).toEqual([[], [{ question: 'Summarize this page', answer: sampleAnswer.text }], []]);
});

test('asking again takes the place of the run, past the cache where that is wanted', async () => {
  const { threads, host } = await open();
  threads.start(page, { task: 'summarize', question: '' });
  threads.start(page, { task: 'ask', question: 'Who approves it?' });
  const [first] = threads.of(page);
  if (first) threads.again(first, { fresh: true });
  expect(threads.of(page).map(({ ask }) => ask.task)).toEqual(['summarize', 'ask']);
  expect(threads.of(page)[0]?.view.runId).toBe('run-3');
  expect(host.requests.at(-1)).toMatchObject({ runId: 'run-3', fresh: true, ask: { task: 'summarize' } });
});

test('a run goes on while another page is shown, and can be stopped', async () => {
  const { threads, host } = await open({ events: ({ runId }) => waitingEvents(runId) });
  const runId = threads.start(page, { task: 'summarize', question: '' });
  threads.of({ ...page, tabId: 8 });
  host.send({ kind: 'thinking' });
  expect(threads.of(page)[0]?.view).toMatchObject({ status: 'waiting', step: 'thinking' });
  threads.stop(runId);
  expect(threads.of(page)[0]?.view).toMatchObject({ status: 'failed', failure: { kind: 'cancelled' } });
});

test('a panel that is opened again shows the thread that the last one left', async () => {
  const records = [
    recordOf('run-a', 1, { task: 'summarize' }, answeredOutcome(sampleAnswer)),
    // Deleted from history meanwhile: run-b.
    recordOf('run-c', 3, { task: 'ask', question: 'Who?' }, undefined, { written: 'Two people' }),
  ];
  const { threads } = await open({ kept: { 'thread:7 https://wiki.example.com/restore': ['run-a', 'run-b', 'run-c'] } }, records);
  expect(threads.of(page)).toEqual([]);
  await new Promise<void>((resolve) => threads.subscribe(resolve));
  expect(threads.of(page).map(({ view }) => view)).toMatchObject([
    { status: 'answered', runId: 'run-a' },
    { status: 'failed', failure: { kind: 'worker-stopped' }, draft: { text: 'Two people' } },
  ]);
});

test('a new thread stops what runs and forgets which runs stood in it', async () => {
  const { threads, kept } = await open({ events: ({ runId }) => waitingEvents(runId) });
  threads.start(page, { task: 'summarize', question: '' });
  expect(kept.get('thread:7 https://wiki.example.com/restore')).toEqual(['run-1']);
  threads.clear(page);
  expect(threads.of(page)).toEqual([]);
  expect(kept.get('thread:7 https://wiki.example.com/restore')).toBeUndefined();
});
