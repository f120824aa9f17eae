import type { OutboxEntry } from '@/lib/core/outbox-entry';
import { EntriesResponse, entriesUrl, type EntriesRequest } from './contract';

const SECOND = 1000;
const LONGEST_WAIT = 60 * 60 * SECOND;
const FIRST_WAIT = 5 * SECOND;

/** Milliseconds until the next attempt after `attempts` failed ones: doubled each time up to an hour, and spread so that 500 readers whose collector comes back do not all call at once. */
export const backOff = (attempts: number, random: () => number): number =>
  Math.round(Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.max(0, attempts - 1)) * (0.5 + random() / 2));

export interface Collector {
  readonly url: string;
  readonly token: string;
  /** The reader's pseudonymous id. */
  readonly reader?: string | undefined;
}

export interface SendRequirements {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** 0 to 1. */
  readonly random: () => number;
  /** Milliseconds that one request may take. */
  readonly patience: number;
}

/** What came of one request. */
type Reply =
  | { readonly kind: 'acknowledged'; readonly response: EntriesResponse }
  /** Try again later: the network, the server, the token. */
  | { readonly kind: 'postponed'; readonly why: string; readonly retryAfter?: number | undefined }
  /** Something in this batch is not acceptable. */
  | { readonly kind: 'refused'; readonly why: string };

const toWire = (entries: readonly OutboxEntry[], reader: string | undefined): EntriesRequest => ({
  ...(reader !== undefined && { reader }),
  entries: entries.map(({ id, kind, body }) => (kind === 'feedback' ? { id, kind, feedback: body } : { id, kind, run: body })),
});

/** Seconds or a date, as HTTP has it; in milliseconds from now. */
const retryAfterOf = (response: Response, now: number): number | undefined => {
  const value = response.headers.get('retry-after');
  if (!value) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * SECOND : Date.parse(value) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(0, ms), LONGEST_WAIT) : undefined;
};

/** The server's own words, if it has short ones. */
const detailOf = async (response: Response): Promise<string> => {
  const text = (await response.text().catch(() => '')).replace(/\s+/g, ' ').trim();
  return text === '' || text.startsWith('<') ? '' : `: ${text.slice(0, 200)}`;
};

const post = async (
  entries: readonly OutboxEntry[],
  { url, token, reader }: Collector,
  { fetch, now, patience }: SendRequirements,
): Promise<Reply> => {
  const host = /^[a-z]+:\/\/([^/?#]+)/i.exec(url)?.[1] ?? url;
  let response: Response;
  try {
    response = await fetch(entriesUrl(url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(toWire(entries, reader)),
      credentials: 'omit',
      signal: AbortSignal.timeout(patience),
    });
    if (response.ok) {
      const parsed = EntriesResponse.safeParse(await response.json().catch(() => undefined));
      return parsed.success
        ? { kind: 'acknowledged', response: parsed.data }
        : { kind: 'postponed', why: `${host} does not answer as a collector does.` };
    }
  } catch (error) {
    // Whatever `fetch` throws is the network, or our own patience.
    const late = error instanceof DOMException && error.name === 'TimeoutError';
    return { kind: 'postponed', why: late ? `${host} took too long.` : `${host} cannot be reached.` };
  }
  const { status } = response;
  if (status === 401 || status === 403) return { kind: 'postponed', why: `${host} refused the team token.` };
  if (status === 404 || status === 405) return { kind: 'postponed', why: `There is no collector at ${host}.` };
  if (status === 408 || status === 429 || status >= 500) {
    return { kind: 'postponed', why: `${host} is busy or out of order (${status}).`, retryAfter: retryAfterOf(response, now()) };
  }
  if (status >= 400) return { kind: 'refused', why: `${host} refused it (${status})${await detailOf(response)}` };
  return { kind: 'postponed', why: `${host} does not answer as a collector does.` };
};

/** Asks a collector with a batch of nothing whether it is there and takes this token: undefined, or why not, in words. */
export const checkCollector = async (collector: Collector, needs: SendRequirements): Promise<string | undefined> => {
  const reply = await post([], collector, needs);
  return reply.kind === 'acknowledged' ? undefined : reply.why;
};

/**
 * Sends one batch and says what became of each entry: `received`, `rejected` with its reason, or `waiting` with when to try again.
 * A batch that is refused as a whole (too large, one bad entry) is sent in halves, so that one entry never holds up the rest.
 */
export const sendOutbox = async (
  entries: readonly OutboxEntry[],
  collector: Collector,
  needs: SendRequirements,
): Promise<readonly OutboxEntry[]> => {
  if (entries.length === 0) return [];
  const reply = await post(entries, collector, needs);
  const now = needs.now();

  const tried = (entry: OutboxEntry): OutboxEntry => ({ ...entry, attempts: entry.attempts + 1 });
  const postponed = (entry: OutboxEntry, why: string, retryAfter = 0): OutboxEntry => ({
    ...tried(entry),
    state: 'waiting',
    nextAttemptAt: now + Math.max(retryAfter, backOff(entry.attempts + 1, needs.random)),
    lastError: why,
  });
  const rejected = (entry: OutboxEntry, why: string): OutboxEntry => ({ ...tried(entry), state: 'rejected', lastError: why });
  const received = ({ lastError: _mended, ...entry }: OutboxEntry): OutboxEntry => ({
    ...tried(entry),
    state: 'received',
    receivedAt: now,
  });

  switch (reply.kind) {
    case 'postponed':
      return entries.map((entry) => postponed(entry, reply.why, reply.retryAfter));
    case 'acknowledged': {
      const kept = new Set(reply.response.received);
      const refused = new Map(reply.response.rejected.map(({ id, why }) => [id, why]));
      return entries.map((entry) => {
        if (kept.has(entry.id)) return received(entry);
        const why = refused.get(entry.id);
        return why === undefined ? postponed(entry, 'The collector did not say whether it has it.') : rejected(entry, why);
      });
    }
    case 'refused': {
      const [first] = entries;
      if (first && entries.length === 1) return [rejected(first, reply.why)];
      const middle = Math.ceil(entries.length / 2);
      return [
        ...(await sendOutbox(entries.slice(0, middle), collector, needs)),
        ...(await sendOutbox(entries.slice(middle), collector, needs)),
      ];
    }
  }
};
