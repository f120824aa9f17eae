import type { FailureKind } from '@/lib/core/failure';

/** One way in which a server says no, as it goes over the wire. */
export interface ErrorReply {
  /** Which server, and what it means. */
  readonly name: string;
  /** 200: an error in a reply that claims to be one. */
  readonly status: number;
  /** A string is sent as it is. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly failure: FailureKind;
  /** Milliseconds that it asks to wait. */
  readonly waitMs?: number;
  /** The field of the request that it objects to: it is asked again without it, and only then given up. */
  readonly objectsTo?: string;
  /** Worth asking again. */
  readonly again?: true;
}

const openAi = (status: number, code: string, message: string, more: object = {}) => ({
  status,
  body: { error: { message, type: 'invalid_request_error', param: null, code, ...more } },
});
const google = (status: number, name: string, message: string, details: readonly object[] = []) => ({
  status,
  body: [{ error: { code: status, message, status: name, details } }],
});
const page = (status: number, title: string) => ({
  status,
  body: `<html>\r\n<head><title>${title}</title></head>\r\n<body><center><h1>${title}</h1></center></body></html>`,
  headers: { 'content-type': 'text/html' },
});

/**
 * How the servers that people run put their refusals, from their documentation, their sources and the reports of their users. The words
 * differ from release to release, so they are cases for the rules in setback.ts and not a list to be matched.
 */
export const errorReplies: readonly ErrorReply[] = [
  // OpenAI and Azure
  {
    name: 'OpenAI: rate',
    ...openAi(429, 'rate_limit_exceeded', 'Rate limit reached for gpt-x'),
    headers: { 'retry-after': '2' },
    failure: 'rate-limited',
    waitMs: 2000,
    again: true,
  },
  {
    name: 'OpenAI: rate, told by its own header',
    ...openAi(429, 'rate_limit_exceeded', 'Rate limit reached'),
    headers: { 'x-ratelimit-reset-tokens': '6m0s' },
    failure: 'rate-limited',
    waitMs: 360_000,
  },
  {
    name: 'OpenAI: rate, two limits, one used up',
    ...openAi(429, 'rate_limit_exceeded', 'Rate limit reached'),
    headers: {
      'x-ratelimit-reset-requests': '20ms',
      'x-ratelimit-remaining-requests': '12',
      'x-ratelimit-reset-tokens': '45s',
      'x-ratelimit-remaining-tokens': '0',
    },
    failure: 'rate-limited',
    waitMs: 45_000,
  },
  {
    name: 'OpenAI: slow down',
    ...openAi(429, 'slow_down', 'Slow down', { type: 'rate_limit_error' }),
    failure: 'rate-limited',
    again: true,
  },
  {
    name: 'OpenAI: more tokens than a minute allows',
    ...openAi(
      429,
      'rate_limit_exceeded',
      'Request too large for gpt-x on tokens per min (TPM): Limit 30000, Requested 41000. The input or output tokens must be reduced in order to run successfully.',
    ),
    failure: 'context-too-long',
  },
  {
    name: 'OpenAI: no money',
    ...openAi(429, 'insufficient_quota', 'You exceeded your current quota, please check your plan and billing details.', {
      type: 'insufficient_quota',
    }),
    failure: 'out-of-credit',
  },
  {
    name: 'OpenAI: no money, with a time to wait',
    ...openAi(429, 'insufficient_quota', 'You exceeded your current quota.', { type: 'insufficient_quota' }),
    headers: { 'retry-after': '1' },
    failure: 'out-of-credit',
  },
  {
    name: 'OpenAI: credit used up',
    ...openAi(429, 'credit_balance_exhausted', 'Your credit balance is exhausted'),
    failure: 'out-of-credit',
  },
  {
    name: 'OpenAI: billing limit',
    ...openAi(400, 'billing_hard_limit_reached', 'Billing hard limit has been reached'),
    failure: 'out-of-credit',
  },
  {
    name: 'OpenAI: overloaded',
    ...openAi(503, 'server_is_overloaded', 'The engine is currently overloaded, please try again later', {
      type: 'service_unavailable_error',
    }),
    failure: 'overloaded',
    again: true,
  },
  {
    name: 'OpenAI: server error',
    ...openAi(500, '', 'The server had an error while processing your request. Sorry about that!', { type: 'server_error' }),
    failure: 'overloaded',
    again: true,
  },
  { name: 'OpenAI: key', ...openAi(401, 'invalid_api_key', 'Incorrect API key provided: sk-abc***xyz.'), failure: 'key-rejected' },
  {
    name: 'OpenAI: context',
    ...openAi(
      400,
      'context_length_exceeded',
      "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.",
    ),
    failure: 'context-too-long',
  },
  {
    name: 'OpenAI: message too long',
    ...openAi(
      400,
      'string_above_max_length',
      "Invalid 'messages[1].content': string too long. Expected a string with maximum length 1048576.",
    ),
    failure: 'context-too-long',
  },
  {
    name: 'OpenAI: model',
    ...openAi(404, 'model_not_found', 'The model `gpt-x` does not exist or you do not have access to it.'),
    failure: 'model-missing',
  },
  {
    name: 'OpenAI: model not in this project',
    ...openAi(403, 'model_not_found', 'Project `p` does not have access to model `gpt-x`'),
    failure: 'model-missing',
  },
  {
    name: 'OpenAI: country',
    ...openAi(403, 'unsupported_country_region_territory', 'Country, region, or territory not supported'),
    failure: 'request-rejected',
  },
  {
    name: 'OpenAI: old token field',
    ...openAi(
      400,
      'unsupported_parameter',
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      { param: 'max_tokens' },
    ),
    failure: 'request-rejected',
    objectsTo: 'max_tokens',
  },
  {
    name: 'OpenAI: schema',
    ...openAi(
      400,
      '',
      "Invalid schema for response_format 'answer': In context=(), 'additionalProperties' is required to be supplied and to be false.",
      { param: 'response_format' },
    ),
    failure: 'request-rejected',
    objectsTo: 'response_format',
  },
  {
    name: 'Azure: rate',
    ...openAi(429, '429', 'Requests have exceeded the call rate limit. Please retry after 6 seconds.'),
    headers: { 'retry-after': '6', 'retry-after-ms': '5400' },
    failure: 'rate-limited',
    waitMs: 5400,
    again: true,
  },
  {
    name: 'Azure: rate, by its sentence',
    ...openAi(429, '429', 'Requests have exceeded the token rate limit of your current pricing tier. Please retry after 57 seconds.'),
    failure: 'rate-limited',
    waitMs: 57_000,
  },
  {
    name: 'Azure: filter',
    ...openAi(400, 'content_filter', "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.", {
      status: 400,
      innererror: { code: 'ResponsibleAIPolicyViolation', content_filter_result: { hate: { filtered: true, severity: 'high' } } },
    }),
    failure: 'refused-by-filter',
  },
  {
    name: 'Azure: deployment',
    ...openAi(404, 'DeploymentNotFound', 'The API deployment for this resource does not exist.'),
    failure: 'model-missing',
  },
  {
    name: 'Azure: key',
    status: 401,
    body: { error: { code: '401', message: 'Access denied due to invalid subscription key or wrong API endpoint.' } },
    failure: 'key-rejected',
  },
  {
    name: 'Azure: old api-version',
    ...openAi(400, '', 'Unrecognized request argument supplied: stream_options', { param: null }),
    failure: 'request-rejected',
    objectsTo: 'stream_options',
  },
  // vLLM, llama.cpp, Ollama, LM Studio
  {
    name: 'vLLM: context',
    status: 400,
    body: {
      error: {
        message: "You passed 9001 input tokens and requested 2000 output tokens. However, the model's context length is only 8192 tokens.",
        type: 'BadRequestError',
        param: 'input_tokens',
        code: 400,
      },
    },
    failure: 'context-too-long',
  },
  {
    name: 'vLLM: context, as a server error',
    status: 500,
    body: {
      error: {
        message: 'The decoder prompt (length 9001) is longer than the maximum model length of 8192.',
        type: 'InternalServerError',
        code: 500,
      },
    },
    failure: 'context-too-long',
  },
  {
    name: 'vLLM: fields at the top',
    status: 400,
    body: {
      object: 'error',
      message: "This model's maximum context length is 4096 tokens.",
      type: 'BadRequestError',
      param: null,
      code: 400,
    },
    failure: 'context-too-long',
  },
  {
    name: 'vLLM: model',
    status: 404,
    body: { error: { message: 'The model `m` does not exist.', type: 'NotFoundError', param: 'model', code: 404 } },
    failure: 'model-missing',
  },
  {
    name: 'vLLM: new token field',
    status: 400,
    body: {
      object: 'error',
      message: "[{'type': 'extra_forbidden', 'loc': ('body', 'max_completion_tokens'), 'msg': 'Extra inputs are not permitted'}]",
      code: 400,
    },
    failure: 'request-rejected',
    objectsTo: 'max_tokens',
  },
  {
    name: 'vLLM: no system message in the template',
    status: 400,
    body: { error: { message: 'System role not supported', type: 'BadRequestError', code: 400 } },
    failure: 'request-rejected',
    objectsTo: 'system',
  },
  {
    name: 'llama.cpp: loading',
    status: 503,
    body: { error: { message: 'Loading model', type: 'unavailable_error', code: 503 } },
    failure: 'overloaded',
    waitMs: 2000,
    again: true,
  },
  {
    name: 'llama.cpp: context',
    status: 400,
    body: {
      error: {
        code: 400,
        message: 'request (9000 tokens) exceeds the available context size (4096 tokens), try increasing it',
        type: 'exceed_context_size_error',
        n_prompt_tokens: 9000,
        n_ctx: 4096,
      },
    },
    failure: 'context-too-long',
  },
  {
    name: 'llama.cpp: key',
    status: 401,
    body: { error: { message: 'Invalid API Key', type: 'authentication_error', code: 401 } },
    failure: 'key-rejected',
  },
  {
    name: 'llama.cpp: reference in the schema',
    status: 400,
    body: { error: { code: 400, message: 'Failed to parse json_schema: unresolved reference', type: 'invalid_request_error' } },
    failure: 'request-rejected',
    objectsTo: 'response_format',
  },
  { name: 'Ollama: origin', status: 403, body: '', failure: 'origin-forbidden' },
  {
    name: 'Ollama: context',
    status: 400,
    body: { error: { message: 'the input length exceeds the context length', type: 'invalid_request_error' } },
    failure: 'context-too-long',
  },
  {
    name: 'Ollama: model',
    status: 404,
    body: { error: { message: "model 'x' not found", type: 'api_error', param: null, code: null } },
    failure: 'model-missing',
  },
  {
    name: 'Ollama: busy',
    status: 503,
    body: { error: { message: 'server busy, please try again.  maximum pending requests exceeded' } },
    failure: 'overloaded',
    again: true,
  },
  {
    name: 'LM Studio: json_object',
    status: 400,
    body: { error: "'response_format.type' must be 'json_schema' or 'text'" },
    failure: 'request-rejected',
    objectsTo: 'response_format',
  },
  {
    name: 'LM Studio: context, in a 200',
    status: 200,
    body: {
      error:
        'Trying to keep the first 9000 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens, which is not enough.',
    },
    failure: 'context-too-long',
  },
  {
    name: 'LM Studio: no model',
    status: 404,
    body: {
      error: {
        message: 'No models loaded. Please load a model in the developer page or use the `lms load` command.',
        type: 'invalid_request_error',
        param: 'model',
        code: 'model_not_found',
      },
    },
    failure: 'model-missing',
  },
  {
    name: 'LM Studio: address, in a 200',
    status: 200,
    body: { error: 'Unexpected endpoint or method. (POST /chat/completions)' },
    failure: 'address-wrong',
  },
  // Gateways
  {
    name: 'LiteLLM: rate, by its sentence',
    status: 429,
    body: {
      error: {
        message: 'litellm.RateLimitError: No deployments available for selected model, Try again in 60 seconds. Passed model=m',
        type: 'None',
        param: 'None',
        code: '429',
      },
    },
    failure: 'rate-limited',
    waitMs: 60_000,
  },
  {
    name: 'LiteLLM: budget',
    status: 400,
    body: {
      error: {
        message: 'Budget has been exceeded! Current cost: 10.2, Max budget: 10.0',
        type: 'budget_exceeded',
        param: null,
        code: '400',
      },
    },
    failure: 'out-of-credit',
  },
  {
    name: 'LiteLLM: key',
    status: 401,
    body: { error: { message: 'Authentication Error, Invalid proxy server token passed', type: 'auth_error', param: 'None', code: '401' } },
    failure: 'key-rejected',
  },
  {
    name: 'LiteLLM: model',
    status: 400,
    body: {
      error: {
        message: '/chat/completions: Invalid model name passed in model=m. Call `/v1/models` to view available models for your key.',
        type: 'invalid_request_error',
        param: 'None',
        code: '400',
      },
    },
    failure: 'model-missing',
  },
  {
    name: 'OpenRouter: credits',
    status: 402,
    body: { error: { code: 402, message: 'Insufficient credits. Add more using https://openrouter.ai/settings/credits' } },
    failure: 'out-of-credit',
  },
  {
    name: 'OpenRouter: moderation',
    status: 403,
    body: {
      error: {
        code: 403,
        message: 'm requires moderation on OpenAI. Your input was flagged for "violence".',
        metadata: { reasons: ['violence'], flagged_input: '…' },
      },
    },
    failure: 'refused-by-filter',
  },
  {
    name: 'OpenRouter: no provider',
    status: 503,
    body: { error: { code: 503, message: 'No instances available' } },
    failure: 'overloaded',
    again: true,
  },
  {
    name: 'OpenRouter: model',
    status: 400,
    body: { error: { code: 400, message: 'm is not a valid model ID' } },
    failure: 'model-missing',
  },
  {
    name: 'OpenRouter: rate upstream',
    status: 429,
    body: {
      error: {
        code: 429,
        message: 'Provider returned error',
        metadata: { raw: '{"error":{"message":"Rate limited. Try again in 27s"}}', provider_name: 'P' },
      },
    },
    failure: 'rate-limited',
    waitMs: 27_000,
  },
  {
    name: 'OpenRouter: rate, epoch in milliseconds',
    status: 429,
    body: { error: { code: 429, message: 'Rate limit exceeded: free-models-per-day' } },
    headers: { 'x-ratelimit-reset': '9999999999000' },
    failure: 'rate-limited',
  },
  {
    name: 'Portkey: timeout',
    status: 408,
    body: { error: { type: 'timeout_error', message: 'Request exceeded the timeout', param: null, code: null } },
    failure: 'timed-out',
    again: true,
  },
  {
    name: 'Portkey: upstream key',
    status: 401,
    body: {
      error: { message: 'openai error: Incorrect API key provided', type: 'invalid_request_error', code: 'invalid_api_key' },
      provider: 'openai',
    },
    failure: 'key-rejected',
  },
  {
    name: 'Bedrock gateway: validation',
    status: 400,
    body: '1 validation error: body.reasoning_effort literal_error',
    headers: { 'content-type': 'text/plain' },
    failure: 'request-rejected',
  },
  {
    name: 'Bedrock gateway: throttled',
    status: 429,
    body: { detail: 'An error occurred (ThrottlingException): Too many requests, please wait before trying again.' },
    failure: 'rate-limited',
    again: true,
  },
  {
    name: 'Bedrock gateway: model',
    status: 400,
    body: { detail: 'Unsupported model m, please use models API to get a list of supported models' },
    failure: 'model-missing',
  },
  {
    name: 'FastAPI: validation',
    status: 422,
    body: { detail: [{ loc: ['body', 'stream_options'], msg: 'extra fields not permitted', type: 'value_error.extra' }] },
    failure: 'request-rejected',
    objectsTo: 'stream_options',
  },
  {
    name: 'Cloudflare: gateway',
    status: 401,
    body: { success: false, errors: [{ code: 10000, message: 'Authentication error' }] },
    failure: 'key-rejected',
  },
  // Vendors' compatible addresses
  {
    name: 'Anthropic: overloaded',
    status: 529,
    body: { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } },
    failure: 'overloaded',
    again: true,
  },
  {
    name: 'Anthropic: rate',
    status: 429,
    body: { error: { type: 'rate_limit_error', message: 'Number of request tokens has exceeded your per-minute rate limit' } },
    headers: { 'retry-after': '33' },
    failure: 'rate-limited',
    waitMs: 33_000,
  },
  {
    name: 'Anthropic: credit',
    status: 400,
    body: {
      error: {
        type: 'invalid_request_error',
        message: 'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.',
      },
    },
    failure: 'out-of-credit',
  },
  {
    name: 'Anthropic: strict',
    status: 400,
    body: { error: { message: 'response_format.json_schema.strict: Field required', type: 'invalid_request_error' } },
    failure: 'request-rejected',
    objectsTo: 'response_format',
  },
  {
    name: 'Anthropic: too long',
    status: 400,
    body: { error: { type: 'invalid_request_error', message: 'prompt is too long: 210000 tokens > 200000 maximum' } },
    failure: 'context-too-long',
  },
  {
    name: 'Anthropic: too large',
    status: 413,
    body: { error: { type: 'request_too_large', message: 'Request exceeds the maximum size' } },
    failure: 'context-too-long',
  },
  {
    name: 'Gemini: key',
    ...google(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', [
      { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' },
    ]),
    failure: 'key-rejected',
  },
  {
    name: 'Gemini: no key',
    ...google(
      403,
      'PERMISSION_DENIED',
      "Method doesn't allow unregistered callers. Please use API Key or other form of API consumer identity.",
    ),
    failure: 'key-rejected',
  },
  {
    name: 'Gemini: field',
    ...google(400, 'INVALID_ARGUMENT', 'Invalid JSON payload received. Unknown name "$schema": Cannot find field.'),
    failure: 'request-rejected',
    objectsTo: 'response_format',
  },
  {
    name: 'Gemini: rate',
    ...google(429, 'RESOURCE_EXHAUSTED', 'You exceeded your current quota, please check your plan and billing details.', [
      { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '27s' },
    ]),
    failure: 'rate-limited',
    waitMs: 27_000,
  },
  {
    name: 'Gemini: overloaded',
    ...google(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.'),
    failure: 'overloaded',
    again: true,
  },
  {
    name: 'Gemini: too long',
    ...google(400, 'INVALID_ARGUMENT', 'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).'),
    failure: 'context-too-long',
  },
  {
    name: 'Gemini: model',
    ...google(404, 'NOT_FOUND', 'models/x is not found for API version v1beta, or is not supported for generateContent.'),
    failure: 'model-missing',
  },
  {
    name: 'Gemini: a model that the account gets nothing of',
    ...google(
      429,
      'RESOURCE_EXHAUSTED',
      'You exceeded your current quota. * Quota exceeded for metric: generate_content_free_tier_requests, limit: 0, model: m\nPlease retry in 51.2s.',
      [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '51s' }],
    ),
    failure: 'out-of-credit',
  },

  // Groq
  {
    name: 'Groq: more tokens than a minute allows',
    ...openAi(
      413,
      'rate_limit_exceeded',
      'Request too large for model `m` in organization `o` service tier `on_demand` on tokens per minute (TPM): Limit 6000, Requested 9000, please reduce your message size and try again. Need more tokens? Upgrade to Dev Tier today at https://console.groq.com/settings/billing',
      { type: 'tokens' },
    ),
    failure: 'context-too-long',
  },
  {
    name: 'Groq: more tokens than a minute allows, in the words of a rate',
    ...openAi(
      429,
      'rate_limit_exceeded',
      'Rate limit reached for model `m` in organization `o` on tokens per minute (TPM): Limit 6000, Used 0, Requested 9000. Please try again in 30s.',
      { type: 'tokens' },
    ),
    headers: { 'retry-after': '2' },
    failure: 'context-too-long',
  },
  {
    name: 'Groq: more tokens than are left of the minute',
    ...openAi(
      429,
      'rate_limit_exceeded',
      'Rate limit reached for model `m` in organization `o` on tokens per minute (TPM): Limit 6000, Used 5000, Requested 1500. Please try again in 5s. Need more tokens? Upgrade to Dev Tier today at https://console.groq.com/settings/billing',
      { type: 'tokens' },
    ),
    failure: 'rate-limited',
    waitMs: 5000,
    again: true,
  },
  {
    name: 'GitHub Models: too large',
    ...openAi(413, 'tokens_limit_reached', 'Request body too large for m model. Max size: 8000 tokens.'),
    failure: 'context-too-long',
  },
  {
    name: 'a gateway that tells of a request that is too large upstream, in a 500',
    status: 500,
    body: {
      error: {
        message: 'RateLimitError: OpenAIException - Request too large for m on tokens per min (TPM): Limit 30,000, Requested 41,250.',
        type: 'rate_limit_error',
      },
    },
    failure: 'context-too-long',
  },

  // What stands in between
  { name: 'nginx: bad gateway', ...page(502, '502 Bad Gateway'), failure: 'overloaded', again: true },
  { name: 'nginx: gateway time-out', ...page(504, '504 Gateway Time-out'), failure: 'timed-out', again: true },
  { name: 'nginx: body too large', ...page(413, '413 Request Entity Too Large'), failure: 'context-too-long' },
  { name: 'nginx: not found', ...page(404, '404 Not Found'), failure: 'address-wrong' },
  { name: 'a company proxy that blocks', ...page(403, 'Access to this site is blocked'), failure: 'request-rejected' },
  { name: 'a sign-in page, in a 200', ...page(200, 'Sign in'), failure: 'address-wrong' },
  { name: 'Cloudflare: origin down', ...page(521, 'Web server is down'), failure: 'overloaded', again: true },
  { name: 'Cloudflare: origin slow', ...page(524, 'A timeout occurred'), failure: 'timed-out', again: true },
  { name: 'an API gateway', status: 403, body: { message: 'Forbidden' }, failure: 'key-rejected' },
  { name: 'no such path', status: 404, body: { detail: 'Not Found' }, failure: 'address-wrong' },
  { name: 'not for posting to', status: 405, body: { detail: 'Method Not Allowed' }, failure: 'address-wrong' },
  { name: 'a refusal without a reason', status: 400, body: '', failure: 'request-rejected' },
  { name: 'a refusal nobody foresaw', status: 418, body: { oops: true }, failure: 'request-rejected' },
];
