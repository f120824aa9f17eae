import type { z } from 'zod';
import type { Correction } from '@/lib/core/correction';
import type { FlagNews } from '@/lib/core/flag-state';
import { topicKey, type Topic } from '@/lib/core/topic';
import { CorrectionsResponse, MyFlags, OpenFlags } from './contract';

export interface AskRequirements {
  readonly url: string;
  readonly token: string;
  /** The reader's pseudonymous id. */
  readonly reader: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds that one request may take. */
  readonly patience: number;
}

/** The answer to one question; undefined when there is none: the collector is asked again soon, and nobody has to know. */
const get = async (path: string, needs: AskRequirements, etag?: string): Promise<Response | undefined> => {
  try {
    return await needs.fetch(`${needs.url.trim().replace(/\/+$/, '')}/v1/${path}`, {
      headers: {
        ...(needs.token && { authorization: `Bearer ${needs.token}` }),
        'gloss-reader': needs.reader,
        ...(etag !== undefined && { 'if-none-match': etag }),
      },
      credentials: 'omit',
      // Our own tag says what is known; the browser's cache would answer for the collector.
      cache: 'no-store',
      signal: AbortSignal.timeout(needs.patience),
    });
  } catch {
    // Whatever `fetch` throws is the network, or our own patience.
    return undefined;
  }
};

const parse = async <Schema extends z.ZodType>(response: Response | undefined, schema: Schema): Promise<z.output<Schema> | undefined> =>
  response?.ok ? schema.safeParse(await response.json().catch(() => undefined)).data : undefined;

/** The question that `sites` make: the same sites ask the same. */
export const correctionsPath = (sites: readonly string[]): string =>
  `corrections?${new URLSearchParams([...new Set(sites)].sort().map((site) => ['site', site]))}`;

/**
 * What the owner has corrected on these sites.
 * @param etag of the answer that is known; the answer is `unchanged` while it is still that.
 * @returns undefined when the collector did not say.
 */
export const askForCorrections = async (
  path: string,
  etag: string | undefined,
  needs: AskRequirements,
): Promise<'unchanged' | { readonly corrections: readonly Correction[]; readonly etag: string } | undefined> => {
  const response = await get(path, needs, etag);
  if (response?.status === 304) return 'unchanged';
  const body = await parse(response, CorrectionsResponse);
  return body && { corrections: body.corrections, etag: response?.headers.get('etag') ?? '' };
};

/** What became of the reader's own flags; undefined when the collector did not say. */
export const askForMyFlags = async (needs: AskRequirements): Promise<readonly FlagNews[] | undefined> =>
  (await parse(await get('flags', needs), MyFlags))?.flags;

/** The topic as the collector gives it: SHA-256 in base64url. */
const hashOf = async (text: string): Promise<string> => {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
};

/** What colleagues have flagged of exactly this question and nobody has decided; empty when the collector did not say. */
export const askForOpenFlags = async (topic: Topic, needs: AskRequirements): Promise<OpenFlags['flags']> => {
  const body = await parse(await get(`open-flags?${new URLSearchParams({ page: topic.page })}`, needs), OpenFlags);
  if (!body) return [];
  const wanted = await hashOf(topicKey(topic));
  return body.flags.filter((flag) => flag.topic === wanted);
};
