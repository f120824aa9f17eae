import { quoteText } from '@/lib/core/quote-text';
import { readPrompt, type ReadPrompt } from '@/e2e/servers/scripted-reader';
import { type ScriptedEndpoint, startScriptedEndpoint } from '@/e2e/servers/scripted-endpoint';
import type { EvalCase } from '@/evals/eval-case';
import type { LoadedCase } from '@/evals/load-cases';
import { answerAs, type Character } from './reference-answer';

/** The address as it stands in a prompt: the page's file. */
const pageOf = (words: string): string => /^Address: (\S+)$/m.exec(words)?.[1] ?? '';

const isAbout = ({ evalCase, page }: LoadedCase, prompt: ReadPrompt): boolean =>
  pageOf(prompt.words).endsWith(encodeURI(page.split('/').at(-1) ?? page)) &&
  quoteText(evalCase.question) === quoteText(prompt.question) &&
  quoteText(evalCase.selection ?? '') === quoteText(prompt.selection) &&
  (evalCase.task === 'brief') === prompt.wantsBrief;

/**
 * An endpoint that knows the cases and sees of each no more than what is sent to it, over HTTP, as every endpoint does. It tells whether
 * the pipeline around a model works without needing one; and whether the gate tells a good model from a bad one.
 */
export const startReferenceEndpoint = (cases: readonly LoadedCase[], character: Character): Promise<ScriptedEndpoint> =>
  startScriptedEndpoint({
    answer: (messages) => {
      const prompt = readPrompt(messages);
      const at = cases.findIndex((loaded) => isAbout(loaded, prompt));
      const asked: EvalCase | undefined = cases[at]?.evalCase;
      if (!asked) return { text: 'This question is none of the cases.', answered: false, points: [] };
      return answerAs(character, asked, cases[(at + 1) % cases.length]!.evalCase, prompt);
    },
  });

/** Right answers, as fast as they can be sent. */
export const REFERENCE_MODEL = 'good@gap=0@size=4000';
