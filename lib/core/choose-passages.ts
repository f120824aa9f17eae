import type { Ask } from './ask';
import type { Capture } from './capture';
import { isFollowUp } from './follow-up';
import type { ChosenPassages, Passage } from './passage';
import type { Selection } from './selection';
import { fuseRankings } from './hybrid';
import type { PassageIndex } from './passage-index';
import { rankPassages, type RankedPassage } from './retrieve';
import { readingOf } from './reading';
import { coverageOf, type Section } from './sections';
import { stem } from './stem';
import { countWords, wordsOf, type Word } from './words';

/** Shares of the budget that a ticket's standing parts may take before anything is searched for. */
const FIELDS_SHARE = 0.15;
const NEWEST_SHARE = 0.15;
/**
 * What a page says first is what most people ask about it, and tells what the rest is about: of a page so many times longer than the
 * budget it is worth more than the last of what the words find.
 */
const LEAD_SHARE = 0.12;
const LEAD_FROM = 3;
/** Of a page's overview: where a thread began, and where it stands. */
const FIRST_TURN_SHARE = 0.2;
const LATEST_TURNS_SHARE = 0.35;
/** A highlighted text may take most of the budget, but leaves room for what explains it. */
const SELECTION_SHARE = 0.7;

export interface ChooseOptions {
  /** Similarity of each passage (by index in `passagesOf`) to the question by an endpoint's embeddings; fused with the words, never alone. */
  readonly similarities?: readonly number[];
}

/**
 * The passages an engine gets to see, in reading order: the whole page when it fits; otherwise what the task needs of it. A question gets
 * the passages that answer it best, with a ticket's fields and its newest contribution; a summary or brief gets a part of every
 * section; a selection is always there, with what explains it.
 * @param budgetWords as `countWords` counts
 */
export function choosePassages(
  capture: Pick<Capture, 'blocks' | 'lang' | 'unread'>,
  ask: Ask,
  budgetWords: number,
  { similarities }: ChooseOptions = {},
): ChosenPassages {
  const { passages, sections, lengths, index } = readingOf(capture);
  const foreign = ask.selection && !isRead(ask.selection, passages) ? [selectionPassage(ask.selection, passages)] : [];
  const budget = takeFrom(lengths, budgetWords - foreign.reduce((sum, { text }) => sum + countWords(text), 0));

  if (budget.total <= budget.left) passages.forEach((_, at) => budget.take(at));
  else {
    if (ask.selection) budget.takeShare(touchedBy(ask.selection, passages), SELECTION_SHARE);
    const question = questionOf(ask);
    if (question) {
      budget.takeShare(fieldsOf(passages), FIELDS_SHARE);
      budget.takeShare(newestOf(passages), NEWEST_SHARE);
      if (budget.total > LEAD_FROM * budgetWords && !index.conversation) budget.takeShare([0, 1, 2], LEAD_SHARE);
      const ranked = fuseRankings(rankFor(ask, question, index), similarities);
      for (const { at } of ranked) budget.take(at);
      // Nothing more to find: what is left of the budget goes to what stands around the finds, so that they can be understood.
      for (const { at } of ranked) for (const near of [at - 1, at + 1]) budget.take(near);
    }
    takeOverview(passages, sections, budget);
  }
  const chosen = passages.filter((_, at) => budget.taken.has(at));
  return { passages: [...foreign, ...chosen], coverage: coverageOf(sections, budget.taken, capture.unread) };
}

interface Budget {
  readonly total: number;
  readonly left: number;
  readonly taken: ReadonlySet<number>;
  /** False when it does not fit any more; true also for what was taken before. */
  take(at: number): boolean;
  /** Takes one after the other what fits, until these have used `share` of the whole budget. */
  takeShare(all: Iterable<number>, share: number): void;
}

function takeFrom(lengths: readonly number[], words: number): Budget {
  const taken = new Set<number>();
  let left = words;
  const take = (at: number): boolean => {
    const length = lengths[at];
    if (length === undefined) return false;
    if (taken.has(at)) return true;
    if (length > left) return false;
    taken.add(at);
    left -= length;
    return true;
  };
  return {
    total: lengths.reduce((sum, length) => sum + length, 0),
    get left() {
      return left;
    },
    taken,
    take,
    takeShare: (all, share) => {
      const least = left - words * share;
      for (const at of all) if (left - (lengths[at] ?? 0) >= least) take(at);
    },
  };
}

/** What is asked, in words to look for; "" when the task is about the page as a whole. */
function questionOf(ask: Ask): string {
  const said = ask.question.trim();
  const before = ask.thread.at(-1)?.question;
  // A follow-up is read together with the question before it.
  const question = before && isFollowUp(ask) ? `${said} ${before}` : said;
  return [question, ask.selection && ask.task !== 'summarize' ? ask.selection.text : ''].filter(Boolean).join(' ');
}

/** For an explanation, a passage that defines a word of the selection stands before one that only uses it. */
function rankFor(ask: Ask, question: string, index: PassageIndex): readonly RankedPassage[] {
  const ranked = rankPassages(index, question);
  if (!ask.selection || (ask.task !== 'explain' && ask.question.trim())) return ranked;
  const terms = new Set(wordsOf(ask.selection.text, index.lang).map(({ text }) => stem(text, index.lang)));
  return ranked
    .map((found) => ({ ...found, score: found.score + (definesAny(index.passages[found.at], terms, index.lang) ? 0.3 : 0) }))
    .sort((one, other) => other.score - one.score);
}

const DEFINES =
  /([\p{L}\p{N}][\p{L}\p{N}_.\- ]{0,40}?)(?:\s+\(|\s+(?:is|are|means?|stands for|refers? to|denotes|ist|sind|bedeutet|steht für|heißt|est|sont|signifie|désigne|es|son|significa)\s|:\s| [–—-] )/gu;

function definesAny(passage: Passage | undefined, terms: ReadonlySet<string>, lang: string): boolean {
  if (!passage) return false;
  const asks = ({ text }: Word): boolean => text.length > 2 && terms.has(stem(text, lang));
  const heading = wordsOf(passage.headings.at(-1) ?? '', lang);
  if (heading.length <= 4 && heading.some(asks)) return true;
  return [...passage.text.matchAll(DEFINES)].some(([, defined = '']) => wordsOf(defined, lang).slice(-1).some(asks));
}

const fieldsOf = (passages: readonly Passage[]): readonly number[] =>
  passages.flatMap(({ kinds }, at) => (kinds.includes('field') ? [at] : []));

/** Where a thread stands: its last contribution. */
function newestOf(passages: readonly Passage[]): readonly number[] {
  const newest = passages.findLast(({ turn }) => turn)?.turn?.id;
  return newest === undefined ? [] : passages.flatMap(({ turn }, at) => (turn?.id === newest ? [at] : []));
}

/** A part of everything: fields, how a thread began and where it stands, then every section's lead, every section's second passage, and so on. */
function takeOverview(passages: readonly Passage[], sections: readonly Section[], budget: Budget): void {
  budget.takeShare(fieldsOf(passages), FIELDS_SHARE);
  const turns = sections.filter(([first = 0]) => passages[first]?.turn);
  budget.takeShare(turns[0] ?? [], FIRST_TURN_SHARE);
  budget.takeShare(turns.toReversed().flat(), LATEST_TURNS_SHARE);

  for (let depth = 0; sections.some((section) => section.length > depth); depth++) {
    const deep = sections.filter((section) => section.length > depth).flatMap((section) => section.slice(depth, depth + 1));
    for (const at of spreadOut(deep)) budget.take(at);
  }
}

/** The same items in an order whose every beginning is spread over the whole: first, last, middle, quarters, … */
function spreadOut<T>(items: readonly T[]): readonly T[] {
  const order = new Set<number>();
  for (let step = items.length - 1; step >= 1; step = step / 2) {
    for (let at = 0; at <= items.length - 1; at += step) order.add(Math.round(at));
    if (order.size === items.length) break;
  }
  items.forEach((_, at) => order.add(at));
  return [...order].flatMap((at) => items.slice(at, at + 1));
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The passages that hold the highlighted text: of the blocks it touches those that share words with it, or else all of these blocks. */
function touchedBy(selection: Selection, passages: readonly Passage[]): readonly number[] {
  const near = passages.flatMap((passage, at) => (mayHold(selection, passage) ? [at] : []));
  const lines = selection.text.split('\n').map(squeezed).filter(Boolean);
  const holding = near.filter((at) => {
    const own = (passages[at]?.text ?? '').split('\n').map(squeezed);
    return lines.some((line) => own.some((text) => text.includes(line) || line.includes(text)));
  });
  return holding.length > 0 || selection.blockIds.length === 0 ? holding : near;
}

/** A selection that does not say where it stands may stand anywhere. */
const mayHold = ({ blockIds }: Selection, passage: Passage): boolean =>
  blockIds.length === 0 || passage.blockIds.some((id) => blockIds.includes(id));

/** Whether the passages hold the highlighted text, word by word. */
function isRead(selection: Selection, passages: readonly Passage[]): boolean {
  const text = squeezed(
    passages
      .filter((passage) => mayHold(selection, passage))
      .map((passage) => passage.text)
      .join(' '),
  );
  return selection.text
    .split('\n')
    .map(squeezed)
    .every((line) => text.includes(line));
}

/** The highlighted text as a passage of its own, for what the capture does not hold: a part of an editor, a text that changed since. */
const selectionPassage = (selection: Selection, passages: readonly Passage[]): Passage => ({
  id: 'p0',
  blockIds: selection.blockIds,
  headings: passages.find(({ blockIds }) => blockIds.some((id) => selection.blockIds.includes(id)))?.headings ?? [],
  text: selection.text,
  kinds: ['paragraph'],
});
