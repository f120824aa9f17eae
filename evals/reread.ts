import type { AnswerCache, CachedAnswer } from '@/lib/core/answer-cache';
import type { Block } from '@/lib/core/block';
import type { Capture } from '@/lib/core/capture';
import type { RunEvent } from '@/lib/core/run-event';

/** A cache of one case: what was answered once must come again for the same page, and must not for an edited one. */
export const memoryCache = (): AnswerCache => {
  const kept = new Map<string, CachedAnswer>();
  return {
    find: (key) => Promise.resolve(kept.get(key)),
    // The cases tell the exact answer from a stale one; near-identical questions are measured elsewhere.
    asked: () => Promise.resolve([]),
    keep: (key, _url, entry) => {
      kept.set(key, entry);
      return Promise.resolve();
    },
  };
};

const EDIT = 'Amended today.';

/** The same page after somebody edited what the answer quotes; all of it where nothing is quoted. */
export const editedCapture = (capture: Capture, last: Extract<RunEvent, { kind: 'answered' | 'failed' }>): Capture => {
  const cited = new Set(last.kind === 'answered' ? last.verification.checks.flatMap(({ blockIds }) => blockIds) : []);
  const edit = (block: Block): Block =>
    cited.size === 0 || cited.has(block.id) ? { ...block, id: `${block.id}-edited`, text: `${block.text} ${EDIT}` } : block;
  return { ...capture, blocks: capture.blocks.map(edit) };
};
