import { z } from 'zod';

export const AlertRule = z.enum(['flag-rate', 'failure-rate', 'p95', 'cost-per-day', 'budget', 'budget-spent']);
export type AlertRule = z.infer<typeof AlertRule>;

/** One time that a rule was broken. */
export const Alert = z.object({
  id: z.string(),
  rule: AlertRule,
  /** A sentence for whoever is called. */
  message: z.string(),
  /** A share, milliseconds or money, as its rule has it; and what it usually is on this day of the week, where that is known. */
  value: z.number(),
  usual: z.number().nullable(),
  /** The runs that it was seen in. */
  runs: z.number().int(),
  /** Milliseconds since the epoch; `clearedAt` is null while it lasts. */
  firedAt: z.number(),
  clearedAt: z.number().nullable(),
});
export type Alert = z.infer<typeof Alert>;

/** `GET {url}/v1/review/alerts`: those that last first, then the newest. */
export const Alerts = z.object({ alerts: z.array(Alert) });
export type Alerts = z.infer<typeof Alerts>;
