import { z } from 'zod';
import type { CancelSignal } from './cancel-signal';
import type { Failure } from './failure';
import type { Prompt } from './prompt/prompt';

export const EngineKind = z.enum(['endpoint', 'built-in', 'extractive']);
export type EngineKind = z.infer<typeof EngineKind>;

/** Tokens of one run. `estimated` when the server did not say. */
export const Tokens = z.object({
  input: z.number(),
  cachedInput: z.number().optional(),
  output: z.number(),
  reasoning: z.number().optional(),
  estimated: z.boolean().optional(),
});
export type Tokens = z.infer<typeof Tokens>;

/** Money of one run, in the currency of the endpoint's price. */
export const Cost = z.object({ amount: z.number(), currency: z.string(), estimated: z.boolean().optional() });
export type Cost = z.infer<typeof Cost>;

/** What an engine reports while it writes. The last event is `finished` or `failed`; nothing follows either. */
export type EngineEvent =
  | { readonly kind: 'headers-received' }
  | { readonly kind: 'text-added'; readonly text: string }
  | { readonly kind: 'reasoning-added'; readonly text: string }
  | { readonly kind: 'retrying'; readonly attempt: number; readonly waitMs: number; readonly failure: Failure }
  | {
      readonly kind: 'finished';
      readonly model?: string | undefined;
      readonly tokens?: Tokens | undefined;
      readonly cost?: Cost | undefined;
      /** What the reader has to know of this answer, in plain words. */
      readonly warning?: string | undefined;
    }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly tokens?: Tokens | undefined; readonly cost?: Cost | undefined };

/** What turns a prompt into text: a JSON object that `parseAnswer` reads. */
export interface Engine {
  readonly kind: EngineKind;
  /** For the reader: the endpoint's name, "Built-in model", "This page's own words". */
  readonly name: string;
  readonly model: string;
  /** The host that content is sent to; undefined when it stays on this machine. */
  readonly host?: string | undefined;
  /** How many words of passages its prompt may hold; Infinity for one that reads the whole page at no cost. */
  readonly budgetWords: number;
  /** Never throws for expected trouble: that is a `failed` event. Stops soon after `signal` is aborted, with `cancelled`. */
  write(prompt: Prompt, signal: CancelSignal): AsyncIterable<EngineEvent>;
}
