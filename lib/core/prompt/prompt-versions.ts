import type { Ask } from '@/lib/core/ask';
import type { Passage } from '@/lib/core/passage';
import { gloss1 } from './gloss-1';
import { gloss2 } from './gloss-2';

export interface PromptParts {
  readonly ask: Ask;
  readonly passages: readonly Passage[];
  readonly page: { readonly url: string; readonly title: string; readonly lang: string };
  /** A line that no page can guess: what stands between two of it is data. */
  readonly boundary: string;
}

/** One version of the text that is sent. It is never edited once it has been used: a new text is a new file with a new id. */
export interface PromptText {
  readonly id: string;
  /** @param language BCP 47; undefined to answer in the page's own. */
  readonly system: (ask: Ask, language: string | undefined) => string;
  readonly user: (parts: PromptParts) => string;
}

/** Every version that can still be asked for, newest last. */
export const promptVersions: readonly PromptText[] = [gloss1, gloss2];

export const currentPrompt: PromptText = gloss2;

/** The text with that id; undefined when there is none. */
export const promptText = (id: string): PromptText | undefined => promptVersions.find((version) => version.id === id);
