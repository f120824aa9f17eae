import type { Trace } from '@/lib/core/trace';
import { createRedactor, type Redactor } from './redactor';

/**
 * A trace as it may leave this machine, and what hid it, for words that go along. What was sent to an endpoint and what came back is kept
 * as it travelled, with placeholders; the question, what a browser's own model was given, and addresses stand in it as they are. Here all of it
 * is hidden alike, by one table: the same value has the same placeholder in question, input and output.
 */
export const hideTrace = (trace: Trace): { readonly trace: Trace; readonly redactor: Redactor } => {
  const redactor = createRedactor([], [...trace.input.map(({ content }) => content), trace.output].join('\n'));
  const hide = (text: string): string => redactor.hide(text);
  const input = trace.input.map(({ role, content }) => ({ role, content: hide(content) }));
  const output = hide(trace.output);
  const question = hide(trace.question);
  const answeredFor = trace.answeredFor === undefined ? {} : { answeredFor: hide(trace.answeredFor) };
  return { trace: { ...trace, input, output, question, ...answeredFor, url: hide(trace.url) }, redactor };
};
