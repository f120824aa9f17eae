import { answerLanguage } from '@/lib/core/answer-language';
import type { CancelSignal } from '@/lib/core/cancel-signal';
import type { Capture } from '@/lib/core/capture';
import type { Engine } from '@/lib/core/engine';
import type { Failure } from '@/lib/core/failure';
import { isTicket } from '@/lib/core/is-ticket';
import { pageAddress, siteOf } from '@/lib/core/page-address';
import type { EffectiveSettings } from '@/lib/core/policy/effective-settings';
import { promptText } from '@/lib/core/prompt/prompt-versions';
import type { answerQuestion, RunEvidence } from '@/lib/core/run';
import type { Trace } from '@/lib/core/trace';
import { countWords } from '@/lib/core/words';
import { findAnswer, keepAnswer, questionsOf } from '@/lib/storage/answer-store';
import { correctionsOn } from '@/lib/storage/correction-store';
import type { GlossDb } from '@/lib/storage/db';
import { addPrefetched, prefetchedToday } from '@/lib/storage/prefetch-store';
import { loadSettings } from '@/lib/storage/settings-store';
import { keepTrace } from '@/lib/storage/trace-store';

export interface PrefetchHost {
  readonly db: GlossDb;
  readonly answer: typeof answerQuestion;
  /** Endpoints alone, and only while they may be asked: the page's own words are there without any preparing. */
  readonly engines: (settings: EffectiveSettings, now: number) => Promise<readonly Engine[]>;
  readonly capture: (tabId: number) => Promise<Capture | Failure>;
  /** Keeps the worker alive until the returned function is called. */
  readonly keepAlive: () => () => void;
  readonly isOnline: () => boolean;
  readonly newId: () => string;
  /** The reader's language, BCP 47. */
  readonly language: string;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
  readonly traceKept?: (trace: Trace) => void;
}

/** A page that somebody reads. */
export interface FrontPage {
  readonly tabId: number;
  readonly url: string;
}

/** A page that was tried is left alone for so many milliseconds, whatever came of it. */
const REST = 10 * 60_000;
/** What a prompt holds beside the page, and what a brief is long, in tokens; a word of a page is one and a half. */
const AROUND = 1_000;
const WRITTEN = 800;
const PER_WORD = 1.5;

/** What a brief takes at most, before it is asked for. */
const estimate = ({ blocks }: Capture, { budgetWords }: Engine): number =>
  Math.ceil(
    PER_WORD *
      Math.min(
        budgetWords,
        blocks.reduce((sum, { text }) => sum + countWords(text), 0),
      ),
  ) +
  AROUND +
  WRITTEN;

/**
 * Makes the brief of a ticket that was opened, so that it is in the cache when it is asked for. One at a time; it gives way to whatever the
 * reader asks, and to the page being left.
 */
export const createPrefetcher = (host: PrefetchHost) => {
  const { db, now } = host;
  const tried = new Map<string, number>();
  let current: AbortController | undefined;
  let asking = 0;

  const mayPrepare = ({ rules, sites }: EffectiveSettings, url: string): boolean =>
    rules.features.prefetch &&
    rules.features.brief &&
    host.isOnline() &&
    asking === 0 &&
    sites.some(({ origin }) => origin === siteOf(url));

  const write = async (capture: Capture, settings: EffectiveSettings, engines: readonly Engine[], signal: CancelSignal): Promise<void> => {
    const { rules } = settings;
    const prompt = rules.prompt === undefined ? undefined : promptText(rules.prompt);
    const ask = { task: 'brief' as const, question: '', thread: [] };
    let evidence: RunEvidence | undefined;
    let isAsked = false;
    const events = host.answer(
      {
        runId: host.newId(),
        ask,
        engines,
        capture: () => Promise.resolve(capture),
        corrections: (page) => correctionsOn(db, page),
        cache: {
          find: (key) => findAnswer(db, key),
          asked: (scope) => questionsOf(db, scope),
          keep: (key, url, entry, asked) => keepAnswer(db, { key, url, ...entry, ...asked }),
        },
        language: answerLanguage(settings.answerLanguage, ask, host.language),
        names: rules.redactNames,
        ...(prompt && { prompt }),
        prefetched: true,
        now,
        wait: host.wait,
        onEvidence: (seen) => void (evidence = seen),
      },
      signal,
    );
    for await (const event of events) if (event.kind === 'engine-started') isAsked = true;
    // What was there already, or is an owner's own, took nothing.
    if (!isAsked || !evidence) return;
    const { trace } = evidence;
    // A server that is hung up on tells no tokens, and has read the page all the same.
    const tokens = trace.tokens ? trace.tokens.input + trace.tokens.output : engines[0] ? estimate(capture, engines[0]) : 0;
    await addPrefetched(db, now(), tokens);
    if (!(await keepTrace(db, trace))) host.traceKept?.(trace);
  };

  const prepare = async ({ tabId, url }: FrontPage, stop: AbortController): Promise<void> => {
    const settings = await loadSettings(db);
    const page = pageAddress(url);
    if (!mayPrepare(settings, url) || now() - (tried.get(page) ?? -Infinity) < REST) return;
    const left = settings.prefetch.dailyTokens - (await prefetchedToday(db, now()));
    if (left <= 0) return;
    const engines = await host.engines(settings, now());
    const [first] = engines;
    if (!first) return;
    const capture = await host.capture(tabId);
    if (stop.signal.aborted || 'kind' in capture || pageAddress(capture.url) !== page || !isTicket(capture)) return;
    if (estimate(capture, first) > left) return;
    tried.set(page, now());
    await write(capture, settings, engines, stop.signal);
  };

  return {
    /** A page has been in front for a while. @returns what ends it: the page was left. */
    pageInFront: (page: FrontPage): { readonly leave: () => void; readonly done: Promise<void> } => {
      current?.abort();
      const stop = new AbortController();
      current = stop;
      const release = host.keepAlive();
      const done = prepare(page, stop)
        .catch((error: unknown) => console.error(error))
        .finally(release);
      return { leave: () => stop.abort(), done };
    },
    /** The reader asks something: nothing is prepared beside it. @returns what ends it. */
    readerAsks: (): (() => void) => {
      asking++;
      current?.abort();
      return () => void asking--;
    },
  };
};
