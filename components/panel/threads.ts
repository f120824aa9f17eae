import { z } from 'zod';
import { pageAddress } from '@/lib/core/page-address';
import type { Ask } from '@/lib/core/ask';
import type { RunRecord } from '@/lib/core/run-record';
import type { RunView } from '@/lib/core/run-view';
import { askWords } from './ask-words';
import type { KeptValues } from './kept-values';
import { isRunning, startRun, type RunningRun, type RunPort } from './run-client';
import { viewOfRecord } from './view-of-record';

/** The page in a tab that a thread is about. */
export interface ThreadPage {
  readonly tabId: number;
  /** Empty where the browser does not tell. */
  readonly url: string;
  readonly title: string;
}

/** One question of a thread, and what the panel shows of its run. */
export interface ThreadRun {
  readonly page: ThreadPage;
  readonly ask: Ask;
  readonly view: Exclude<RunView, { status: 'idle' }>;
}

/** The threads of all tabs of this panel, each known by its page. */
export interface Threads {
  /** Oldest first; the same array until it changes. */
  readonly of: (page: ThreadPage) => readonly ThreadRun[];
  /** Every run goes on while another tab is shown. Returns the run's id. */
  readonly start: (page: ThreadPage, ask: Omit<Ask, 'thread'>) => string;
  /** Asks a run's question again, in its place. `fresh`: past the cache. */
  readonly again: (run: ThreadRun, options: { readonly fresh: boolean }) => void;
  readonly stop: (runId: string) => void;
  /** Begins the page's thread anew; its runs stay in history. */
  readonly clear: (page: ThreadPage) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

interface ThreadsNeeds {
  readonly connect: () => RunPort;
  readonly newId: () => string;
  readonly kept: KeptValues;
  readonly findRun: (runId: string) => Promise<RunRecord | undefined>;
}

/** Earlier answers that a follow-up takes along; more would push the page itself out of the prompt. */
const THREAD_TURNS = 4;

const RunIds = z.array(z.string());

const keyOf = ({ tabId, url }: ThreadPage): string => `thread:${tabId} ${pageAddress(url)}`;

/** A question needs what was said before it; a summary or a brief is of the page alone, and can come from the cache. */
const earlierTurns = (runs: readonly ThreadRun[], task: Ask['task']): Ask['thread'] =>
  task !== 'ask'
    ? []
    : runs
        .flatMap(({ ask, view }) => (view.status === 'answered' ? [{ question: askWords(ask), answer: view.answer.text }] : []))
        .slice(-THREAD_TURNS);

const nothing: readonly ThreadRun[] = [];

export const openThreads = ({ connect, newId, kept, findRun }: ThreadsNeeds): Threads => {
  const threads = new Map<string, readonly ThreadRun[]>();
  const running = new Map<string, RunningRun>();
  const listeners = new Set<() => void>();

  const put = (key: string, runs: readonly ThreadRun[]): void => {
    threads.set(key, runs);
    for (const listener of listeners) listener();
  };
  const keepIds = (key: string): void => {
    const ids = (threads.get(key) ?? []).map(({ view }) => view.runId);
    kept.set(key, ids.length > 0 ? ids : undefined);
  };

  /** Puts a run at the end of its thread, or in the place of another one, and keeps it up to date. */
  const run = (page: ThreadPage, ask: Ask, { fresh, inPlaceOf }: { fresh: boolean; inPlaceOf?: string }): string => {
    const key = keyOf(page);
    const runId = newId();
    let placed = false;
    const show = (view: RunView): void => {
      // A run starts with an event, so it is never idle; the type of a view can't say so.
      if (view.status === 'idle') return;
      const runs = threads.get(key) ?? nothing;
      const shown: ThreadRun = { page, ask, view };
      if (!placed) {
        placed = true;
        const replaced = runs.some((other) => other.view.runId === inPlaceOf);
        put(key, replaced ? runs.map((other) => (other.view.runId === inPlaceOf ? shown : other)) : [...runs, shown]);
        keepIds(key);
      } else {
        put(
          key,
          runs.map((other) => (other.view.runId === runId ? shown : other)),
        );
      }
      if (!isRunning(view)) running.delete(runId);
    };
    const handle = startRun({ runId, tabId: page.tabId, ask, fresh }, connect, (view) => show(view));
    const now = threads.get(key)?.find(({ view }) => view.runId === runId);
    if (now && isRunning(now.view)) running.set(runId, handle);
    return runId;
  };

  /** What an earlier panel left of a thread, read back from the store where its runs are kept. */
  const restore = async (page: ThreadPage, key: string, ids: readonly string[]): Promise<void> => {
    const records = await Promise.all(ids.map(findRun));
    const earlier = records.flatMap((record): ThreadRun[] => {
      const view = record && viewOfRecord(record);
      return record && view && view.status !== 'idle'
        ? [{ page: { ...page, url: record.url, title: record.title }, ask: record.ask, view }]
        : [];
    });
    // A question that was asked meanwhile stays below what came before it.
    if (earlier.length > 0) put(key, [...earlier, ...(threads.get(key) ?? nothing)]);
  };

  const of = (page: ThreadPage): readonly ThreadRun[] => {
    const key = keyOf(page);
    const known = threads.get(key);
    if (known) return known;
    threads.set(key, nothing);
    const ids = RunIds.safeParse(kept.get(key)).data;
    if (ids) void restore(page, key, ids);
    return nothing;
  };

  return {
    of,
    start(page, ask) {
      return run(page, { ...ask, thread: earlierTurns(of(page), ask.task) }, { fresh: false });
    },
    again({ page, ask, view }, { fresh }) {
      running.get(view.runId)?.stop();
      run(page, ask, { fresh, inPlaceOf: view.runId });
    },
    stop(runId) {
      running.get(runId)?.stop();
    },
    clear(page) {
      const key = keyOf(page);
      for (const { view } of threads.get(key) ?? nothing) running.get(view.runId)?.stop();
      put(key, nothing);
      keepIds(key);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
