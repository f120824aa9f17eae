import { z } from 'zod';
import { Selection } from './selection';
import { Task } from './ask';

/**
 * What a gesture outside the panel asked for: the toolbar in the page, the context menu, a keyboard shortcut, the toolbar button.
 * The panel takes it when it is ready; nobody waits for anything before the panel opens.
 */
export const Intent = z.object({
  tabId: z.number().int(),
  /** Undefined: only open, with the question box in focus. */
  task: Task.optional(),
  selection: Selection.optional(),
  /** Milliseconds since the epoch. */
  at: z.number(),
});
export type Intent = z.infer<typeof Intent>;
