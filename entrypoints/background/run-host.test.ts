import { expect, test } from 'vitest';
import type { CancelSignal } from '@/lib/core/cancel-signal';
import type { Capture } from '@/lib/core/capture';
import type { Failure } from '@/lib/core/failure';
import type { RunRequirements } from '@/lib/core/run';
import type { RunEvent } from '@/lib/core/run-event';
import { memoryDb } from '@/lib/storage/memory-db';
import { sampleRun } from '@/lib/storage/run-samples';
import { findRun, settleStoppedRuns } from '@/lib/storage/run-store';
import { findTrace } from '@/lib/storage/trace-store';
import { hostRun, type RunHost, type RunPort } from './run-host';

const url = 'https://wiki.example.com/backup';
const capture: Capture = { url, title: 'Backup and restore', lang: 'en', capturedAt: 0, blocks: [], unread: [], ms: 1 };
const request = { runId: 'run-1', tabId: 7, ask: { task: 'summarize' } };

const started: RunEvent = { kind: 'started', runId: 'run-1', at: 0 };
const captured: RunEvent = { kind: 'captured', url, title: capture.title, blocks: 3, unread: [] };
const drafted = (text: string): RunEvent => ({ kind: 'answer-drafted', draft: { text, points: [] } });
const answered = (): RunEvent => {
  const { outcome } = sampleRun();
  if (outcome?.status !== 'answered') throw new Error('the sample is answered');
  const { answer, verification, facts } = outcome;
  return { kind: 'answered', answer, verification, facts };
};

/** A panel at its end of the port. */
const startPanel = () => {
  const events: RunEvent[] = [];
  let close = (): void => {};
  const port: RunPort = {
    postMessage: (event) => void events.push(event),
    disconnect: () => close(),
    onDisconnect: { addListener: (listener) => void (close = listener) },
  };
  return { port, events, close: () => close() };
};

/** The browser around a run: a tab that can be closed or sent elsewhere, and a worker that is kept alive or not. */
const startBrowser = (answer: (run: RunRequirements, signal: CancelSignal) => AsyncGenerator<RunEvent>, change: Partial<RunHost> = {}) => {
  let left = (_failure: Failure): void => {};
  const watched: (string | undefined)[] = [];
  const browser = {
    db: memoryDb(),
    keptAlive: 0,
    watched,
    leave: (failure: Failure) => left(failure),
  };
  const host: RunHost = {
    db: browser.db,
    answer,
    engines: async () => [],
    addressOf: async () => url,
    capture: async () => capture,
    watchTab: (_tabId, address, onLeft) => {
      watched.push(address);
      left = onLeft;
      return () => {
        left = () => {};
      };
    },
    keepAlive: () => {
      browser.keptAlive++;
      return () => void browser.keptAlive--;
    },
    language: 'en',
    now: () => 1_000,
    wait: async () => {},
    ...change,
  };
  return { ...browser, host, isKeptAlive: () => browser.keptAlive > 0 };
};

/** Writes `before`, then waits until it is cancelled, as an engine does that is still reading its stream. */
const slowly = (...before: readonly RunEvent[]) =>
  async function* (_run: RunRequirements, signal: CancelSignal): AsyncGenerator<RunEvent> {
    yield* before;
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve());
    });
    yield { kind: 'failed', failure: { kind: 'cancelled' } };
  };

const untilWritten = async (events: readonly RunEvent[], kind: RunEvent['kind']): Promise<void> => {
  await expect.poll(() => events.some((event) => event.kind === kind)).toBe(true);
};

test('the panel gets each event in order, and the answer is in history before it is told', async () => {
  const panel = startPanel();
  const { host, db } = startBrowser(async function* () {
    yield* [started, captured, drafted('Snap'), answered()];
  });
  const kept: unknown[] = [];
  const { port } = panel;
  await hostRun(
    {
      ...port,
      postMessage: (event) => {
        if (event.kind === 'answered') kept.push(findRun(db, 'run-1'));
        port.postMessage(event);
      },
    },
    request,
    host,
  );
  expect(panel.events.map(({ kind }) => kind)).toEqual(['started', 'captured', 'answer-drafted', 'answered']);
  expect(await kept[0]).toMatchObject({ title: 'Backup and restore', site: 'https://wiki.example.com', outcome: { status: 'answered' } });
});

test('the passages that were read and the trace are kept with the run', async () => {
  const panel = startPanel();
  const { passages } = sampleRun();
  const { host, db } = startBrowser(async function* (run) {
    yield* [started, captured, answered()];
    const trace = {
      runId: run.runId,
      at: 1,
      url,
      site: '',
      task: 'ask',
      question: '',
      prompt: 'p1',
      input: [],
      output: '',
      engineName: '',
      model: '',
      stages: [],
      retries: 0,
      givenUp: [],
      cached: false,
    };
    run.onEvidence?.({ trace, chosen: { passages, coverage: { sections: 1, of: 1 } } });
  });
  await hostRun(panel.port, request, host);
  expect((await findRun(db, 'run-1'))?.passages).toEqual(passages);
  expect((await findTrace(db, 'run-1'))?.prompt).toBe('p1');
});

test('the worker is kept alive for the whole of a run, and no longer', async () => {
  const panel = startPanel();
  const { host, isKeptAlive } = startBrowser(slowly(started, captured, drafted('Snap')));
  const run = hostRun(panel.port, request, host);
  await untilWritten(panel.events, 'answer-drafted');
  expect(isKeptAlive()).toBe(true);
  panel.close();
  await run;
  expect(isKeptAlive()).toBe(false);
});

test('closing the panel cancels the run, and what was written is in history', async () => {
  const panel = startPanel();
  const { host, db } = startBrowser(slowly(started, captured, drafted('Snapshots are')));
  const run = hostRun(panel.port, request, host);
  await untilWritten(panel.events, 'answer-drafted');
  panel.close();
  await run;
  expect(panel.events.at(-1)?.kind).toBe('answer-drafted'); // nothing is posted to a closed port
  expect((await findRun(db, 'run-1'))?.outcome).toEqual({ status: 'failed', failure: { kind: 'cancelled' }, text: 'Snapshots are' });
});

test.each([{ kind: 'tab-closed' }, { kind: 'page-left' }] as const)(
  'a tab that is gone ends the answer with $kind, and keeps what was written',
  async (failure) => {
    const panel = startPanel();
    const { host, db, leave } = startBrowser(slowly(started, captured, drafted('Snapshots are')));
    const run = hostRun(panel.port, request, host);
    await untilWritten(panel.events, 'answer-drafted');
    leave(failure);
    await run;
    expect(panel.events.at(-1)).toEqual({ kind: 'failed', failure, draft: { text: 'Snapshots are', points: [] } });
    expect((await findRun(db, 'run-1'))?.outcome).toMatchObject({ failure });
  },
);

test('a run follows the page that it read, not the one it set out for', async () => {
  const panel = startPanel();
  const { host, watched } = startBrowser(async function* () {
    yield* [started, { ...captured, url: `${url}?redirected` }, answered()];
  });
  await hostRun(panel.port, request, host);
  expect(watched).toEqual([url, `${url}?redirected`]);
});

test('Stop does not wait for a page that hangs', async () => {
  const panel = startPanel();
  const { host } = startBrowser(
    async function* (run) {
      yield started;
      const read = await run.capture();
      if ('kind' in read) yield { kind: 'failed', failure: read };
    },
    { capture: () => new Promise(() => {}) },
  );
  const run = hostRun(panel.port, request, host);
  await untilWritten(panel.events, 'started');
  panel.close();
  await expect(run).resolves.toBeUndefined();
});

test('a question whose page can not be read is in history, as it was asked', async () => {
  const panel = startPanel();
  const { host, db } = startBrowser(async function* () {
    yield* [started, { kind: 'failed', failure: { kind: 'page-closed-to-extensions' } }];
  });
  await hostRun(panel.port, request, host);
  expect(await findRun(db, 'run-1')).toMatchObject({
    ask: { task: request.ask.task },
    outcome: { status: 'failed', failure: { kind: 'page-closed-to-extensions' } },
  });
});

test('a bug becomes words, and keeps what was written', async () => {
  const panel = startPanel();
  const { host } = startBrowser(async function* () {
    yield* [started, captured, drafted('Snap')];
    throw new Error('x is not a function');
  });
  await hostRun(panel.port, request, host);
  expect(panel.events.at(-1)).toEqual({
    kind: 'failed',
    failure: { kind: 'unexpected', detail: 'x is not a function' },
    draft: { text: 'Snap', points: [] },
  });
});

test('an answer that the full disk cannot keep is shown all the same, and told not to be in history', async () => {
  const panel = startPanel();
  const { host, db } = startBrowser(async function* () {
    yield* [started, captured, answered()];
  });
  db.runs.hook('updating', () => {
    throw new DOMException('disk full', 'QuotaExceededError');
  });
  await hostRun(panel.port, request, host);
  expect(panel.events.at(-1)).toEqual({ ...answered(), notKept: true });
});

test('what is not a request is refused with words, and the port is closed', async () => {
  const panel = startPanel();
  let closed = false;
  const { host } = startBrowser(slowly());
  await hostRun({ ...panel.port, disconnect: () => void (closed = true) }, { runId: 'run-1' }, host);
  expect(panel.events).toMatchObject([{ kind: 'failed', failure: { kind: 'unexpected' } }]);
  expect(closed).toBe(true);
});

test('a worker that was killed in the middle leaves the text in history, once it is back', async () => {
  const panel = startPanel();
  const { host, db } = startBrowser(slowly(started, captured, drafted('Snapshots are')));
  void hostRun(panel.port, request, host);
  await expect.poll(async () => (await findRun(db, 'run-1'))?.written).toBe('Snapshots are');
  await settleStoppedRuns(db, 2_000);
  expect((await findRun(db, 'run-1'))?.outcome).toEqual({ status: 'failed', failure: { kind: 'worker-stopped' }, text: 'Snapshots are' });
});

test('the answer goes on while history is still being written', async () => {
  const panel = startPanel();
  const { host, db } = startBrowser(slowly(started, captured, drafted('Snapshots are')));
  // Somebody else's write that takes its time: whoever comes later waits.
  const release = new AbortController();
  const other = db.transaction('rw', db.runs, async () => {
    while (!release.signal.aborted) await db.runs.count();
  });
  const run = hostRun(panel.port, request, host);
  await untilWritten(panel.events, 'answer-drafted');
  release.abort();
  await other;
  panel.close();
  await run;
  expect((await findRun(db, 'run-1'))?.outcome).toMatchObject({ text: 'Snapshots are' });
});
