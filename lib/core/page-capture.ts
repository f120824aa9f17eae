import { z } from 'zod';
import type { Block } from './block';
import { Capture, type Unread } from './capture';

/** A frame that the page around it cannot look into: another site's, or one that shows a PDF. */
export const ForeignFrame = z.object({
  /** Its place among the frames of each window, from the top: "0.2". Empty where the page hides it in a shadow root. */
  path: z.string(),
  /** Of the site that it shows; empty when unknown. */
  host: z.string(),
  title: z.string(),
  /** How many blocks of the capture stand before it. */
  at: z.number().int(),
});
export type ForeignFrame = z.infer<typeof ForeignFrame>;

/** What one document says of itself, its foreign frames still to be filled in. */
export const PageCapture = Capture.extend({ frames: z.array(ForeignFrame) });
export type PageCapture = z.infer<typeof PageCapture>;

/** The mark of a frame on the ids of its blocks, which are unique only among themselves. */
const frameMark = (path: string): string => `f${path}:`;

/** Tells a block's frame by its id: the path is empty for a block of the page itself. */
export const frameOfBlock = (id: string): { readonly path: string; readonly ownId: string } => {
  const [mark = '', path = ''] = /^f([\d.]+):/.exec(id) ?? [];
  return { path, ownId: id.slice(mark.length) };
};

/**
 * Puts what was read in frames where the frames stand. A frame that nobody read is told, with its host.
 * @param captures of frames, by path; nested frames have their own entry
 */
export const mergeFrames = ({ frames, ...page }: PageCapture, captures: ReadonlyMap<string, PageCapture>): Capture => {
  const blocks: Block[] = [];
  const unread: Unread[] = [...page.unread];
  let done = 0;
  for (const { path, host, title, at } of [...frames].sort((one, other) => one.at - other.at)) {
    blocks.push(...page.blocks.slice(done, at));
    done = Math.max(done, at);
    const own = captures.get(path);
    if (!own) {
      unread.push({ what: 'frame', count: 1, ...(host && { detail: host }) });
      continue;
    }
    const inner = mergeFrames(own, captures);
    const above = headingsAfter(page.blocks[at - 1]);
    const name = inner.title || title;
    for (const block of inner.blocks) {
      blocks.push({
        ...block,
        // A frame within this one has its own mark already.
        id: frameOfBlock(block.id).path === '' ? frameMark(path) + block.id : block.id,
        headings: [...above, ...(name ? [name] : []), ...block.headings],
      });
    }
    unread.push(...inner.unread);
  }
  return { ...page, blocks: [...blocks, ...page.blocks.slice(done)], unread };
};

const headingsAfter = (block: Block | undefined): readonly string[] =>
  block ? (block.kind === 'heading' ? [...block.headings, block.text] : block.headings) : [];
