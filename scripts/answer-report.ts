import '@/locales/english';
import { citationsOf, type Brief, type Point } from '@/lib/core/answer';
import type { Ask } from '@/lib/core/ask';
import type { Capture } from '@/lib/core/capture';
import type { Engine } from '@/lib/core/engine';
import type { RunEvent } from '@/lib/core/run-event';
import { checkOf, type Verification } from '@/lib/core/verification';
import { failureWords } from '@/components/panel/failure-words';

type LastEvent = Extract<RunEvent, { kind: 'answered' | 'failed' }>;

const BRIEF_PARTS = ['problem', 'environment', 'tried', 'asked', 'nextStep'] as const satisfies readonly (keyof Brief)[];

const pointAsJson = (point: Point, verification: Verification) => ({
  text: point.text,
  citations: point.citations.map((citation) => ({
    passage: citation.passageId,
    quote: citation.quote,
    found: checkOf(verification, citation)?.found ?? false,
  })),
});

/** What `npm run ask --json` prints: people script it, so its fields may grow but not change. */
export const answerAsJson = (event: LastEvent, { ask, engine, capture }: { ask: Ask; engine: Engine; capture: Capture }) => {
  const common = { task: ask.task, question: ask.question, url: capture.url, title: capture.title, unread: capture.unread };
  if (event.kind === 'failed') {
    return {
      ...common,
      engine: engine.kind,
      model: engine.model,
      prompt: '',
      cached: false,
      answer: { text: event.draft?.text ?? '', points: [] },
      answered: false,
      coverage: { sections: 0, of: 0 },
      ms: { firstText: 0, total: 0 },
      failure: { kind: event.failure.kind, message: failureWords(event.failure, event.draft !== undefined).message },
    };
  }
  const { answer, verification, facts } = event;
  const points = (list: readonly Point[]) => list.map((point) => pointAsJson(point, verification));
  return {
    ...common,
    engine: facts.engine,
    model: facts.model,
    prompt: facts.prompt,
    cached: facts.cachedAt !== undefined,
    answer: {
      text: answer.text,
      points: points(answer.points),
      ...(answer.brief && {
        brief: {
          ...Object.fromEntries(BRIEF_PARTS.map((part) => [part, points(answer.brief?.[part] ?? [])])),
          missing: answer.brief.missing,
        },
      }),
    },
    answered: answer.answered,
    support: verification.support,
    coverage: facts.coverage,
    ms: facts.ms,
    ...(facts.tokens && { tokens: facts.tokens }),
    ...(facts.cost && { cost: facts.cost }),
  };
};

const pointAsText = (point: Point, verification: Verification): string =>
  [
    `  • ${point.text}`,
    ...point.citations.map(
      (citation) => `    ${checkOf(verification, citation)?.found ? '' : '(not found on the page) '}“${citation.quote}”`,
    ),
  ].join('\n');

/** The same for a person to read. */
export const answerAsText = (event: LastEvent): string => {
  if (event.kind === 'failed') {
    const { title, message } = failureWords(event.failure, event.draft !== undefined);
    return `${event.draft ? `${event.draft.text}\n\n` : ''}${title}. ${message}\n`;
  }
  const { answer, verification, facts } = event;
  const brief = answer.brief;
  const sections = brief
    ? BRIEF_PARTS.filter((part) => brief[part].length > 0).map((part) =>
        [part === 'nextStep' ? 'next step' : part, ...brief[part].map((point) => pointAsText(point, verification))].join('\n'),
      )
    : [];
  const missing = brief && brief.missing.length > 0 ? [['missing', ...brief.missing.map((text) => `  • ${text}`)].join('\n')] : [];
  const found = verification.checks.filter((check) => check.found).length;
  return [
    answer.text,
    ...(answer.points.length > 0 ? [answer.points.map((point) => pointAsText(point, verification)).join('\n')] : []),
    ...sections,
    ...missing,
    `${facts.engineName} · ${(facts.ms.total / 1000).toFixed(1)} s · from ${facts.coverage.sections} of ${facts.coverage.of} sections · ${found} of ${citationsOf(answer).length} quotes found on the page\n`,
  ].join('\n\n');
};
