import type { Block } from './block';
import type { Capture } from './capture';
import type { Passage } from './passage';

/** The blocks that a passage's lines stand for. What a passage does not tell, a row's headers or a list's depth, is not made up. */
const blocksOf = (passage: Passage): readonly Block[] => {
  const lines = passage.text.split('\n').map((text, at) => ({ text, kind: passage.kinds[at] ?? passage.kinds.at(-1) ?? 'paragraph' }));
  const opening = lines.flatMap(({ text, kind }) => (kind === 'heading' ? [passage.headings.indexOf(text)] : []));
  // The headings that a passage opens with are in its path and not above themselves.
  let headings = passage.headings.slice(0, Math.min(...opening.filter((at) => at >= 0), passage.headings.length));
  const blocks: Block[] = [];
  for (const { text, kind } of lines) {
    const last = blocks.at(-1);
    if (kind === 'code' && last?.kind === 'code') {
      blocks[blocks.length - 1] = { ...last, text: `${last.text}\n${text}` };
      continue;
    }
    if (text.trim() === '') continue;
    const level = passage.headings.indexOf(text) + 1;
    const heading = kind === 'heading' && level > 0;
    if (heading) headings = passage.headings.slice(0, level - 1);
    blocks.push({
      id: `${passage.id}.${blocks.length + 1}`,
      kind,
      text,
      headings: [...headings],
      ...(heading && { level: Math.min(level, 6) }),
      ...(kind === 'row' && { cells: text.split(' | ').map((cell) => ({ text: cell })) }),
      ...(passage.turn && { turn: passage.turn }),
    });
    if (heading) headings = passage.headings.slice(0, level);
  }
  return blocks;
};

/** The page as far as its passages hold it: what a flag's question can be asked of again when nothing else of the page was kept. */
export const captureOfPassages = (page: {
  readonly url: string;
  readonly title: string;
  readonly passages: readonly Passage[];
}): Capture => ({
  url: page.url,
  title: page.title,
  lang: '',
  capturedAt: 0,
  blocks: page.passages.flatMap(blocksOf),
  unread: [],
  ms: 0,
});
