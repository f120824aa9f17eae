import { z } from 'zod';

/**
 * What a block is. A table is read as one `row` per line, so that a quote leads to its row; the text of a comment is `comment`, its
 * lists, code and tables keep their own kind and carry the same `turn`.
 */
export const BlockKind = z.enum(['heading', 'paragraph', 'list-item', 'row', 'code', 'comment', 'field', 'quote', 'image']);
export type BlockKind = z.infer<typeof BlockKind>;

/** One contribution to a thread: a comment, a note, a mail, a journal entry. Blocks of one contribution share its `id`. */
export const Turn = z.object({
  id: z.string(),
  author: z.string().optional(),
  /** As the page writes it: "3 days ago", "2026-11-02 14:03". */
  time: z.string().optional(),
  /** The same in full, where the page tells it to whoever points at the time: "2026-11-02 14:03" for "3 days ago". */
  moment: z.string().optional(),
  /** Only where the page says so. */
  audience: z.enum(['public', 'internal']).optional(),
});
export type Turn = z.infer<typeof Turn>;

/** One piece of a capture, in reading order. */
export const Block = z.object({
  /** Content hash and occurrence: the same text keeps its id when something else on the page changes. */
  id: z.string(),
  kind: BlockKind,
  /** As a person reads it, whitespace collapsed except in `code`. A field is "Label: value", a row its cells joined by " | ". */
  text: z.string(),
  /** The headings above it, outermost first; a heading's own text is not in its own path. */
  headings: z.array(z.string()),
  /** 1 to 6, of a heading. */
  level: z.number().int().optional(),
  /** Of a list item: 0 at the outermost list. */
  depth: z.number().int().optional(),
  /** Of a list item in an ordered list. */
  number: z.number().int().optional(),
  /** Of a row, in order; `header` is the column's heading where there is one. */
  cells: z.array(z.object({ header: z.string().optional(), text: z.string() })).optional(),
  /** Of a field. */
  label: z.string().optional(),
  turn: Turn.optional(),
  /** Quoted mail, or a quotation of an earlier turn. */
  quoted: z.boolean().optional(),
  /** Read from a collapsed section or an inactive tab, so the reader may not see it at once. */
  collapsed: z.boolean().optional(),
});
export type Block = z.infer<typeof Block>;
