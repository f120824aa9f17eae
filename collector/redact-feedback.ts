import { z } from 'zod';
import { Feedback } from '@/lib/core/feedback';
import { createRedactor } from '@/lib/core/redact/redactor';

/** The same value with every text in it put through `change`. */
export const mapText = (value: unknown, change: (text: string) => string): unknown => {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapText(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapText(one, change)]));
};

/**
 * The extension redacts before it sends; an older one, or another program with a team token, may not have. What the extension gave
 * [EMAIL-1] is another address than the first that is found here, so its placeholders are not given out again. NUL is what PostgreSQL
 * cannot keep.
 */
export const redactFeedback = ({ id, runId, ...feedback }: Feedback): Feedback => {
  const redactor = createRedactor([], JSON.stringify(feedback));
  const redacted = mapText(feedback, (text) => redactor.hide(text.replaceAll('\0', '\u{FFFD}')));
  return Feedback.parse({ id, runId, ...z.object({}).loose().parse(redacted) });
};
