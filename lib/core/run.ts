import type { Answer, AnswerDraft } from './answer';
import type { AnswerCache, CachedAnswer } from './answer-cache';
import { answeredEarlier } from './answered-earlier';
import type { Ask } from './ask';
import { answerScope, cacheKey } from './cache-key';
import type { CancelSignal } from './cancel-signal';
import type { Capture } from './capture';
import { choosePassages } from './choose-passages';
import { coalesceText } from './coalesce-text';
import type { CorrectedBy, Correction } from './correction';
import type { Cost, Engine, Tokens } from './engine';
import { answerFromPage } from './extract/answer-from-page';
import { readPage } from './extract/page-reading';
import type { Failure } from './failure';
import { findCorrection, similarCorrection } from './find-correction';
import { goesOn } from './ladder';
import { draftOf, parseAnswer } from './parse-answer';
import type { ChosenPassages, Passage } from './passage';
import { pageAddress, siteOf } from './page-address';
import { passagesOf } from './passages';
import { buildPrompt } from './prompt/build-prompt';
import type { Prompt } from './prompt/prompt';
import { currentPrompt, type PromptText } from './prompt/prompt-versions';
import { hidePromptParts } from './redact/hide-prompt-parts';
import { createRedactor } from './redact/redactor';
import type { RunEvent, RunFacts } from './run-event';
import { smallerBudget } from './smaller-budget';
import { type Stopwatch, startStopwatch } from './stopwatch';
import type { Trace } from './trace';
import type { Verification } from './verification';
import { verifyAnswer } from './verify';
import { withPageWords, type WordLists } from './word-lists';

/** A draft is parsed and shown at most this often, in milliseconds. */
const DRAFT_EVERY = 50;

/** What a run keeps beside its events: the evidence for history, feedback and evals. */
export interface RunEvidence {
  readonly trace: Trace;
  readonly chosen?: ChosenPassages | undefined;
}

export interface RunRequirements {
  readonly runId: string;
  readonly ask: Ask;
  /** Reads the page; a failure when it can't be read. */
  readonly capture: () => Promise<Capture | Failure>;
  /** The ladder: tried in order, each only when the one before could show nothing. */
  readonly engines: readonly Engine[];
  /** What the owner has corrected on a page; left out where there is no owner. */
  readonly corrections?: (page: string) => Promise<readonly Correction[]>;
  readonly cache: AnswerCache;
  /** Words that are no typing errors, for a question that is nearly an earlier one; without them no typing error is forgiven. */
  readonly words?: WordLists;
  /** Ask an engine even when the cache knows an answer. */
  readonly fresh?: boolean;
  /** BCP 47; undefined to answer in the page's language. */
  readonly language?: string | undefined;
  readonly prompt?: PromptText;
  /** Nobody has asked yet: the answer is made to be there when somebody does. */
  readonly prefetched?: boolean;
  /** Names of people that policy wants hidden from endpoints. */
  readonly names?: readonly string[];
  /** Milliseconds, monotonic or not: only differences are used, save `at` of the first event. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
  /** Called once, with the last event or when the run is abandoned. */
  readonly onEvidence?: (evidence: RunEvidence) => void;
}

/**
 * The product, told once, in order: read the page, look whether its owner has corrected this, choose its passages, look whether this was
 * answered before, else let the first engine that can write an answer do so, check its quotes, keep it. Ends with exactly one `answered` or
 * `failed`.
 */
export async function* answerQuestion(run: RunRequirements, signal: CancelSignal): AsyncGenerator<RunEvent> {
  const watch = startStopwatch(run.now);
  const version = run.prompt ?? currentPrompt;
  const record = startRecord(run, version.id, watch);
  try {
    yield { kind: 'started', runId: run.runId, at: watch.startedAt };

    const capture = await run.capture();
    watch.mark('capture');
    if ('kind' in capture) return yield record.fail(capture);
    record.page(capture);
    yield { kind: 'captured', url: capture.url, title: capture.title, blocks: capture.blocks.length, unread: capture.unread };

    const ask = withSelection(run.ask, capture);
    const unasked = whyNotToAsk(ask, capture);
    if (unasked) return yield record.fail(unasked);

    const corrections = (await run.corrections?.(pageAddress(capture.url))) ?? [];
    const words = withPageWords(run.words, capture);
    const exact = findCorrection(corrections, capture.url, ask);
    // Who asks anew has seen for which words it was, and wants their own answered.
    const correction = exact ?? (run.fresh ? undefined : await similarCorrection(corrections, capture.url, ask, capture.lang, words));
    if (correction) {
      const passages = passagesOf(capture);
      const verification = verifyAnswer(correction.answer, passages, capture.blocks);
      watch.mark('verify');
      if (stillStands(verification))
        return yield record.correct(correction, verification, passages, exact ? undefined : correction.question);
      if (exact) record.findsOutdated(exact);
    }

    let last: Failure = { kind: 'built-in-unavailable', detail: 'no engine is configured' };
    const ladder = run.engines.map((engine) => ({ engine, budgetWords: engine.budgetWords, shrunk: false }));
    for (let rung = ladder.shift(); rung; rung = ladder.shift()) {
      if (signal.aborted) return yield record.fail({ kind: 'cancelled' });
      const { engine, budgetWords, shrunk } = rung;
      const chosen = choosePassages(capture, ask, budgetWords);
      watch.mark('retrieve');
      record.chosen(chosen);
      yield { kind: 'passages-chosen', coverage: chosen.coverage };

      const made = { prompt: version.id, engine: `${engine.kind}:${engine.model}@${engine.host ?? ''}`, language: run.language };
      const key = cacheKey(capture.url, { ...made, ask, passages: chosen.passages });
      const cached = run.fresh ? undefined : await run.cache.find(key);
      const earlier =
        run.fresh || cached
          ? undefined
          : await answeredEarlier(run.cache, {
              ...made,
              url: capture.url,
              ask,
              lang: capture.lang,
              words,
              keyOf: (other) =>
                cacheKey(capture.url, { ...made, ask: other, passages: choosePassages(capture, other, budgetWords).passages }),
            });
      watch.mark('cache');
      if (cached) return yield record.serve(cached);
      if (earlier) return yield record.serve(earlier.cached, earlier.question);

      const { url, title, lang } = capture;
      const parts = { ask, passages: chosen.passages, page: { url, title, lang }, language: run.language, secret: run.runId };
      // What stays on this machine needs no hiding, and reads better without.
      // Nor is a placeholder given out that the page or the question writes already: it would be taken for a secret.
      const redactor = engine.host === undefined ? undefined : createRedactor(run.names, JSON.stringify(parts));
      const prompt = buildPrompt(version, redactor ? hidePromptParts(parts, redactor) : parts);
      watch.mark('prompt');
      record.asks(engine, prompt);
      yield { kind: 'engine-started', engine: engine.kind, name: engine.name, model: engine.model };

      const written = yield* write(engine, prompt, (text) => redactor?.restore(text) ?? text, run, signal, watch, record);
      watch.mark('engine');
      if (written.ok) {
        const verification = withClosest(
          verifyAnswer(written.answer, chosen.passages, capture.blocks),
          written.answer,
          ask,
          chosen,
          capture,
        );
        watch.mark('verify');
        const facts = record.facts(engine, written, chosen);
        // Kept before it is told: whoever listens may stop listening at the last word.
        await run.cache.keep(
          key,
          capture.url,
          { answer: written.answer, verification, facts, createdAt: watch.startedAt },
          {
            scope: answerScope({ ...made, url: capture.url, ask }),
            question: ask.question,
          },
        );
        watch.mark('store');
        return yield record.answer(written.answer, verification, facts);
      }
      last = written.failure;
      if (!goesOn(last.kind, written.draft !== undefined)) return yield record.fail(last, written.draft);
      // Before it is given up for a page that was too long it is asked once more, with less of the page.
      const smaller = last.kind === 'context-too-long' && !shrunk ? smallerBudget(chosen.passages, last) : undefined;
      if (smaller !== undefined) {
        ladder.unshift({ engine, budgetWords: smaller, shrunk: true });
        record.retried();
        continue;
      }
      // What this machine never had was not given up: the reader has nothing to do about it.
      if (last.kind === 'built-in-unavailable') continue;
      record.givesUp(engine, last);
      yield { kind: 'engine-given-up', name: engine.name, failure: last };
    }
    yield record.fail(last);
  } finally {
    run.onEvidence?.(record.evidence());
  }
}

/** A correction stands while the page still holds all that it quotes: what it rested on may have changed its meaning with one word. */
const stillStands = ({ checks }: Verification): boolean => checks.every(({ found }) => found);

interface Written {
  readonly model?: string | undefined;
  readonly tokens?: Tokens | undefined;
  readonly cost?: Cost | undefined;
  readonly warning?: string | undefined;
}
type Outcome =
  | (Written & { readonly ok: true; readonly answer: Answer })
  | { readonly ok: false; readonly failure: Failure; readonly draft?: AnswerDraft | undefined };

/** Lets one engine write, and shows what is readable of it as it comes. */
async function* write(
  engine: Engine,
  prompt: Prompt,
  restore: (text: string) => string,
  run: RunRequirements,
  signal: CancelSignal,
  watch: Stopwatch,
  record: RunRecorder,
): AsyncGenerator<RunEvent, Outcome> {
  let text = '';
  let draft: AnswerDraft | undefined;
  for await (const event of coalesceText(engine.write(prompt, signal), DRAFT_EVERY, run.wait)) {
    switch (event.kind) {
      case 'headers-received':
        break;
      case 'reasoning-added':
        if (!draft) yield { kind: 'thinking' };
        break;
      case 'retrying':
        record.retried();
        yield { kind: 'retrying', attempt: event.attempt, waitMs: event.waitMs, failure: event.failure };
        break;
      case 'text-added': {
        text += event.text;
        record.wrote(text);
        const next = draftOf(restore(text));
        if (next.text === '' && next.points.length === 0 && !next.brief) break;
        if (!draft) watch.mark('first-text');
        draft = next;
        yield { kind: 'answer-drafted', draft };
        break;
      }
      case 'failed':
        record.spent(event);
        return { ok: false, failure: event.failure, draft };
      case 'finished': {
        record.spent(event);
        const answer = parseAnswer(restore(text));
        if (answer.ok)
          return { ok: true, answer: answer.value, model: event.model, tokens: event.tokens, cost: event.cost, warning: event.warning };
        return { ok: false, failure: { kind: 'reply-unusable', host: engine.host ?? engine.name, detail: answer.detail }, draft };
      }
    }
  }
  return {
    ok: false,
    failure: signal.aborted ? { kind: 'cancelled' } : { kind: 'cut-off', host: engine.host ?? engine.name, cause: 'server' },
    draft,
  };
}

/** How many of the page's own statements stand in for an answer that nothing on the page supports. */
const CLOSEST = 3;

/** Beside an answer that claims to know and proves nothing: what the page's own words say to the question. */
const withClosest = (verification: Verification, answer: Answer, ask: Ask, { passages }: ChosenPassages, page: Capture): Verification => {
  if (verification.support !== 'none' || !answer.answered) return verification;
  const own = answerFromPage(ask, readPage(passages, page));
  return {
    ...verification,
    closest: verifyAnswer(own, passages, page.blocks)
      .checks.filter(({ found }) => found)
      .slice(0, CLOSEST),
  };
};

/** The selection as the page reader found it, when it is the one that was asked about: it knows its blocks. */
const withSelection = (ask: Ask, capture: Capture): Ask => {
  if (!capture.selection) return ask;
  // A menu hands the selected words over on one line, a toolbar as they stand.
  if (ask.selection)
    return oneLine(ask.selection.text) === oneLine(capture.selection.text) ? { ...ask, selection: capture.selection } : ask;
  return ask.task === 'explain' ? { ...ask, selection: capture.selection } : ask;
};

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const whyNotToAsk = (ask: Ask, capture: Capture): Failure | undefined => {
  if (ask.task === 'explain' && !ask.selection) return { kind: 'nothing-selected' };
  if (capture.blocks.length === 0 && !ask.selection) return { kind: 'page-empty' };
  return undefined;
};

type RunRecorder = ReturnType<typeof startRecord>;

/** Writes a run's trace down as it goes, and makes its last event. */
const startRecord = (run: RunRequirements, promptId: string, watch: Stopwatch) => {
  let chosenPassages: ChosenPassages | undefined;
  let outdated: CorrectedBy | undefined;
  let trace: Trace = {
    runId: run.runId,
    at: watch.startedAt,
    url: '',
    site: '',
    task: run.ask.task,
    question: run.ask.question,
    prompt: promptId,
    input: [],
    output: '',
    engineName: '',
    model: '',
    stages: [],
    retries: 0,
    givenUp: [],
    cached: false,
    ...(run.prefetched && { prefetched: true }),
  };
  const note = (facts: Partial<Trace>): void => {
    trace = { ...trace, ...facts };
  };
  return {
    page: (capture: Capture) => note({ url: capture.url, site: siteOf(capture.url) }),
    chosen: (chosen: ChosenPassages) => {
      chosenPassages = chosen;
    },
    asks: (engine: Engine, prompt: Prompt) =>
      note({
        engine: engine.kind,
        engineName: engine.name,
        model: engine.model,
        host: engine.host,
        output: '',
        // Nothing was sent anywhere by the engine that reads no prose.
        input: engine.kind === 'extractive' ? [] : prompt.messages.map(({ role, content }) => ({ role, content })),
      }),
    wrote: (output: string) => note({ output }),
    retried: () => note({ retries: trace.retries + 1 }),
    givesUp: (engine: Engine, failure: Failure) => note({ givenUp: [...trace.givenUp, { name: engine.name, failure }] }),
    spent: ({ tokens, cost }: Written) => note({ ...(tokens && { tokens }), ...(cost && { cost }) }),
    facts: (engine: Engine, written: Written, chosen: ChosenPassages): RunFacts => ({
      engine: engine.kind,
      engineName: engine.name,
      model: written.model ?? engine.model,
      prompt: promptId,
      coverage: chosen.coverage,
      ms: { firstText: watch.until('first-text') ?? watch.elapsed(), total: watch.elapsed() },
      ...(written.tokens && { tokens: written.tokens }),
      ...(written.cost && { cost: written.cost }),
      ...(written.warning !== undefined && { warning: written.warning }),
      ...(run.prefetched && { prefetched: true }),
    }),
    answer: (answer: Answer, verification: CachedAnswer['verification'], facts: RunFacts): RunEvent => {
      note({ model: facts.model });
      return { kind: 'answered', answer, verification, facts: { ...facts, ...(outdated && { outdatedCorrection: outdated }) } };
    },
    serve: ({ answer, verification, facts, createdAt }: CachedAnswer, answeredFor?: string): RunEvent => {
      note({
        cached: true,
        ...(answeredFor !== undefined && { answeredFor }),
        engine: facts.engine,
        engineName: facts.engineName,
        model: facts.model,
      });
      const { tokens: _tokens, cost: _cost, ...kept } = facts; // it cost nothing this time
      const ms = { firstText: watch.elapsed(), total: watch.elapsed() };
      return {
        kind: 'answered',
        answer,
        verification,
        facts: {
          ...kept,
          ms,
          cachedAt: createdAt,
          ...(answeredFor !== undefined && { answeredFor }),
          ...(outdated && { outdatedCorrection: outdated }),
        },
      };
    },
    findsOutdated: ({ owner, at }: CorrectedBy) => {
      outdated = { owner, at };
    },
    correct: (
      { answer, owner, at }: Correction,
      verification: Verification,
      passages: readonly Passage[],
      answeredFor: string | undefined,
    ): RunEvent => {
      const quoted = new Set(verification.checks.flatMap(({ blockIds }) => blockIds));
      const coverage = { sections: 1, of: 1 }; // nothing was left out: a person read the page
      // What a flag on it takes along as evidence.
      chosenPassages = { passages: passages.filter(({ blockIds }) => blockIds.some((id) => quoted.has(id))), coverage };
      const otherWords = answeredFor === undefined ? {} : { answeredFor };
      note({ corrected: true, ...otherWords });
      const ms = { firstText: watch.elapsed(), total: watch.elapsed() };
      const facts: RunFacts = { engineName: owner, model: '', prompt: '', coverage, ms, corrected: { owner, at }, ...otherWords };
      return { kind: 'answered', answer, verification, facts };
    },
    fail: (failure: Failure, draft?: AnswerDraft): RunEvent => {
      note({ failure });
      return { kind: 'failed', failure, ...(draft && { draft }) };
    },
    evidence: (): RunEvidence => ({ trace: { ...trace, stages: [...watch.stages()] }, chosen: chosenPassages }),
  };
};
