import { expect, test } from 'vitest';
import type { RunView } from '@/lib/core/run-view';
import type { RunRequest } from '@/lib/messaging/run-port';
import { fakeHost } from './fake-host';
import { answeredEvents, sampleAnswer, sampleDraft, verificationOf, waitingEvents, writingEvents } from './panel-samples';
import { isRunning, startRun } from './run-client';

const request: RunRequest = { runId: 'run-1', tabId: 7, ask: { task: 'summarize', question: '', thread: [] }, fresh: false };

const watch = (connect = fakeHost().connectRun) => {
  const views: RunView[] = [];
  const run = startRun(request, connect, (view) => views.push(view));
  return { views, run, last: () => views.at(-1) };
};

test('shows that it is reading the page before the worker said a word', () => {
  expect(watch().views).toEqual([expect.objectContaining({ status: 'waiting', step: 'reading', runId: 'run-1' })]);
});

test('sends what is asked as the first message of its port', () => {
  const host = fakeHost();
  watch(host.connectRun);
  expect(host.requests).toEqual([request]);
});

test('shows each step and then the answer', () => {
  const host = fakeHost({ events: ({ runId }) => answeredEvents(runId, sampleAnswer, verificationOf(sampleAnswer)) });
  const { views, last } = watch(host.connectRun);
  expect(views.map((view) => view.status)).toEqual(['waiting', 'waiting', 'waiting', 'waiting', 'waiting', 'answered']);
  expect(last()).toMatchObject({ answer: sampleAnswer });
});

test('keeps what was written when the browser stops the worker in the middle of an answer', () => {
  const host = fakeHost({ events: ({ runId }) => writingEvents(runId) });
  const { last } = watch(host.connectRun);
  host.killWorker();
  expect(last()).toMatchObject({ status: 'failed', failure: { kind: 'worker-stopped' }, draft: sampleDraft });
});

test('a worker that is stopped before its first word leaves no run behind', () => {
  const host = fakeHost({ events: ({ runId }) => waitingEvents(runId) });
  const { last } = watch(host.connectRun);
  host.killWorker();
  expect(last()).toMatchObject({ status: 'failed', failure: { kind: 'worker-stopped' } });
});

test('a port that cannot be opened is a stopped worker, not an exception', () => {
  const { last } = watch(() => {
    throw new Error('Extension context invalidated.');
  });
  expect(last()).toMatchObject({ status: 'failed', failure: { kind: 'worker-stopped' } });
});

test('Stop ends the run at once and keeps what was written', () => {
  const host = fakeHost({ events: ({ runId }) => writingEvents(runId) });
  const { run, last, views } = watch(host.connectRun);
  run.stop();
  expect(last()).toMatchObject({ status: 'failed', failure: { kind: 'cancelled' }, draft: sampleDraft });

  const shown = views.length;
  host.send({ kind: 'thinking' });
  host.killWorker();
  run.stop();
  expect(views).toHaveLength(shown);
});

test('an answered run stays answered when its port closes afterwards', () => {
  const host = fakeHost({ events: ({ runId }) => answeredEvents(runId, sampleAnswer, verificationOf(sampleAnswer)) });
  const { last } = watch(host.connectRun);
  host.killWorker();
  expect(last()).toMatchObject({ status: 'answered' });
});

test('only a waiting or writing run moves on the screen', () => {
  const common = { runId: 'run-1', givenUp: [], unread: [] };
  expect(isRunning({ ...common, status: 'waiting', step: 'reading' })).toBe(true);
  expect(isRunning({ ...common, status: 'writing', draft: sampleDraft })).toBe(true);
  expect(isRunning({ ...common, status: 'failed', failure: { kind: 'cancelled' } })).toBe(false);
  expect(isRunning({ status: 'idle' })).toBe(false);
});
