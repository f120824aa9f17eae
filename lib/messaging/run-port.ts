import { z } from 'zod';
import { Ask } from '@/lib/core/ask';
import type { RunEvent } from '@/lib/core/run-event';

/** One port is one run; closing it cancels the run. */
export const RUN_PORT = 'run';

/** panel → background, the first and only message on a run's port. */
export const RunRequest = z.object({
  runId: z.string(),
  tabId: z.number().int(),
  ask: Ask,
  /** Ask the engine even when the cache knows an answer. */
  fresh: z.boolean().default(false),
});
export type RunRequest = z.infer<typeof RunRequest>;

/** background → panel: each event of the run, the last one `answered` or `failed`. */
export type RunPortMessage = RunEvent;
