import { z } from 'zod';
import { BlockKind, Turn } from './block';

/** Neighbouring blocks, the unit of retrieval and citation. Where its text comes from: see `passagesOf` in passages.ts. */
export const Passage = z.object({
  /** Unique within one capture: "p1", "p2", … in reading order. */
  id: z.string(),
  blockIds: z.array(z.string()),
  /** The section it stands in: a heading's path, outermost first. */
  headings: z.array(z.string()),
  /** The blocks' texts, one a line; code keeps its own lines. */
  text: z.string(),
  /** What each line of `text` is, in order. */
  kinds: z.array(BlockKind),
  turn: Turn.optional(),
});
export type Passage = z.infer<typeof Passage>;

/** How much of the page an answer was made from. `sections` of `of`, both counts of sections (headings with what is below). */
export const Coverage = z.object({ sections: z.number().int(), of: z.number().int() });
export type Coverage = z.infer<typeof Coverage>;

/** What retrieval hands to an engine. */
export interface ChosenPassages {
  /** In reading order. */
  readonly passages: readonly Passage[];
  readonly coverage: Coverage;
}
