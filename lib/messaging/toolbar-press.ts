import { z } from 'zod';
import { Task } from '@/lib/core/ask';

/** The longest selection that the toolbar sends; a whole page is read by its capture instead. */
export const LONGEST_SELECTION = 200_000;

/** What the selection toolbar sends: it runs in a page, so the receiver parses it and checks its sender. */
export const ToolbarPress = z.object({ task: Task, text: z.string().trim().min(1).max(LONGEST_SELECTION) });
export type ToolbarPress = z.infer<typeof ToolbarPress>;
