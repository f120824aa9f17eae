import { answerSchemaFor } from '@/lib/core/answer-schema';
import type { Ask } from '@/lib/core/ask';
import type { Passage } from '@/lib/core/passage';
import { stableHash } from '@/lib/core/stable-hash';
import { withoutUnseen } from '@/lib/core/unseen-characters';
import type { Prompt } from './prompt';
import type { PromptText } from './prompt-versions';

export interface BuildPromptParts {
  readonly ask: Ask;
  readonly passages: readonly Passage[];
  readonly page: Prompt['page'];
  /** BCP 47; undefined to answer in the page's own. */
  readonly language?: string | undefined;
  /** Anything a page cannot know, such as the run's id: it makes the boundary unguessable. */
  readonly secret: string;
}

/** The exact text that is sent, and what it was made from. */
export const buildPrompt = (version: PromptText, { ask, passages, page, language, secret }: BuildPromptParts): Prompt => ({
  id: version.id,
  messages: [
    { role: 'system', content: version.system(ask, language) },
    {
      role: 'user',
      // Wherever it stood, in code, in a selection or in the title: what no person sees is no part of the page.
      content: withoutUnseen(version.user({ ask, passages, page, boundary: `page-${stableHash([secret, page.url]).slice(0, 12)}` })),
    },
  ],
  schema: answerSchemaFor(ask.task),
  ask,
  passages,
  page,
});
