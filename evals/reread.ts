import type { Answer } from '@/lib/core/answer';
import type { AnswerCache, CachedAnswer, EarlierQuestion } from '@/lib/core/answer-cache';
import type { Ask } from '@/lib/core/ask';
import type { Block } from '@/lib/core/block';
import type { Capture } from '@/lib/core/capture';
import { Correction } from '@/lib/core/correction';
import { pageAddress } from '@/lib/core/page-address';
import type { RunEvent } from '@/lib/core/run-event';

/** A cache of one case: what was answered once must come again for the same page, and must not for an edited one. */
export const memoryCache = (): AnswerCache => {
  const kept = new Map<string, CachedAnswer>();
  const scopes = new Map<string, readonly EarlierQuestion[]>();
  return {
    find: (key) => Promise.resolve(kept.get(key)),
    asked: (scope) => Promise.resolve(scopes.get(scope) ?? []),
    keep: (key, _url, entry, { scope, question }) => {
      kept.set(key, entry);
      scopes.set(scope, [{ key, question }, ...(scopes.get(scope) ?? [])]);
      return Promise.resolve();
    },
  };
};

const EDIT = 'Amended today.';

type Ending = Extract<RunEvent, { kind: 'answered' | 'failed' }>;

const citedBlocks = (last: Ending): ReadonlySet<string> =>
  new Set(last.kind === 'answered' ? last.verification.checks.flatMap(({ blockIds }) => blockIds) : []);

/** The same page after somebody edited what the answer quotes; all of it where nothing is quoted. */
export const editedCapture = (capture: Capture, last: Ending): Capture => {
  const cited = citedBlocks(last);
  const edit = (block: Block): Block =>
    cited.size === 0 || cited.has(block.id) ? { ...block, id: `${block.id}-edited`, text: `${block.text} ${EDIT}` } : block;
  return { ...capture, blocks: capture.blocks.map(edit) };
};

/** The same page after somebody took away what the answer quotes. */
export const cutCapture = (capture: Capture, last: Ending): Capture => {
  const cited = citedBlocks(last);
  return { ...capture, blocks: capture.blocks.filter(({ id }) => !cited.has(id)) };
};

/** Words that are small and ask for the opposite. */
const OPPOSITES: ReadonlyMap<string, string> = new Map([
  ['after', 'before'],
  ['before', 'after'],
  ['with', 'without'],
  ['without', 'with'],
  ['from', 'to'],
  ['until', 'from'],
]);

const turnedAround = (question: string): string =>
  question.replace(/[a-z]+/gi, (word) => {
    const opposite = OPPOSITES.get(word.toLowerCase());
    return opposite === undefined ? word : /^[A-Z]/.test(word) ? `${opposite[0]?.toUpperCase()}${opposite.slice(1)}` : opposite;
  });

/** Questions that only look like this one: an answer to it must not be served to them. */
export const otherQuestions = (question: string): readonly string[] => {
  if (question.trim() === '') return [];
  const others = ['What else is written here?', `${question.replace(/[\s?？.]+$/u, '')} in Norway?`, turnedAround(question)];
  return others.filter((other) => other !== question);
};

/** What an owner says in a correction of these cases. */
export const OWNERS_WORDS = 'This is what the owner says.';

/** An owner's answer to a case, proved by the quotes of the first one; undefined where that quotes nothing, so that nothing can be outdated. */
export const ownersAnswer = (capture: Capture, { task, question, selection }: Ask, last: Ending): Correction | undefined => {
  if (last.kind !== 'answered' || !last.answer.answered || citedBlocks(last).size === 0) return undefined;
  if (last.verification.checks.some(({ found, blockIds }) => !found || blockIds.length === 0)) return undefined;
  const answer: Answer = { ...last.answer, text: OWNERS_WORDS };
  const asked = { task, question, selection: selection?.text ?? '' };
  return Correction.parse({ id: 'correction', page: pageAddress(capture.url), ...asked, answer, owner: 'Owner', at: 1 });
};
