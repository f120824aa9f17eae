import { z } from 'zod';
import type { EndpointSettings } from '@/lib/core/endpoint-settings';
import type { Cost, Tokens } from '@/lib/core/engine';
import { costOf } from '@/lib/core/spend';

const count = z.number().nonnegative().nullish().catch(undefined);

/** The tokens as servers report them, each in its own corner: OpenAI and most, DeepSeek, LiteLLM in front of Anthropic. */
const Usage = z.object({
  prompt_tokens: count,
  completion_tokens: count,
  input_tokens: count,
  output_tokens: count,
  prompt_tokens_details: z.object({ cached_tokens: count }).nullish().catch(undefined),
  completion_tokens_details: z.object({ reasoning_tokens: count }).nullish().catch(undefined),
  prompt_cache_hit_tokens: count,
  cache_read_input_tokens: count,
  reasoning_tokens: count,
  /** OpenRouter: money, in dollars. */
  cost: count,
});

/** What one call used, as the server said it. */
export interface ReportedUsage {
  readonly tokens: Tokens;
  readonly cost?: number | undefined;
}

/** @returns undefined when there is nothing usable in it: some servers send zeros or `null` on every chunk. */
export const readUsage = (usage: unknown): ReportedUsage | undefined => {
  const parsed = Usage.safeParse(usage);
  if (!parsed.success) return undefined;
  const { data } = parsed;
  const input = data.prompt_tokens ?? data.input_tokens ?? 0;
  const output = data.completion_tokens ?? data.output_tokens ?? 0;
  if (input === 0 && output === 0) return undefined;
  const cachedInput = data.prompt_tokens_details?.cached_tokens ?? data.prompt_cache_hit_tokens ?? data.cache_read_input_tokens;
  const reasoning = data.completion_tokens_details?.reasoning_tokens ?? data.reasoning_tokens;
  return {
    tokens: { input, output, ...(typeof cachedInput === 'number' && { cachedInput }), ...(typeof reasoning === 'number' && { reasoning }) },
    cost: data.cost ?? undefined,
  };
};

/** A fourth of a token per Latin letter, one per character of scripts that write words with few. Good to about a third. */
export const estimateTokens = (text: string): number => {
  const dense = text.match(/[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}]/gu)?.length ?? 0;
  return Math.ceil(dense + (text.length - dense) / 4);
};

/** Below this estimate nothing is told: rules that a server caches or counts apart weigh too much in it. */
const CUT_FROM = 1_500;
/** The share of the estimate below which no way of counting tokens explains the difference. */
const CUT_BELOW = 0.5;

/**
 * Some servers (Ollama, above all) cut a prompt to their context without a word; the count of what they read gives it away.
 * @param estimated tokens that were sent, by our estimate.
 */
export const cutWarning = (estimated: number, reported: Tokens | undefined): string | undefined => {
  if (!reported || reported.input === 0 || estimated < CUT_FROM || reported.input >= estimated * CUT_BELOW) return undefined;
  const [read, sent] = [reported.input, estimated].map((tokens) => tokens.toLocaleString('en'));
  return `The server read only ${read} of about ${sent} tokens: it cut off a part of the page. Give the model a larger context on the server, or set a smaller one for this endpoint.`;
};

/** "gpt-x" answers as "gpt-x-2026-08-07", a gateway's "vendor/gpt-x" as "gpt-x". */
const isSameModel = (asked: string, answered: string): boolean => {
  const [one, other] = [asked, answered].map((name) => name.toLowerCase().split('/').at(-1)!);
  return other!.startsWith(one!) || one!.startsWith(other!);
};

/**
 * What a call cost: what the server said, or else the endpoint's price. The price is for the model that was asked for; where another one
 * answered the sum is marked as estimated.
 */
export const callCost = (
  { price, model }: Pick<EndpointSettings, 'price' | 'model'>,
  tokens: Tokens,
  reported: number | undefined,
  answeredBy: string | undefined,
): Cost | undefined => {
  if (reported !== undefined) return { amount: reported, currency: 'USD' };
  if (!price) return undefined;
  const cost = costOf(tokens, price);
  return answeredBy === undefined || answeredBy === '' || isSameModel(model, answeredBy) ? cost : { ...cost, estimated: true };
};
