import type { Ask } from '@/lib/core/ask';
import type { Passage } from '@/lib/core/passage';

/** One message of a chat. */
export interface PromptMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** The exact text sent, with a version id; and what it was made from, for the engine that reads no prose. */
export interface Prompt {
  /** The version: on every answer, trace, cache key and flag. */
  readonly id: string;
  readonly messages: readonly PromptMessage[];
  /** What a reply must look like: a JSON schema of the kind that every server accepts (see answer-schema.ts). */
  readonly schema: Record<string, unknown>;
  readonly ask: Ask;
  readonly passages: readonly Passage[];
  readonly page: { readonly url: string; readonly title: string; readonly lang: string };
}
