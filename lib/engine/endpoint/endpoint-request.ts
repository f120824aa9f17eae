import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import type { EndpointProfile, EndpointSettings } from '@/lib/core/endpoint-settings';
import type { Prompt, PromptMessage } from '@/lib/core/prompt/prompt';
import type { Setback } from './setback';

/** OpenAI's own servers refuse `max_tokens` for their newer models; nearly all others know nothing else. */
const NEW_TOKEN_FIELD = /(^|\.)(openai\.com|openai\.azure\.com)$/;

/** What is assumed of an endpoint that was never called. */
export const firstProfile = (baseUrl: string, model: string): EndpointProfile => ({
  baseUrl,
  model,
  structuredOutput: 'json-schema',
  tokenField: NEW_TOKEN_FIELD.test(new URL(baseUrl).hostname) ? 'max_completion_tokens' : 'max_tokens',
  usageInStream: true,
  streamOptions: true,
  systemRole: true,
});

const schemaNote = (schema: Record<string, unknown>): string =>
  `Reply with one JSON object and nothing else. It must match this JSON schema:\n${JSON.stringify(schema)}`;

/** The schema stands in the prompt on every rung: the strict one is accepted and ignored by some servers. */
const messagesFor = ({ messages, schema }: Prompt, { systemRole }: EndpointProfile): readonly PromptMessage[] => {
  const note = schemaNote(schema);
  const [first, ...rest] = messages;
  const noted: readonly PromptMessage[] =
    first?.role === 'system'
      ? [{ role: 'system', content: `${first.content}\n\n${note}` }, ...rest]
      : [{ role: 'system', content: note }, ...messages];
  if (systemRole) return noted;
  const rules = noted.filter(({ role }) => role === 'system').map(({ content }) => content);
  const others = noted.filter(({ role }) => role !== 'system');
  const at = others.findIndex(({ role }) => role === 'user');
  return others.map((message, index) => (index === at ? { ...message, content: [...rules, message.content].join('\n\n') } : message));
};

const responseFormat = (
  schema: Record<string, unknown>,
  rung: EndpointProfile['structuredOutput'],
): Pick<ChatCompletionCreateParamsStreaming, 'response_format'> => {
  switch (rung) {
    case 'json-schema':
      return { response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } } };
    case 'json-object':
      return { response_format: { type: 'json_object' } };
    case 'prompt-only':
      // Not `{type: 'text'}`: it is the default everywhere, and refused here and there.
      return {};
  }
};

/** The request, with nothing in it that is not needed: Gemini and Anthropic refuse fields that they do not know. */
export const requestFor = (
  prompt: Prompt,
  { model, maxOutputTokens }: Pick<EndpointSettings, 'model' | 'maxOutputTokens'>,
  profile: EndpointProfile,
): ChatCompletionCreateParamsStreaming => ({
  model,
  messages: messagesFor(prompt, profile).map(({ role, content }) => ({ role, content })),
  stream: true,
  ...(profile.streamOptions && { stream_options: { include_usage: true } }),
  ...(profile.tokenField !== 'none' && { [profile.tokenField]: maxOutputTokens }),
  ...responseFormat(prompt.schema, profile.structuredOutput),
});

/**
 * What to do differently after a refusal of a field. Each step is taken once: from strict to lenient, never back.
 * @param refusedTokenFields those that were refused in this run.
 * @returns undefined when it objects to something that cannot be changed.
 */
export const adaptTo = (setback: Setback, profile: EndpointProfile, refusedTokenFields: readonly string[]): EndpointProfile | undefined => {
  if (setback.kind !== 'parameter') return undefined;
  switch (setback.param) {
    case 'response_format':
      if (profile.structuredOutput === 'json-schema') return { ...profile, structuredOutput: 'json-object' };
      return profile.structuredOutput === 'json-object' ? { ...profile, structuredOutput: 'prompt-only' } : undefined;
    case 'max_tokens':
    case 'max_completion_tokens': {
      if (profile.tokenField === 'none') return undefined;
      // "Use max_completion_tokens instead" names both; what was sent is what is meant.
      const other = profile.tokenField === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
      return { ...profile, tokenField: refusedTokenFields.includes(other) ? 'none' : other };
    }
    case 'stream_options':
      return profile.streamOptions ? { ...profile, streamOptions: false } : undefined;
    case 'system':
      return profile.systemRole ? { ...profile, systemRole: false } : undefined;
    default:
      return undefined;
  }
};
