import type { Block } from './block';
import type { Capture } from './capture';
import { citationsOf } from './answer';
import type { Item } from './item';
import { checkOf } from './verification';

const mark = (at: number): string => `i${at}:`;

/** The place of the item that a block of `overallCapture` was made of. */
export const itemOfBlock = (blockId: string): number | undefined => {
  const [, at] = /^i(\d+):/.exec(blockId) ?? [];
  return at === undefined ? undefined : Number(at);
};

/**
 * What the pages of a job said, as one page: a section for each, with its answer and the quotes that were found on it. The overall answer is
 * asked of this, so its citations lead to pages in the same way as any answer's lead to blocks. Pages that did not say are left out.
 */
export const overallCapture = (jobId: string, title: string, items: readonly Item[], now: number): Capture => {
  const blocks: Block[] = [];
  for (const { at, title: name, url, result } of items) {
    if (!result?.answer.answered) continue;
    const { answer, verification } = result;
    const heading = name || url;
    const add = (kind: Block['kind'], text: string): void => {
      const headings = kind === 'heading' ? [] : [heading];
      if (text.trim() !== '') blocks.push({ id: `${mark(at)}${blocks.length}`, kind, text: text.trim(), headings });
    };
    blocks.push({ id: `${mark(at)}${blocks.length}`, kind: 'heading', text: heading, headings: [], level: 1 });
    add('paragraph', answer.text);
    for (const point of answer.points) add('list-item', point.text);
    const found = citationsOf(answer).filter((citation) => checkOf(verification, citation)?.found);
    for (const quote of new Set(found.map((citation) => citation.quote))) add('quote', quote);
  }
  return { url: `gloss-job:${jobId}`, title, lang: '', capturedAt: now, blocks, unread: [], ms: 0 };
};
