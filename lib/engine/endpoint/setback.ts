import type { Failure } from '@/lib/core/failure';
import { askedWait } from './asked-wait';
import type { Trouble } from './trouble';

/** The budget that ran out. */
export type Stage = Extract<Failure, { kind: 'timed-out' }>['stage'];

/** Why a call gave no whole answer, as far as it matters for what to do next. `waitMs`: what the server asked for. */
export type Setback =
  | { readonly kind: 'rate-limit'; readonly waitMs?: number | undefined }
  | { readonly kind: 'quota' }
  | { readonly kind: 'overloaded'; readonly waitMs?: number | undefined }
  | { readonly kind: 'loading'; readonly waitMs?: number | undefined }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'context'; readonly limit?: number | undefined }
  | { readonly kind: 'filter' }
  | { readonly kind: 'key' }
  | { readonly kind: 'origin' }
  | { readonly kind: 'model' }
  | { readonly kind: 'address' }
  /** `param`: the field of the request that it objects to. */
  | { readonly kind: 'parameter'; readonly param: string }
  | { readonly kind: 'rejected' }
  /** An error in the middle of a reply that says nothing of its cause. */
  | { readonly kind: 'broken' }
  /** Nothing answered. `why`, where the platform says so. */
  | { readonly kind: 'unreachable'; readonly why?: 'certificate' | 'unknown-host' | 'refused' | undefined }
  /** The reply ended before the answer did. */
  | { readonly kind: 'cut'; readonly cause: 'connection' | 'length' | 'server' }
  /** One of our own budgets ran out. */
  | { readonly kind: 'late'; readonly stage: Stage; readonly ms: number }
  /** A reply that holds no answer. */
  | { readonly kind: 'unusable'; readonly detail: string }
  | { readonly kind: 'cancelled' };

/** Milliseconds that a model that is being loaded gets before it is asked again. */
const LOADING_WAIT = 2000;

const QUOTA_CODES = /insufficient_quota|credit|billing|payment|budget_exceeded|insufficient_(funds|balance)/;
const QUOTA_WORDS =
  /exceeded your current quota|(insufficient|not enough|out of|run out of|no) (credits?|quota|balance|funds)|credit balance|budget has been exceeded|payment required|billing (hard )?limit|spending limit/i;
const PER_TIME = /per[ _-]?(second|minute|min|hour|day)|\b[rt]p[mds]\b/i;

const KEY_CODES = /invalid_api_key|api_key_invalid|authentication|unauthenticated|unauthorized|invalid_token|expired_token|no_api_key/;
const KEY_WORDS =
  /(api|access|subscription|virtual|license)[ _-]?(key|token)s?\b[^.]{0,40}\b(not valid|invalid|incorrect|expired|missing|required|not found|revoked|wrong)|\b(invalid|incorrect|expired|missing|no|wrong|unknown|malformed)\b[^.]{0,30}\b(api|access|subscription|virtual)[ _-]?(key|token)|invalid (bearer|auth|credentials?|token)|unauthori[sz]ed|authentication (failed|required|error)|not authenticated/i;

const FILTER_CODES = /content_?(filter|policy)|moderation|safety|responsibleai|guardrail|prohibited_content/;
const FILTER_WORDS =
  /content (filter|management policy|policy)|flagged|safety (system|filter|setting)|moderation|guardrail|usage polic|violat\w+ .{0,40}polic/i;

const CONTEXT_CODES =
  /context_?(length|window|size)|exceed_context|string_above_max_length|input_too_long|prompt_too_long|request_too_large/;
const CONTEXT_WORDS =
  /context[ _-]?(length|window|size)|maximum context|(prompt|input|request|message)s?( is| are)? too (long|large)|too many (input |prompt )?tokens|input length|reduce the length|input token count|passed \d+ input tokens|exceeds? [^.]{0,40}(token limit|maximum (number of )?(input )?tokens|max_model_len|maximum model length)|prompt [^.]{0,30}exceed|longer than the maximum|maximum model length/i;

const MODEL_CODES = /model_?not_?(found|available)|deploymentnotfound|no_such_model|invalid_model|unknown_model|model_not_supported/;
const MODEL_WORDS =
  /\bmodels?\b[^.]{0,120}?\b(not found|not exist|does not exist|not available|not supported|unknown|invalid|no access|not have access|not loaded|is not a valid)|\b(no|invalid|unknown|unsupported|missing)\b ?(such )?(models?|deployments?)\b|not a valid model|no models? loaded|no endpoints found|deployment[^.]{0,60}(not exist|not found)|must have access to (it|the model)|try pulling it/i;

const ADDRESS_WORDS =
  /unexpected endpoint|no route|cannot (post|get) |unknown (request )?(url|endpoint|path)|invalid url|method not allowed|page not found|not implemented/i;

const PARAMETER_CODES = /unsupported_(parameter|value)|unknown_parameter|invalid_parameter|extra_forbidden|literal_error|unrecognized/;
const PARAMETER_WORDS =
  /unsupported|not supported|unknown|unrecogni[sz]ed|not permitted|not allowed|must be|field required|is required|cannot find field|validation error|unexpected|extra (inputs|fields)|invalid|not implemented|too large|failed to parse|could not|unresolved/i;
/** Fields that a request of ours may have; the schema's own keywords stand for the field that carries them. */
const FIELDS: readonly (readonly [string, RegExp])[] = [
  ['max_completion_tokens', /max_completion_tokens/i],
  ['max_tokens', /max_tokens/i],
  ['stream_options', /stream_options|include_usage/i],
  [
    'response_format',
    /response_?format|response_?schema|json_?schema|json_?object|\$schema|additionalProperties|structured.?outputs?|guided|grammar|json mode/i,
  ],
  ['system', /system (role|message|prompt)|role.{0,5}system|developer instruction/i],
];

const PLACE_WORDS = /country|region|territory|\bip\b|blocked/i;

const LOADING_WORDS = /loading|warming|starting up|is starting|initiali[sz]ing|cold start|not ready/i;
const BUSY_CODES = /overload|unavailable|server_error|internal|capacity|busy|bad_gateway|api_error/;
const BUSY_WORDS = /overload|capacity|busy|unavailable|try again later|high (demand|load)/i;
const RATE_CODES = /rate.?limit|slow_down|throttl|too.?many.?requests|resource_exhausted/;
const RATE_WORDS = /rate.?limit|too many requests|throttl|slow down/i;
const TIMEOUT_CODES = /timeout|timed_out|deadline_exceeded/;

const TOO_LARGE_WORDS = /request too large|tokens must be reduced|reduce your message size/i;
const NUMBER = String.raw`[\s:=]{1,3}(\d[\d,]*)(?!\d|\.\d)`;
const ALLOWED = new RegExp(String.raw`\blimit(?: is)?${NUMBER}`, 'i');
const WANTED = new RegExp(String.raw`\brequested(?: tokens)?${NUMBER}`, 'i');

const countIn = (message: string, pattern: RegExp): number | undefined => {
  const count = pattern.exec(message)?.[1];
  return count === undefined ? undefined : Number(count.replaceAll(',', ''));
};

/** More is asked for at once than a whole minute, hour or day allows: it never fits, however long one waits. */
const neverFits = (message: string): boolean => {
  const [allowed, wanted] = [countIn(message, ALLOWED), countIn(message, WANTED)];
  return TOO_LARGE_WORDS.test(message) || (allowed !== undefined && wanted !== undefined && wanted > allowed);
};

const limitOf = (trouble: Trouble): number | undefined => {
  const told = JSON.stringify(trouble.body ?? '');
  const limit =
    /"n_ctx":\s*(\d+)/.exec(told)?.[1] ??
    /(?:maximum|max|limit|available|window|context)[^\d]{0,60}?(\d[\d,]{2,})\)?\s*tokens?/i.exec(trouble.message)?.[1] ??
    /maximum[^\d]{0,40}(\d[\d,]{2,})/i.exec(trouble.message)?.[1];
  if (limit !== undefined) return Number(limit.replaceAll(',', ''));
  return neverFits(trouble.message) ? countIn(trouble.message, ALLOWED) : undefined;
};

const parameterOf = ({ param, message }: Trouble): string | undefined =>
  FIELDS.find(([, pattern]) => param !== undefined && pattern.test(param))?.[0] ??
  FIELDS.find(([, pattern]) => pattern.test(message))?.[0] ??
  (param ||
    (/(?:parameter|name|field|argument)s?:?\s+["'`]?([a-z_]+(?:\.[a-z_]+)*)["'`]/i.exec(message)?.[1] ??
      /\bbody\.([a-z_.]+)/.exec(message)?.[1]));

/**
 * Decides by what was said first and by the status only then: the same status means different things on different servers, and a reply
 * of 200, or one inside a stream, has none. Every rule is about words that several servers share; see docs/operating.md for the servers.
 */
export const setbackOf = (trouble: Trouble, now: number): Setback => {
  const { status, codes, message, empty, html } = trouble;
  const code = codes.join(' ');
  const waitMs = askedWait(trouble, now);
  /** Sentences of a web page are about the page. */
  const said = html ? '' : message;
  const isBadRequest =
    status === undefined || status === 400 || status === 404 || status === 413 || status === 422 || status === 500 || status === 501;

  if (/insufficient_quota|credit_balance|budget_exceeded/.test(code) || status === 402) return { kind: 'quota' };
  // "Exceeded your quota" with a time to wait, or per minute, is a rate.
  if ((QUOTA_CODES.test(code) || QUOTA_WORDS.test(said)) && waitMs === undefined && !PER_TIME.test(said)) return { kind: 'quota' };

  // An allowance of nothing is no rate, whatever time to wait stands beside it.
  if ((status === 429 || RATE_CODES.test(code)) && countIn(said, ALLOWED) === 0) return { kind: 'quota' };

  if (CONTEXT_CODES.test(code) || status === 413 || neverFits(said)) return { kind: 'context', limit: limitOf(trouble) };

  if (status === 403 && (empty || /\borigin\b|cors/i.test(said))) return { kind: 'origin' };
  if (FILTER_CODES.test(code) || (FILTER_WORDS.test(said) && status !== 429 && status !== 401)) return { kind: 'filter' };
  if (MODEL_CODES.test(code)) return { kind: 'model' };

  // A gateway that was refused upstream says so in words, under a status of its own.
  if (status === 401 || status === 407 || (status !== 429 && (KEY_CODES.test(code) || KEY_WORDS.test(said)))) return { kind: 'key' };

  if (status === 429 || ((RATE_CODES.test(code) || RATE_WORDS.test(said)) && (status === undefined || status >= 400)))
    return { kind: 'rate-limit', waitMs };

  const named = parameterOf(trouble);
  if (isBadRequest && named !== undefined && status !== 404 && (PARAMETER_CODES.test(code) || PARAMETER_WORDS.test(said))) {
    // "max_tokens is too large" is about a field, "maximum context length is … tokens" is not, though it may name one.
    if (!CONTEXT_WORDS.test(said) || PARAMETER_CODES.test(code)) return { kind: 'parameter', param: named };
  }
  if (CONTEXT_WORDS.test(said) && (isBadRequest || status === 503)) return { kind: 'context', limit: limitOf(trouble) };
  if ((status === undefined || (status >= 400 && status < 500)) && MODEL_WORDS.test(said)) return { kind: 'model' };

  // Where it is no block of a proxy or a country, a 403 is about what the key may do.
  if (status === 403) return html || PLACE_WORDS.test(said) ? { kind: 'rejected' } : { kind: 'key' };
  if (status === 404 || status === 405 || status === 410 || status === 501 || ADDRESS_WORDS.test(said)) return { kind: 'address' };
  if (status === 408 || status === 504 || status === 522 || status === 524 || TIMEOUT_CODES.test(code)) return { kind: 'timeout' };
  if ((status === undefined || status >= 500) && LOADING_WORDS.test(said)) return { kind: 'loading', waitMs: waitMs ?? LOADING_WAIT };
  if (status === undefined ? BUSY_CODES.test(code) || BUSY_WORDS.test(said) : status >= 500 || status === 425)
    return { kind: 'overloaded', waitMs };
  return status === undefined ? { kind: 'broken' } : { kind: 'rejected' };
};
