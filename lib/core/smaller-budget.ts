import type { Failure } from './failure';
import type { Passage } from './passage';
import { countWords } from './words';

/** Tokens that the rules and the question take, and words per token: both cautious, as nobody here knows the server's own. */
const RULES_TOKENS = 1_200;
const WORDS_PER_TOKEN = 0.55;
/** Fewer words of a page are not worth asking about. */
const LEAST = 60;

/**
 * How many words of passages to try after a server said that it was too much: half of what was sent, and of a limit that it told half of
 * what the rules leave, since its reply has to fit as well.
 * @returns undefined when that would be too little to answer from.
 */
export const smallerBudget = (sent: readonly Passage[], { limit }: Extract<Failure, { kind: 'context-too-long' }>): number | undefined => {
  const words = sent.reduce((sum, { text }) => sum + countWords(text), 0);
  const told = limit === undefined ? Infinity : ((limit - RULES_TOKENS) / 2) * WORDS_PER_TOKEN;
  const budget = Math.floor(Math.min(words / 2, told));
  return budget < LEAST ? undefined : budget;
};
