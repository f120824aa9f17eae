import { type Answer, type Point } from '@/lib/core/answer';
import type { AnswerCache } from '@/lib/core/answer-cache';
import { Ask } from '@/lib/core/ask';
import type { Capture } from '@/lib/core/capture';
import type { Engine } from '@/lib/core/engine';
import type { Passage } from '@/lib/core/passage';
import type { Correction } from '@/lib/core/correction';
import { currentPrompt, type PromptText } from '@/lib/core/prompt/prompt-versions';
import { answerQuestion } from '@/lib/core/run';
import type { RunEvent } from '@/lib/core/run-event';
import { checkOf, type Verification } from '@/lib/core/verification';
import type { EvalCase } from './eval-case';
import type { Reread } from './grade/grader';
import { gradeRun } from './grade/graders';
import type { CaseReport } from './report';
import { cutCapture, editedCapture, memoryCache, otherQuestions, ownersAnswer } from './reread';

/** What a case is run with: the extension's own pipeline, and nothing beside it. */
export interface CaseTools {
  readonly engines: readonly Engine[];
  readonly capture: (evalCase: EvalCase) => Promise<Capture>;
  readonly repeats: number;
  readonly prompt?: PromptText | undefined;
  /** BCP 47: in which the reader wants the answers; undefined for the page's own. */
  readonly language?: string | undefined;
  /** Ask again through the cache, of the same page and of an edited one: for engines whose answers cost nothing. */
  readonly rereads: boolean;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
}

const noCache: AnswerCache = { find: () => Promise.resolve(undefined), asked: () => Promise.resolve([]), keep: () => Promise.resolve() };

interface OneRun {
  readonly last: Extract<RunEvent, { kind: 'answered' | 'failed' }>;
  readonly passages: readonly Passage[];
  /** What an endpoint was sent. */
  readonly sent: string;
  readonly ms: number;
}

/** What differs from the case as it is written. */
interface Otherwise {
  readonly question?: string;
  readonly prompt?: PromptText;
  readonly correction?: Correction;
}

const askOf = ({ task, question, selection }: EvalCase): Ask =>
  Ask.parse({ task, question, ...(selection !== undefined && { selection: { text: selection } }) });

const runOnce = async (
  evalCase: EvalCase,
  capture: Capture,
  cache: AnswerCache,
  tools: CaseTools,
  { question, prompt = tools.prompt, correction }: Otherwise = {},
): Promise<OneRun> => {
  const ask = askOf({ ...evalCase, ...(question !== undefined && { question }) });
  let passages: readonly Passage[] = [];
  let sent = '';
  let last: RunEvent | undefined;
  const started = tools.now();
  const run = answerQuestion(
    {
      runId: evalCase.id,
      ask,
      capture: () => Promise.resolve(capture),
      engines: tools.engines,
      cache,
      now: tools.now,
      wait: tools.wait,
      ...(prompt && { prompt }),
      language: tools.language,
      ...(correction && { corrections: () => Promise.resolve([correction]) }),
      onEvidence: ({ chosen, trace }) => {
        passages = chosen?.passages ?? [];
        sent = trace.input.map(({ content }) => content).join('\n');
      },
    },
    new AbortController().signal,
  );
  for await (const event of run) last = event;
  if (last?.kind !== 'answered' && last?.kind !== 'failed') throw new Error(`${evalCase.id}: a run ended without its last event`);
  return { last, passages, sent, ms: tools.now() - started };
};

const rereadCase = async (evalCase: EvalCase, capture: Capture, first: OneRun, cache: AnswerCache, tools: CaseTools): Promise<Reread> => {
  const edited = editedCapture(capture, first.last);
  const again = async (page: Capture, otherwise?: Otherwise, through = cache): Promise<OneRun['last']> =>
    (await runOnce(evalCase, page, through, tools, otherwise)).last;
  const twice = { same: await again(capture), edited: { capture: edited, last: await again(edited) } };
  if (!evalCase.must) return twice;

  const prompt = tools.prompt ?? currentPrompt;
  const others = [{ what: 'another prompt', last: await again(capture, { prompt: { ...prompt, id: `${prompt.id}-next` } }) }];
  for (const question of otherQuestions(evalCase.question))
    others.push({ what: `“${question}”`, last: await again(capture, { question }) });

  const correction = ownersAnswer(capture, askOf(evalCase), first.last);
  const corrected = correction && {
    live: await again(capture, { correction }, noCache),
    withdrawn: await again(capture, { correction: { ...correction, live: false } }, noCache),
    outdated: await again(cutCapture(capture, first.last), { correction }, noCache),
  };
  return { ...twice, others, corrected };
};

const PARTS = ['problem', 'environment', 'tried', 'asked', 'nextStep'] as const;

const claimsOf = (answer: Answer, verification: Verification): NonNullable<CaseReport['answer']>['claims'] => {
  const claim = (part: string, { text, citations }: Point) => ({
    part,
    text,
    quotes: citations.map((citation) => ({ quote: citation.quote, found: checkOf(verification, citation)?.found ?? false })),
  });
  return [
    ...answer.points.map((point) => claim('', point)),
    ...PARTS.flatMap((part) => (answer.brief?.[part] ?? []).map((point) => claim(part, point))),
  ];
};

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Runs one case as often as asked, grades every run, and tells the whole by its majority. */
export const runCase = async (evalCase: EvalCase, tools: CaseTools): Promise<CaseReport> => {
  const capture = await tools.capture(evalCase);
  const runs: (OneRun & { readonly graders: CaseReport['graders']; readonly passed: boolean })[] = [];
  for (let repeat = 0; repeat < tools.repeats; repeat++) {
    const cache = tools.rereads ? memoryCache() : noCache;
    const run = await runOnce(evalCase, capture, cache, tools);
    const reread = tools.rereads ? await rereadCase(evalCase, capture, run, cache, tools) : undefined;
    const graders = [...gradeRun({ evalCase, capture, reread, language: tools.language, ...run })];
    runs.push({ ...run, graders, passed: graders.length > 0 && graders.every(({ passed }) => passed) });
  }
  const shown = runs.find(({ passed }) => !passed) ?? runs[0];
  if (!shown) throw new Error('a case needs at least one run');
  const passed = runs.filter((run) => run.passed).length;
  const { last } = shown;
  return {
    id: evalCase.id,
    passed: evalCase.must ? passed === runs.length : passed * 2 > runs.length,
    graders: shown.graders,
    ms: median(runs.map(({ ms }) => ms)),
    runs: { passed, of: runs.length },
    task: evalCase.task,
    must: evalCase.must,
    answerable: evalCase.answerable,
    question: evalCase.question,
    ...(evalCase.selection !== undefined && { selection: evalCase.selection }),
    page: evalCase.page,
    title: capture.title,
    origin: evalCase.origin,
    difficulty: evalCase.difficulty,
    about: evalCase.about,
    ...(last.kind === 'answered'
      ? {
          answer: {
            text: last.answer.text,
            answered: last.answer.answered,
            claims: claimsOf(last.answer, last.verification),
            missing: last.answer.brief?.missing ?? [],
          },
          ...(last.facts.tokens && { tokens: last.facts.tokens.input + last.facts.tokens.output }),
          ...(last.facts.cost && { cost: last.facts.cost.amount }),
        }
      : { failure: last.failure.kind }),
  };
};
