import type { Block, BlockKind } from './block';
import type { Capture } from './capture';
import type { Passage } from './passage';
import { languageOf } from './detect-language';
import { sentencesOf } from './sentences';
import { countWords } from './words';

/** A passage is closed once it has this many words and a block ends … */
const ENOUGH = 45;
/** … and never grows beyond this many, unless one sentence does. */
const LIMIT = 70;
/** A "sentence" longer than this has no marks to cut at (a log line, minified code) and is cut between words. */
const UNBROKEN = 200;

/** Where a line of a passage came from: characters `start` to `end` of the block's text. */
export interface Piece {
  readonly block: number;
  readonly start: number;
  readonly end: number;
  readonly words: number;
}

/** A passage and the pieces it is made of, for those who need to find their way back into the blocks. */
export interface CutPassage {
  readonly passage: Passage;
  readonly pieces: readonly Piece[];
  readonly words: number;
}

interface OpenPiece {
  readonly piece: Piece;
  readonly block: Block;
}

/**
 * Cuts a capture into passages of 45 to 70 words, the unit of retrieval and citation. A passage never crosses a heading or a turn;
 * a heading opens the passage that it heads; long blocks are cut at sentences, code at lines; rows whose table began in an earlier
 * passage get their header line again. The same blocks give the same ids and texts.
 */
export const passagesOf = (capture: Pick<Capture, 'blocks' | 'lang'>): readonly Passage[] =>
  cutPassages(capture).map(({ passage }) => passage);

export function cutPassages({ blocks, lang }: Pick<Capture, 'blocks' | 'lang'>): readonly CutPassage[] {
  const language = languageOf(sampleOf(blocks), lang);
  const cut: CutPassage[] = [];
  let open: OpenPiece[] = [];
  let words = 0;

  const close = (): void => {
    const passage = passageFrom(`p${cut.length + 1}`, open);
    if (passage) cut.push({ passage, pieces: open.map(({ piece }) => piece), words });
    open = [];
    words = 0;
  };

  blocks.forEach((block, index) => {
    const previous = open.at(-1)?.block;
    if (previous && !mayShare(previous, block)) close();
    const whole = countWords(block.text);
    if (whole === 0) return;
    // A block that fits into one passage is not torn for the sake of filling the one before it.
    if (words > 0 && words + whole > LIMIT && words >= (whole <= LIMIT ? ENOUGH / 2 : ENOUGH)) close();
    const pieces = whole <= LIMIT ? [{ block: index, start: 0, end: block.text.length, words: whole }] : piecesOf(block, index, language);
    for (const piece of pieces) {
      if (words > 0 && words + piece.words > LIMIT) close();
      open.push({ piece, block });
      words += piece.words;
    }
    if (words >= ENOUGH && block.kind !== 'heading') close();
  });
  close();
  return cut;
}

/** A page's language shows in a few of its blocks. */
const sampleOf = (blocks: readonly Block[]): string => {
  let sample = '';
  for (const block of blocks) {
    if (block.kind !== 'code' && block.kind !== 'field') sample += `${block.text}\n`;
    if (sample.length > 4_000) break;
  }
  return sample;
};

const mayShare = (previous: Block, next: Block): boolean => {
  if (previous.turn?.id !== next.turn?.id) return false;
  // A heading stands with what follows it: with a deeper heading, never with what came before.
  if (next.kind === 'heading') return previous.kind === 'heading' && (next.level ?? 6) >= (previous.level ?? 1);
  if (previous.kind === 'heading') return true;
  return samePath(previous.headings, next.headings) && (previous.kind === 'field') === (next.kind === 'field');
};

const samePath = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((heading, at) => heading === other[at]);

/** A block's sentences or lines, short ones joined so that a piece is worth being one. */
function* piecesOf(block: Block, index: number, lang: string): Generator<Piece> {
  const parts = block.kind === 'code' ? linesOf(block.text) : sentencesOf(block.text, lang);
  for (const { start, end } of parts) {
    const words = countWords(block.text.slice(start, end));
    if (words <= UNBROKEN) yield { block: index, start, end, words };
    else yield* unbrokenPieces(block.text, index, start, end);
  }
}

const linesOf = (text: string): readonly { start: number; end: number }[] =>
  [...text.matchAll(/[^\n]+/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));

function* unbrokenPieces(text: string, block: number, start: number, end: number): Generator<Piece> {
  let from = start;
  let words = 0;
  // A long run without spaces (Chinese without marks, base64) is cut by its length.
  for (const match of text.slice(start, end).matchAll(/\S{1,400}\s*/g)) {
    const until = start + match.index + match[0].length;
    words += countWords(match[0]);
    if (words < ENOUGH && until < end) continue;
    yield { block, start: from, end: until, words };
    from = until;
    words = 0;
  }
}

function passageFrom(id: string, pieces: readonly OpenPiece[]): Passage | undefined {
  const first = pieces.at(0)?.block;
  const last = pieces.at(-1)?.block;
  if (!first || !last) return undefined;
  const lines: { readonly text: string; readonly kind: BlockKind }[] = [];
  const push = (text: string, kind: BlockKind): void => void lines.push(...text.split('\n').map((line) => ({ text: line, kind })));
  let before: Block | undefined;
  for (const { piece, block } of pieces) {
    const text = block.text.slice(piece.start, piece.end).trim();
    const header = headerLine(block);
    if (header && header !== text && block !== before && (!before || header !== headerLine(before))) push(header, 'row');
    // Sentences of one block stay on its line, lines of code stay lines.
    const line = block === before && block.kind !== 'code' ? lines.pop() : undefined;
    push(line ? `${line.text} ${text}` : text, block.kind);
    before = block;
  }
  return {
    id,
    blockIds: [...new Set(pieces.map(({ block }) => block.id))],
    headings: last.kind === 'heading' ? [...last.headings, last.text] : last.headings,
    text: lines.map(({ text }) => text).join('\n'),
    kinds: lines.map(({ kind }) => kind),
    ...(first.turn ? { turn: first.turn } : {}),
  };
}

/** The columns' headings of a row, "" for everything else. */
const headerLine = (row: Block): string => {
  const headers = row.cells?.map((cell) => cell.header ?? '') ?? [];
  return headers.some(Boolean) ? headers.join(' | ') : '';
};
