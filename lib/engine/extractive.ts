import type { Answer } from '@/lib/core/answer';
import type { Engine } from '@/lib/core/engine';
import { answerFromPage } from '@/lib/core/extract/answer-from-page';
import { readPassages } from '@/lib/core/extract/page-reading';

/** Goes up with every change that makes another answer of the same page: it is part of the cache key. */
const VERSION = '5';

/** Lets other work of the worker run, and a cancellation arrive. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/**
 * Answers from the page's own words: no model, no network, nothing leaves the machine. It reads the prompt's passages, never its
 * messages, and it can't follow what a page tells it to do.
 */
export const extractiveEngine: Engine = {
  kind: 'extractive',
  name: "This page's own words",
  model: `extractive-${VERSION}`,
  budgetWords: Infinity,
  async *write({ ask, passages, page }, signal) {
    const reading = readPassages(passages, page);
    let step = reading.next();
    while (!step.done) {
      await pause();
      if (signal.aborted) return yield { kind: 'failed', failure: { kind: 'cancelled' } };
      step = reading.next();
    }
    if (signal.aborted) return yield { kind: 'failed', failure: { kind: 'cancelled' } };
    for (const text of piecesOf(answerFromPage(ask, step.value))) {
      yield { kind: 'text-added', text };
      if (signal.aborted) return yield { kind: 'failed', failure: { kind: 'cancelled' } };
    }
    yield { kind: 'finished', model: this.model };
  },
};

/** The answer's JSON in pieces that a reader can use as they come: the short answer, then a point at a time. */
function* piecesOf({ text, answered, points, brief }: Answer): Generator<string> {
  yield `{"text":${JSON.stringify(text)},"answered":${answered},"points":[`;
  for (const [at, point] of points.entries()) yield `${at > 0 ? ',' : ''}${JSON.stringify(point)}`;
  yield brief ? `],"brief":${JSON.stringify(brief)}}` : ']}';
}
