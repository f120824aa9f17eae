import { z } from 'zod';
import { Task } from './ask';
import { Failure } from './failure';

/** What can be asked of many pages: nobody has selected anything on them. */
export const JobTask = Task.extract(['summarize', 'ask']);
export type JobTask = z.infer<typeof JobTask>;

/** The most that a job may take. No request is begun that could lead beyond it. */
export const JobCap = z.object({
  tokens: z.number().int().positive(),
  /** In the currency of the prices; each currency is held against it for itself. */
  money: z.number().positive().optional(),
});
export type JobCap = z.infer<typeof JobCap>;

/** Tokens and money, by currency. */
export const JobSpend = z.object({ tokens: z.number(), money: z.record(z.string(), z.number()) });
export type JobSpend = z.infer<typeof JobSpend>;

export const noSpend: JobSpend = { tokens: 0, money: {} };

/** Why a job rests, and so what makes it go on. */
export const JobPause = z.discriminatedUnion('by', [
  z.object({ by: z.literal('reader') }),
  z.object({ by: z.literal('cap') }),
  z.object({ by: z.literal('policy'), organization: z.string() }),
  /** It would fail each item alike. */
  z.object({ by: z.literal('failure'), failure: Failure }),
]);
export type JobPause = z.infer<typeof JobPause>;

/** Many pages, one task, in the background. */
export const Job = z.object({
  id: z.string(),
  /** Milliseconds since the epoch. */
  createdAt: z.number(),
  task: JobTask,
  /** Empty for a summary. */
  question: z.string(),
  state: z.enum(['running', 'paused', 'finished', 'cancelled']),
  /** Only while it is paused. */
  pause: JobPause.optional(),
  cap: JobCap,
  spent: JobSpend,
  finishedAt: z.number().optional(),
  /** The reader was told that it is finished, or was there to see it. */
  told: z.boolean().default(false),
});
export type Job = z.infer<typeof Job>;

/** The sum of two spendings. */
export const addSpend = (one: JobSpend, other: JobSpend): JobSpend => {
  const money = { ...one.money };
  for (const [currency, amount] of Object.entries(other.money)) money[currency] = (money[currency] ?? 0) + amount;
  return { tokens: one.tokens + other.tokens, money };
};

/** Whether a spending stays within a cap. */
export const isWithin = ({ tokens, money }: JobSpend, cap: JobCap): boolean =>
  tokens <= cap.tokens && (cap.money === undefined || Object.values(money).every((amount) => amount <= cap.money!));
