import { z } from 'zod';
import { Block } from './block';
import { Selection } from './selection';

/** Something that the page holds and the capture does not. */
export const Unread = z.object({
  what: z.enum(['rows', 'frame', 'canvas', 'image-text', 'unloaded', 'too-long', 'unreachable']),
  /** How many, where it is known: rows not rendered, frames. */
  count: z.number().int().optional(),
  /** How many there are, read or not, where `count` are missing. */
  of: z.number().int().optional(),
  /** Of a PDF, from 1. */
  pages: z.array(z.number().int()).optional(),
  /** Why nothing of a PDF was read. */
  pdf: z.enum(['locked', 'broken']).optional(),
  /** A name: the frame's host, the editor. No words, which would be in one language only. */
  detail: z.string().optional(),
});
export type Unread = z.infer<typeof Unread>;

/** What was read from one page at one moment. */
export const Capture = z.object({
  url: z.string(),
  title: z.string(),
  /** BCP 47, empty when the page does not say. */
  lang: z.string(),
  /** Milliseconds since the epoch. */
  capturedAt: z.number(),
  blocks: z.array(Block),
  selection: Selection.optional(),
  unread: z.array(Unread),
  /** Main-thread milliseconds that the walk took. */
  ms: z.number(),
});
export type Capture = z.infer<typeof Capture>;
