import { z } from 'zod';
import { Task } from './ask';

const host = z.string();

/**
 * An expected reason that there is no answer, or no whole answer: a value. Its words and its one action for the reader live in
 * components/panel/failure-words.ts; a kind without words does not compile.
 */
export const Failure = z.discriminatedUnion('kind', [
  // The page
  /** No script may run there: browser pages, stores, a policy. */
  z.object({ kind: z.literal('page-closed-to-extensions') }),
  /** The reader did not let Gloss read this tab yet; a click on its button or "switch on for this site" does. */
  z.object({ kind: z.literal('page-not-permitted'), origin: z.string().optional() }),
  /** The policy keeps Gloss out of this site. */
  z.object({ kind: z.literal('site-forbidden'), site: z.string(), organization: z.string() }),
  /** The policy switched this task off. */
  z.object({ kind: z.literal('task-off'), task: Task, organization: z.string() }),
  z.object({ kind: z.literal('page-empty') }),
  z.object({ kind: z.literal('page-not-read'), detail: z.string() }),
  /** The tab went to another address while the answer was made. */
  z.object({ kind: z.literal('page-left') }),
  z.object({ kind: z.literal('tab-closed') }),
  z.object({ kind: z.literal('nothing-selected') }),
  /** The page was fetched, and its server gave none. `retryAt`: when it asked to be asked again, in milliseconds since the epoch. */
  z.object({ kind: z.literal('page-refused'), site: z.string(), status: z.number().int(), retryAt: z.number().optional() }),
  /** The page was fetched, and the site wants the reader to sign in first. */
  z.object({ kind: z.literal('sign-in-needed'), site: z.string() }),

  // The endpoint
  z.object({ kind: z.literal('key-rejected'), host }),
  z.object({ kind: z.literal('model-missing'), host, model: z.string(), models: z.array(z.string()) }),
  /** Something answers there, but not an OpenAI-compatible endpoint. */
  z.object({ kind: z.literal('address-wrong'), baseUrl: z.string() }),
  /** The browser has not been given the permission to call it. */
  z.object({ kind: z.literal('endpoint-not-permitted'), host }),
  /** `why` where the platform tells: a browser says the same of a refused connection, an unknown name and a bad certificate. */
  z.object({
    kind: z.literal('endpoint-unreachable'),
    baseUrl: z.string(),
    why: z.enum(['certificate', 'unknown-host', 'refused']).optional(),
  }),
  /** A local server that refuses an extension's Origin (Ollama). `line` is what to set there. */
  z.object({ kind: z.literal('origin-forbidden'), host, line: z.string() }),
  z.object({ kind: z.literal('context-too-long'), host, limit: z.number().optional() }),
  z.object({ kind: z.literal('refused-by-filter'), host }),
  z.object({ kind: z.literal('out-of-credit'), host }),
  /** `retryAt`: milliseconds since the epoch. */
  z.object({ kind: z.literal('rate-limited'), host, retryAt: z.number().optional() }),
  z.object({ kind: z.literal('overloaded'), host }),
  z.object({ kind: z.literal('request-rejected'), host, detail: z.string() }),
  z.object({ kind: z.literal('timed-out'), host, stage: z.enum(['headers', 'first-text', 'silence', 'total']), ms: z.number() }),
  /** The stream ended before the answer did. What was written stays. */
  z.object({ kind: z.literal('cut-off'), host, cause: z.enum(['connection', 'length', 'server']) }),
  /** It replied, and nothing in the reply is an answer. */
  z.object({ kind: z.literal('reply-unusable'), host, detail: z.string() }),
  z.object({ kind: z.literal('budget-spent'), limit: z.number() }),
  z.object({ kind: z.literal('built-in-unavailable'), detail: z.string() }),

  // Ourselves
  /** The browser stopped the background worker in the middle of the run. */
  z.object({ kind: z.literal('worker-stopped') }),
  z.object({ kind: z.literal('cancelled') }),
  z.object({ kind: z.literal('storage-full') }),
  /** A bug: what it said, for whoever mends it. */
  z.object({ kind: z.literal('unexpected'), detail: z.string() }),
]);
export type Failure = z.infer<typeof Failure>;
export type FailureKind = Failure['kind'];
