import type { BlockKind } from '@/lib/core/block';
import type { Passage } from '@/lib/core/passage';

/** One line of a passage's text, or all lines of a code block: `text` is what stands at `start` in the passage. */
export interface PassageLine {
  readonly kind: BlockKind;
  readonly text: string;
  readonly start: number;
}

const LABELLED = /^[^:|.!?]{1,40}:\s+\S/;

/** For passages that name only which kinds they hold: a row has bars, a field a label, a heading is the passage's own. */
const guessKind = (text: string, { kinds, headings }: Passage): BlockKind => {
  if (kinds.length === 1) return kinds[0]!;
  if (kinds.includes('heading') && headings.includes(text)) return 'heading';
  if (kinds.includes('row') && text.includes(' | ')) return 'row';
  if (kinds.includes('field') && LABELLED.test(text)) return 'field';
  return kinds.find((kind) => kind !== 'heading' && kind !== 'row' && kind !== 'field') ?? 'paragraph';
};

/** The lines of a passage with their kinds and places; neighbouring lines of code are one. */
export const passageLines = (passage: Passage): readonly PassageLine[] => {
  const texts = passage.text.split('\n');
  const named = passage.kinds.length === texts.length;
  const lines: PassageLine[] = [];
  let start = 0;
  texts.forEach((text, index) => {
    const kind = named ? passage.kinds[index]! : guessKind(text, passage);
    const previous = lines.at(-1);
    if (kind === 'code' && previous?.kind === 'code') {
      lines[lines.length - 1] = { ...previous, text: passage.text.slice(previous.start, start + text.length) };
    } else if (text.trim() !== '') lines.push({ kind, text, start });
    start += text.length + 1;
  });
  return lines;
};
