/** What is known of a call that went wrong, in whatever shape it was told. */
export interface Trouble {
  /** Undefined for an error inside a stream or a 200, and when nothing answered. */
  readonly status: number | undefined;
  /** Every code, type, status and reason in the body, lower case. */
  readonly codes: readonly string[];
  /** All that was said, joined: some servers wrap another's complaint in their own. */
  readonly message: string;
  /** The first thing that was said, for the reader. */
  readonly detail: string;
  readonly param: string | undefined;
  /** The reply had no body at all. */
  readonly empty: boolean;
  /** It was a web page: a proxy's, or not an endpoint. */
  readonly html: boolean;
  readonly body: unknown;
  header(name: string): string | undefined;
  /** Names of all headers, lower case. */
  readonly headerNames: readonly string[];
}

const SAYINGS = ['message', 'detail', 'details', 'msg', 'error', 'error_description', 'raw', 'title', 'description', 'reason'];
const CODES = ['code', 'type', 'status', 'reason', 'error_code', '__type'];
/** Arrays and objects in a body; the deepest known shape is an array of one error with a list of details. */
const MAX_DEPTH = 6;

interface Told {
  readonly sayings: string[];
  readonly codes: string[];
  params: string[];
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const collect = (value: unknown, told: Told, depth = 0): Told => {
  if (typeof value === 'string') {
    // A gateway quotes what it was told upstream as text.
    const inner = /^\s*[[{]/.test(value) ? parseJson(value) : undefined;
    if (inner === undefined) told.sayings.push(value);
    else if (depth < MAX_DEPTH) collect(inner, told, depth + 1);
    return told;
  }
  if (typeof value !== 'object' || value === null || depth >= MAX_DEPTH) return told;
  if (Array.isArray(value)) {
    for (const one of value) collect(one, told, depth + 1);
    return told;
  }
  for (const [key, field] of Object.entries(value)) {
    if (CODES.includes(key) && (typeof field === 'string' || typeof field === 'number')) told.codes.push(String(field).toLowerCase());
    if (key === 'param' && typeof field === 'string' && field !== 'None') told.params.push(field);
    // FastAPI: where in the body the mistake is.
    if (key === 'loc' && Array.isArray(field)) told.params.push(field.filter((part) => part !== 'body').join('.'));
    if (typeof field === 'string' ? SAYINGS.includes(key) : typeof field === 'object') collect(field, told, depth + 1);
  }
  return told;
};

/** As `fetch` gives them, or written down. */
type TroubleHeaders = Headers | Readonly<Record<string, string>>;

const headerReader = (headers: TroubleHeaders | undefined): Pick<Trouble, 'header' | 'headerNames'> => {
  const entries: [string, string][] =
    headers instanceof Headers ? [...headers] : Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  const values = new Map(entries);
  return { header: (name) => values.get(name), headerNames: [...values.keys()] };
};

/** Trouble from a reply's body, whatever its status was. */
export const troubleFromBody = (body: unknown, status: number | undefined, headers?: TroubleHeaders): Trouble => {
  const { sayings, codes, params } = collect(body, { sayings: [], codes: [], params: [] });
  const said = [...new Set(sayings.map((text) => text.trim()).filter((text) => text !== ''))];
  const message = said.join(' · ');
  const html = /<(!doctype|html|head|body|title|h1)\b/i.test(message);
  const title = /<(?:title|h1)[^>]*>([^<]*)/i.exec(message)?.[1]?.trim();
  return {
    status,
    codes,
    message,
    detail: (html ? (title ?? 'a web page') : (said[0] ?? '')).slice(0, 300),
    param: params[0],
    empty: body === undefined || body === '' || body === null,
    html,
    body,
    ...headerReader(headers),
  };
};

/** The fields of `APIError` in the `openai` package, which puts the body's `error` (or the whole body) into `error`. */
interface ThrownByClient {
  readonly status?: number;
  readonly error?: unknown;
  readonly message?: string;
  readonly headers?: TroubleHeaders | undefined;
}

/** Trouble from what the client threw after something answered. */
export const troubleFromThrown = (thrown: ThrownByClient): Trouble => {
  // Where the body was no JSON, the client keeps its text in the message, behind the status.
  const text = (thrown.message ?? '').replace(/^\d{3} /, '').replace(/^(status code \(no body\)|\(no status code or body\))$/, '');
  return troubleFromBody(thrown.error ?? text, thrown.status, thrown.headers);
};
