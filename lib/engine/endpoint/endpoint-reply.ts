import type { ReportedUsage } from './usage';
import { readUsage } from './usage';

/** One event of a reply, as far as we read it. */
export interface ReplyPart {
  readonly text: string;
  readonly reasoning: string;
  /** Undefined: the field's name is not known yet. */
  readonly reasoningField?: string | undefined;
  /** The model's own words of refusal, which some servers send in a field of their own. */
  readonly refusal: string;
  readonly finish?: string | undefined;
  readonly usage?: ReportedUsage | undefined;
  readonly model?: string | undefined;
  /** An error inside a reply of 200. */
  readonly error?: unknown;
}

type Fields = Record<string, unknown>;
const asFields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? { ...value } : {});

/** Text is a string, or a list of parts (Mistral sends its thinking as such a part). */
const textOf = (content: unknown, wanted: 'text' | 'thinking'): string => {
  if (typeof content === 'string') return wanted === 'text' ? content : '';
  if (!Array.isArray(content)) return '';
  return content
    .map(asFields)
    .filter((part) => (part.type === 'thinking') === (wanted === 'thinking'))
    .map((part) => (wanted === 'thinking' ? textOf(part.thinking, 'text') : typeof part.text === 'string' ? part.text : ''))
    .join('');
};

const REASONING_FIELDS = ['reasoning_content', 'reasoning', 'thinking'];

/**
 * Reads a chunk of a stream or a whole reply: they differ in `delta` and `message`. Servers leave out nearly everything: `choices`, the
 * role, `delta` itself; so nothing is taken for granted.
 */
export const readReply = (reply: unknown): ReplyPart => {
  const fields = asFields(reply);
  const choice = asFields(Array.isArray(fields.choices) ? fields.choices[0] : undefined);
  const message = asFields(choice.delta ?? choice.message);
  const reasoningField = REASONING_FIELDS.find((name) => typeof message[name] === 'string' && message[name] !== '');
  const finish = choice.finish_reason ?? choice.native_finish_reason;
  return {
    text: textOf(message.content, 'text'),
    reasoning: reasoningField ? String(message[reasoningField]) : textOf(message.content, 'thinking'),
    reasoningField,
    refusal: typeof message.refusal === 'string' ? message.refusal : '',
    finish: typeof finish === 'string' && finish !== '' ? finish.toLowerCase() : undefined,
    usage: readUsage(fields.usage) ?? readUsage(asFields(fields.x_groq).usage),
    model: typeof fields.model === 'string' && fields.model !== '' ? fields.model : undefined,
    error: fields.error || choice.error || undefined,
  };
};

/** What an ending means, in the words of different makers. */
export const endingOf = (finish: string): 'whole' | 'length' | 'filter' | 'error' => {
  if (/length|max_?tokens|max_output|model_context/.test(finish)) return 'length';
  if (/filter|safety|refusal|blocklist|prohibited|recitation|moderation/.test(finish)) return 'filter';
  return /error|fail|abort/.test(finish) ? 'error' : 'whole';
};
