import type { Engine } from '@/lib/core/engine';
import type { LoadedCases } from './load-cases';

/** Tokens to a word of English prose and code, and what an answer takes: enough to know whether it is cents or a salary. */
const TOKENS_PER_WORD = 1.4;
const RULES_TOKENS = 700;
const ANSWER_TOKENS = 500;

/** What a run is going to take, said before it starts. */
export const estimateCost = ({ cases }: LoadedCases, engine: Engine, repeats: number): string => {
  const runs = cases.length * repeats;
  const head = `${cases.length} cases, ${runs} runs with ${engine.name} (${engine.model})`;
  if (engine.host === undefined) return `${head}: nothing is sent anywhere, it costs nothing.`;
  const input = Math.round(runs * (RULES_TOKENS + engine.budgetWords * TOKENS_PER_WORD));
  return `${head}: at most ${input.toLocaleString('en')} tokens in and about ${(runs * ANSWER_TOKENS).toLocaleString('en')} out, to ${engine.host}.`;
};
