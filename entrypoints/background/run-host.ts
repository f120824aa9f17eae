import { answerLanguage } from '@/lib/core/answer-language';
import type { AnswerDraft } from '@/lib/core/answer';
import type { Capture } from '@/lib/core/capture';
import type { Engine } from '@/lib/core/engine';
import type { Failure } from '@/lib/core/failure';
import { siteOf } from '@/lib/core/page-address';
import type { EffectiveSettings } from '@/lib/core/policy/effective-settings';
import { promptText } from '@/lib/core/prompt/prompt-versions';
import type { answerQuestion } from '@/lib/core/run';
import type { RunEvidence } from '@/lib/core/run';
import type { RunEvent } from '@/lib/core/run-event';
import type { RunRecord } from '@/lib/core/run-record';
import type { GivenUp } from '@/lib/core/run-view';
import type { WordLists } from '@/lib/core/word-lists';
import type { Trace } from '@/lib/core/trace';
import { RunRequest } from '@/lib/messaging/run-port';
import { findAnswer, keepAnswer, questionsOf } from '@/lib/storage/answer-store';
import { correctionsOn } from '@/lib/storage/correction-store';
import type { GlossDb } from '@/lib/storage/db';
import { changeRun, keepRun } from '@/lib/storage/run-store';
import { loadSettings } from '@/lib/storage/settings-store';
import { keepTrace } from '@/lib/storage/trace-store';

/** What was written so far is kept this often at most, in milliseconds: it is what stays when the worker dies. */
const KEEP_EVERY = 1000;

/** The part of `chrome.runtime.Port` that a run needs. */
export interface RunPort {
  postMessage(event: RunEvent): void;
  disconnect(): void;
  readonly onDisconnect: { addListener(listener: () => void): void };
}

/** What a run needs of the browser, so that a test can be the browser. */
export interface RunHost {
  readonly db: GlossDb;
  readonly answer: typeof answerQuestion;
  readonly engines: (settings: EffectiveSettings, now: number) => Promise<readonly Engine[]>;
  readonly addressOf: (tabId: number) => Promise<string | undefined>;
  readonly capture: (tabId: number) => Promise<Capture | Failure>;
  /** Calls `left` when the tab closes or shows another page; returns what ends the watch. */
  readonly watchTab: (tabId: number, url: string | undefined, left: (failure: Failure) => void) => () => void;
  /** Keeps the worker alive until the returned function is called. */
  readonly keepAlive: () => () => void;
  readonly words?: WordLists;
  /** The reader's language, BCP 47. */
  readonly language: string;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
  /** A run's trace is kept: telemetry may be told of it. Nobody waits for it. */
  readonly traceKept?: (trace: Trace) => void;
}

/** A draft as plain text, for history. */
const textOf = ({ text, points }: AnswerDraft): string =>
  [text, ...points.map((point) => `• ${point.text}`)].filter((line) => line !== '').join('\n');

const outcomeOf = (event: RunEvent): RunRecord['outcome'] => {
  if (event.kind === 'answered') {
    const { answer, verification, facts } = event;
    return { status: 'answered', answer, verification, facts };
  }
  if (event.kind === 'failed') return { status: 'failed', failure: event.failure, text: event.draft ? textOf(event.draft) : '' };
  return undefined;
};

/**
 * Runs what the panel asked for and posts each of its events; the last one is `answered` or `failed`, after the run is in history.
 * Closing the port cancels it; so does a tab that closes or goes elsewhere, with what was written kept.
 */
export const hostRun = async (port: RunPort, message: unknown, host: RunHost): Promise<void> => {
  const { db, now } = host;
  const cancel = new AbortController();
  let open = true;
  const post = (event: RunEvent): void => {
    if (open) port.postMessage(event);
  };
  port.onDisconnect.addListener(() => {
    open = false;
    cancel.abort();
  });

  const request = RunRequest.safeParse(message);
  if (!request.success) {
    post({ kind: 'failed', failure: { kind: 'unexpected', detail: `Not a request for a run: ${request.error.message}` } });
    if (open) port.disconnect();
    return;
  }
  const { runId, tabId, ask, fresh } = request.data;

  const release = host.keepAlive();
  // Why the run was ended from outside; undefined while it was not, or when the panel did it.
  let left: Failure | undefined;
  const leave = (failure: Failure): void => {
    left ??= failure;
    cancel.abort();
  };
  const startedAt = now();
  const address = await host.addressOf(tabId);
  let stopWatching = host.watchTab(tabId, address, leave);
  const cancelled = new Promise<Failure>((resolve) => {
    cancel.signal.addEventListener('abort', () => resolve({ kind: 'cancelled' }), { once: true });
  });

  const givenUp: GivenUp[] = [];
  // Whether history knows of the run.
  let known = false;
  let draft: AnswerDraft | undefined;
  let keptAt = -Infinity;
  let evidence: RunEvidence | undefined;
  let end: RunEvent = { kind: 'failed', failure: { kind: 'unexpected', detail: 'The run ended without an end.' } };
  // History is written in order, and beside the run: the reader waits for the answer and not for its record.
  let kept: Promise<unknown> = Promise.resolve();
  let full = false;
  const keep = (write: () => Promise<Failure | undefined>): void => {
    kept = kept
      .then(write)
      .then((failure) => void (full ||= failure !== undefined))
      .catch((error: unknown) => console.error(error));
  };
  try {
    // Read while the ladder is built. A bug in it is reported where the run asks for the page, or not at all when it no longer does.
    const page = host.capture(tabId);
    page.catch(() => undefined);
    const settings = await loadSettings(db);
    const { rules } = settings;
    const off: Failure = { kind: 'task-off', task: ask.task, organization: rules.organization };
    const prompt = rules.prompt === undefined ? undefined : promptText(rules.prompt);
    const events = host.answer(
      {
        runId,
        ask,
        fresh,
        engines: await host.engines(settings, now()),
        // A page that hangs must not hold up the reader who presses Stop.
        capture: () => Promise.race([rules.features[ask.task] ? page : off, cancelled]),
        corrections: (page) => correctionsOn(db, page),
        cache: {
          find: (key) => findAnswer(db, key),
          asked: (scope) => questionsOf(db, scope),
          keep: (key, url, entry, asked) => keepAnswer(db, { key, url, ...entry, ...asked }),
        },
        ...(host.words && { words: host.words }),
        language: answerLanguage(settings.answerLanguage, ask, host.language),
        names: rules.redactNames,
        ...(prompt && { prompt }),
        now,
        wait: host.wait,
        onEvidence: (seen) => void (evidence = seen),
      },
      cancel.signal,
    );
    for await (const event of events) {
      switch (event.kind) {
        case 'captured': {
          stopWatching();
          stopWatching = host.watchTab(tabId, event.url, leave);
          const { url, title, unread } = event;
          known = true;
          const asked = { id: runId, startedAt, url, site: siteOf(url), title, ask, unread: [...unread], written: '', passages: [] };
          keep(() => keepRun(db, asked));
          break;
        }
        case 'engine-given-up':
          givenUp.push({ name: event.name, failure: event.failure });
          break;
        case 'answer-drafted':
          draft = event.draft;
          if (now() - keptAt >= KEEP_EVERY) {
            keptAt = now();
            const written = textOf(draft);
            keep(() => changeRun(db, runId, { written }));
          }
          break;
        case 'answered':
        case 'failed':
          end = event;
          continue;
        default: // shown, and not kept
      }
      post(event);
    }
  } catch (error) {
    // A bug. The reader gets words and keeps the text; whoever mends it gets the stack.
    console.error(error);
    end = { kind: 'failed', failure: { kind: 'unexpected', detail: error instanceof Error ? error.message : String(error) } };
  } finally {
    stopWatching();
  }

  if (end.kind === 'failed') end = { ...end, failure: left ?? end.failure, draft: end.draft ?? draft };
  const outcome = outcomeOf(end);
  // A question that never got to its page is kept all the same: the reader typed it.
  if (!known && end.kind === 'failed' && end.failure.kind !== 'cancelled') {
    const url = address ?? '';
    keep(() => keepRun(db, { id: runId, startedAt, url, site: siteOf(url), title: '', ask, written: '', passages: [] }));
  }
  keep(async () => {
    const unkept = await changeRun(db, runId, { outcome, givenUp, passages: [...(evidence?.chosen?.passages ?? [])] });
    // A trace that found no room is no loss to the reader.
    if (evidence && !(await keepTrace(db, evidence.trace))) host.traceKept?.(evidence.trace);
    return unkept;
  });
  await kept;
  post(full && (end.kind === 'answered' || end.kind === 'failed') ? { ...end, notKept: true } : end);
  release();
};
