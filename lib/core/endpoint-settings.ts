import { z } from 'zod';

/** Money per million tokens. */
export const Price = z.object({
  currency: z.string().default('USD'),
  input: z.number().min(0),
  cachedInput: z.number().min(0).optional(),
  output: z.number().min(0),
});
export type Price = z.infer<typeof Price>;

/** How a server wants its structured output asked for; from strict to lenient. */
export const StructuredOutput = z.enum(['json-schema', 'json-object', 'prompt-only']);
export type StructuredOutput = z.infer<typeof StructuredOutput>;

/** What was learnt of an endpoint and model, by the connection test or from a refusal, and is used from then on. */
export const EndpointProfile = z.object({
  /** The address that answered, normalised. */
  baseUrl: z.string(),
  model: z.string(),
  structuredOutput: StructuredOutput,
  tokenField: z.enum(['max_tokens', 'max_completion_tokens', 'none']),
  /** Whether `stream_options` is accepted, and usage arrived in the stream. */
  usageInStream: z.boolean(),
  streamOptions: z.boolean().default(true),
  /** False: the model's chat template knows no system message, and the rules stand in the first user message. */
  systemRole: z.boolean().default(true),
  reasoningField: z.string().optional(),
  firstByteMs: z.number().optional(),
  /** The first content came as late as the last: something between holds the stream back. */
  buffered: z.boolean().optional(),
  /** Tokens of context, as a refusal told them: the settings' figure is a guess beside it. A new connection test forgets it. */
  contextTokens: z.number().int().positive().optional(),
  testedAt: z.number().optional(),
});
export type EndpointProfile = z.infer<typeof EndpointProfile>;

/** One endpoint, as the reader or policy set it. */
export const EndpointSettings = z.object({
  id: z.string(),
  name: z.string(),
  /** As typed; the profile holds what it became. */
  baseUrl: z.string(),
  apiKey: z.string().default(''),
  keyStyle: z.enum(['bearer', 'api-key', 'none']).default('bearer'),
  model: z.string(),
  headers: z.record(z.string(), z.string()).default({}),
  query: z.record(z.string(), z.string()).default({}),
  price: Price.optional(),
  /** Milliseconds. Local servers send their headers with the first word, after minutes of reading on a machine without a graphics card. */
  timeouts: z
    .object({
      headers: z.number().default(120_000),
      firstText: z.number().default(120_000),
      silence: z.number().default(45_000),
      total: z.number().default(300_000),
    })
    .prefault({}),
  maxOutputTokens: z.number().int().positive().default(2_000),
  /** Tokens of input that it takes; passages are chosen to fit. */
  contextTokens: z.number().int().positive().default(8_000),
  /** Whether the ladder may go on to this endpoint after another one on a different host. */
  mayFollow: z.boolean().default(false),
  enabled: z.boolean().default(true),
  profile: EndpointProfile.optional(),
});
export type EndpointSettings = z.infer<typeof EndpointSettings>;
