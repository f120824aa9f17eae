/** What a person pasted, as addresses that may be meant: the likeliest first. */
export interface EndpointAddress {
  /** Base addresses without a trailing slash; `/chat/completions` is appended to them. Never empty. */
  readonly candidates: readonly string[];
  /** Query parameters that were in the address (`api-version`). */
  readonly query: Record<string, string>;
}

/** Paths of single calls, pasted in place of the base address. */
const CALL_PATHS = /\/(?:chat\/completions|completions|responses|embeddings|models(?:\/[^/]+)?)$/i;
/** Ollama's own API stands beside the compatible one. */
const OLLAMA_PATHS = /\/api(?:\/(?:chat|generate|tags|show))?$/i;
const VERSIONED = /\/(?:v\d+\w*(?:\/openai)?|openai|compat)$/i;

/** Where well-known hosts keep it, when the address is no more than the host. */
const KNOWN_PATHS: readonly (readonly [RegExp, string])[] = [
  [/(^|\.)openrouter\.ai$/, '/api/v1'],
  [/(^|\.)generativelanguage\.googleapis\.com$/, '/v1beta/openai'],
  [/\.(openai|services\.ai|cognitiveservices)\.azure\.com$/, '/openai/v1'],
  [/(^|\.)groq\.com$/, '/openai/v1'],
];

/** A machine in this room: loopback, private networks, names without a dot. */
export const isLocalHost = (hostname: string): boolean =>
  /^(localhost|.*\.localhost|.*\.local|.*\.lan|.*\.internal|[^.:]+|\[?::1\]?|127\.[\d.]+|10\.[\d.]+|192\.168\.[\d.]+|172\.(1[6-9]|2\d|3[01])\.[\d.]+|0\.0\.0\.0)$/i.test(
    hostname,
  );

const parseUrl = (text: string): URL | undefined => {
  try {
    const url = new URL(text);
    return /^https?:$/.test(url.protocol) && url.hostname !== '' ? url : undefined;
  } catch {
    return undefined;
  }
};

const withScheme = (typed: string): string => {
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(typed)) return typed;
  const hostname = /^(\[[^\]]*\]|[^/:?#]*)/.exec(typed)?.[1] ?? '';
  return `${isLocalHost(hostname) ? 'http' : 'https'}://${typed.replace(/^\/+/, '')}`;
};

/**
 * Understands an address in whatever form it was pasted: with or without scheme, `/v1`, `/chat/completions`, trailing slash, quotes.
 * `/v1` is never forced: Azure, Gemini, Bedrock's gateway and Cloudflare end otherwise.
 * @returns undefined when it is no address at all.
 */
export const readAddress = (typed: string): EndpointAddress | undefined => {
  const bare = typed.trim().replace(/^[<"'`]+|[>"'`,;]+$/g, '');
  const url = bare === '' || /\s/.test(bare) ? undefined : parseUrl(withScheme(bare));
  if (!url) return undefined;

  let path = url.pathname.replace(/\/{2,}/g, '/').replace(/\/+$/, '');
  path = path
    .replace(CALL_PATHS, '')
    .replace(/(\/v\d+)\1+$/i, '$1')
    .replace(/\/+$/, '');
  const ollama = OLLAMA_PATHS.test(path) ? path.replace(OLLAMA_PATHS, '') : undefined;

  const known = KNOWN_PATHS.find(([host]) => host.test(url.hostname))?.[1];
  const paths =
    path === ''
      ? [...(known ? [known] : []), '/v1', '', '/api/v1', '/openai/v1']
      : VERSIONED.test(path)
        ? [path, path.replace(/\/v\d+$/i, '')]
        : [path, `${path}/v1`, ...(ollama === undefined ? [] : [`${ollama}/v1`])];
  // Credentials in an address make every fetch throw; they belong into the key or a header.
  const origin = `${url.protocol}//${url.host}`;
  return { candidates: [...new Set(paths.map((one) => origin + one))], query: Object.fromEntries(url.searchParams) };
};

/** The host with its port, for the reader; the text itself when it is no address. */
export const hostOf = (address: string): string => parseUrl(withScheme(address.trim()))?.host ?? address;
