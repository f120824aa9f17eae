import type { BuildPromptParts } from '@/lib/core/prompt/build-prompt';
import type { Redactor } from './redactor';

/** Everything of a prompt that came from the page or the reader, with its secrets and personal data replaced. */
export const hidePromptParts = (parts: BuildPromptParts, redactor: Redactor): BuildPromptParts => {
  const hide = (text: string): string => redactor.hide(text);
  return {
    ...parts,
    page: { ...parts.page, url: hide(parts.page.url), title: hide(parts.page.title) },
    passages: parts.passages.map((passage) => ({ ...passage, text: hide(passage.text), headings: passage.headings.map(hide) })),
    ask: {
      ...parts.ask,
      question: hide(parts.ask.question),
      ...(parts.ask.selection && { selection: { ...parts.ask.selection, text: hide(parts.ask.selection.text) } }),
      thread: parts.ask.thread.map(({ question, answer }) => ({ question: hide(question), answer: hide(answer) })),
    },
  };
};
