import { z } from 'zod';

/** A claim's pointer to a passage, with the words copied from it. */
export const Citation = z.object({
  passageId: z.string(),
  /** Verbatim; verify.ts looks it up in the passage. */
  quote: z.string().min(1),
});
export type Citation = z.infer<typeof Citation>;

/** One claim. */
export const Point = z.object({ text: z.string().min(1), citations: z.array(Citation) });
export type Point = z.infer<typeof Point>;

/** A ticket, as someone who takes it over wants it. */
export const Brief = z.object({
  problem: z.array(Point),
  environment: z.array(Point),
  tried: z.array(Point),
  asked: z.array(Point),
  nextStep: z.array(Point),
  /** What the ticket does not say and somebody has to ask for. It has no quotes: it is about what is not there. */
  missing: z.array(z.string()),
});
export type Brief = z.infer<typeof Brief>;

/** The structured result. `text` stands first so that it streams first. */
export const Answer = z.object({
  /** The short answer: one to three sentences. */
  text: z.string(),
  /** False: the page does not say. `points` then hold what comes closest. */
  answered: z.boolean(),
  points: z.array(Point),
  brief: Brief.optional(),
});
export type Answer = z.infer<typeof Answer>;

/** An answer that is still being written: whatever is there so far. */
export const AnswerDraft = z.object({ text: z.string(), points: z.array(Point), brief: Brief.partial().optional() });
export type AnswerDraft = z.infer<typeof AnswerDraft>;

/** Every citation of an answer, in the order in which it is read. */
export const citationsOf = (answer: Pick<Answer, 'points'> & { brief?: Brief | undefined }): readonly Citation[] => {
  const { problem = [], environment = [], tried = [], asked = [], nextStep = [] } = answer.brief ?? {};
  return [answer.points, problem, environment, tried, asked, nextStep].flat().flatMap((point) => point.citations);
};
