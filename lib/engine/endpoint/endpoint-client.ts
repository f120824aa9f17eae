import OpenAI from 'openai';
import type { EndpointSettings } from '@/lib/core/endpoint-settings';

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Sent by the client to its maker's own servers; elsewhere they only make a CORS check longer, and fail it. */
const TELLTALE_HEADERS = [
  'arch',
  'lang',
  'os',
  'package-version',
  'retry-count',
  'runtime',
  'runtime-version',
  'timeout',
  'async',
  'helper-method',
];

const keyHeaders = ({ apiKey, keyStyle }: EndpointSettings): Record<string, string | null> => {
  const key = apiKey.trim();
  if (key === '' || keyStyle === 'none') return { authorization: null };
  return keyStyle === 'api-key' ? { 'api-key': key, authorization: null } : { authorization: `Bearer ${key}` };
};

/** The client for one endpoint: without retries, logs or timeouts of its own, since they know less than ours. */
export const endpointClient = (settings: EndpointSettings, baseUrl: string, query: Record<string, string>, fetch: Fetch): OpenAI =>
  new OpenAI({
    baseURL: baseUrl,
    // It insists on one; the headers below say what is really sent.
    apiKey: 'none',
    // Else it would read these from a terminal's environment.
    organization: null,
    project: null,
    fetch,
    maxRetries: 0,
    // Longer than any budget of ours.
    timeout: 3_600_000,
    logLevel: 'off',
    dangerouslyAllowBrowser: true,
    defaultHeaders: {
      ...Object.fromEntries(TELLTALE_HEADERS.map((name) => [`x-stainless-${name}`, null])),
      ...keyHeaders(settings),
      ...settings.headers,
    },
    defaultQuery: { ...query, ...settings.query },
  });
