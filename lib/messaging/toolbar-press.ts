import { z } from 'zod';
import { Task } from '@/lib/core/ask';
import { LONGEST_SELECTION } from './longest-selection';

/** What the selection toolbar sends: it runs in a page, so the receiver parses it and checks its sender. */
export const ToolbarPress = z.object({ task: Task, text: z.string().trim().min(1).max(LONGEST_SELECTION) });
export type ToolbarPress = z.infer<typeof ToolbarPress>;
