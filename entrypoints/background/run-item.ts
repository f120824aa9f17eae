import { answerLanguage } from '@/lib/core/answer-language';
import type { Ask } from '@/lib/core/ask';
import type { Capture } from '@/lib/core/capture';
import type { Engine } from '@/lib/core/engine';
import type { Failure } from '@/lib/core/failure';
import type { Item } from '@/lib/core/item';
import { noSpend, type JobSpend } from '@/lib/core/job';
import { journaledEngine, type ReplyJournal } from '@/lib/core/journaled-engine';
import { siteOf } from '@/lib/core/page-address';
import type { EffectiveSettings } from '@/lib/core/policy/effective-settings';
import type { Prompt } from '@/lib/core/prompt/prompt';
import { promptText } from '@/lib/core/prompt/prompt-versions';
import type { answerQuestion, RunEvidence } from '@/lib/core/run';
import { costOf } from '@/lib/core/spend';
import type { Trace } from '@/lib/core/trace';
import { hostOf } from '@/lib/engine/endpoint/endpoint-address';
import { estimateTokens } from '@/lib/engine/endpoint/usage';
import { findAnswer, keepAnswer, questionsOf } from '@/lib/storage/answer-store';
import { correctionsOn } from '@/lib/storage/correction-store';
import type { GlossDb } from '@/lib/storage/db';
import { findItemTexts, keepReply, reserve } from '@/lib/storage/job-store';
import { keepRun } from '@/lib/storage/run-store';
import { keepTrace } from '@/lib/storage/trace-store';

/** What came back is kept this often, in milliseconds, besides at its end. */
const KEEP_EVERY = 250;

export interface ItemHost {
  readonly db: GlossDb;
  readonly answer: typeof answerQuestion;
  readonly language: string;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
  readonly traceKept?: ((trace: Trace) => void) | undefined;
}

/** What asking about an item came to. */
export interface ItemOutcome {
  readonly result?: NonNullable<Item['result']>;
  readonly failure?: Failure;
  /** The job's cap would not have held the request; it was not sent. */
  readonly atCap: boolean;
  readonly spent: JobSpend;
}

/** The most that a request may cost: what is sent, and as long a reply as the endpoint may write. */
const mostOf = ({ endpoints }: EffectiveSettings, engine: Engine, prompt: Prompt): JobSpend => {
  const settings = endpoints.find(
    ({ name, baseUrl, model }) => model === engine.model && (name === engine.name || hostOf(baseUrl) === engine.host),
  );
  const input = prompt.messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);
  const output = settings?.maxOutputTokens ?? 0;
  const cost = settings?.price && costOf({ input, output }, settings.price);
  return { tokens: input + output, money: cost ? { [cost.currency]: cost.amount } : {} };
};

const spentBy = ({ tokens, cost }: Trace): JobSpend => ({
  tokens: (tokens?.input ?? 0) + (tokens?.output ?? 0),
  money: cost ? { [cost.currency]: cost.amount } : {},
});

/**
 * Asks about one item, by the same way as any question. A reply that is there already is not asked for again, and a request is written down with
 * what it may cost before it is sent.
 */
export const runItem = async (
  host: ItemHost,
  {
    item,
    ask,
    capture,
    engines,
    settings,
  }: {
    readonly item: Item;
    readonly ask: Ask;
    readonly capture: Capture;
    readonly engines: readonly Engine[];
    readonly settings: EffectiveSettings;
  },
  signal: AbortSignal,
): Promise<ItemOutcome> => {
  const { db, now } = host;
  let atCap = false;
  // One write at a time, and only the newest text: a slow disk is not to fall behind.
  let keeping: Promise<void> | undefined;
  let keptAt = -Infinity;
  const journal: ReplyJournal = {
    find: async (key) => {
      const reply = (await findItemTexts(db, item.id))?.reply;
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it comes back to the engine that it came from
      return reply?.key === key ? { ...reply, end: reply.end as NonNullable<Awaited<ReturnType<ReplyJournal['find']>>>['end'] } : undefined;
    },
    begin: async (_key, engine, prompt) => {
      if (await reserve(db, item, mostOf(settings, engine, prompt))) return undefined;
      atCap = !signal.aborted;
      return { kind: 'cancelled' };
    },
    wrote: (key, text) => {
      if (keeping || now() - keptAt < KEEP_EVERY) return;
      keptAt = now();
      keeping = keepReply(db, item, { key, text, end: undefined })
        .catch((error: unknown) => console.error(error))
        .finally(() => (keeping = undefined));
    },
    finished: async (reply) => {
      await keeping;
      await keepReply(db, item, { key: reply.key, text: reply.text, end: reply.end });
    },
  };

  const page = item.kind === 'page';
  const { rules } = settings;
  const prompt = rules.prompt === undefined ? undefined : promptText(rules.prompt);
  let evidence: RunEvidence | undefined;
  let result: ItemOutcome['result'];
  let failure: Failure | undefined;
  const startedAt = now();
  const events = host.answer(
    {
      runId: item.id,
      ask,
      engines: engines.map((engine) => (engine.kind === 'endpoint' ? journaledEngine(engine, journal) : engine)),
      capture: async () => capture,
      ...(page && { corrections: (address: string) => correctionsOn(db, address) }),
      cache: {
        find: async (key) => (page ? findAnswer(db, key) : undefined),
        asked: async (scope) => (page ? questionsOf(db, scope) : []),
        keep: async (key, url, entry, asked) => {
          if (page) await keepAnswer(db, { key, url, ...entry, ...asked });
        },
      },
      language: answerLanguage(settings.answerLanguage, ask, host.language),
      names: rules.redactNames,
      ...(prompt && { prompt }),
      now,
      wait: host.wait,
      onEvidence: (seen) => void (evidence = seen),
    },
    signal,
  );
  for await (const event of events) {
    if (event.kind === 'answered') result = { answer: event.answer, verification: event.verification, facts: event.facts };
    if (event.kind === 'failed') failure = event.failure;
  }
  const trace = evidence?.trace;
  if (trace && !(await keepTrace(db, trace))) host.traceKept?.(trace);
  // Found again like any other answer: in the history, and in the thread of its page.
  if (result && page) {
    await keepRun(db, {
      id: item.id,
      startedAt,
      url: capture.url,
      site: siteOf(capture.url),
      title: capture.title,
      ask,
      outcome: { status: 'answered', ...result },
      unread: capture.unread,
      written: '',
      passages: [...(evidence?.chosen?.passages ?? [])],
    });
  }
  return { ...(result ? { result } : { failure: failure ?? { kind: 'cancelled' } }), atCap, spent: trace ? spentBy(trace) : noSpend };
};
