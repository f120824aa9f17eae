import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EntriesRequest, type CollectorEntry } from '@/lib/collector/contract';

/** How the collector behaves from now on. */
export type CollectorMood =
  | { readonly kind: 'well' }
  /** Answers with a status and these words. */
  | { readonly kind: 'refusing'; readonly status: number; readonly words?: string; readonly retryAfter?: string }
  /** Takes a request, keeps its entries, and drops the connection before it says so. */
  | { readonly kind: 'dropping' }
  /** Says nothing until it is in another mood. */
  | { readonly kind: 'silent' }
  /** Answers with something else than a collector's answer. */
  | { readonly kind: 'confused'; readonly body: string }
  /** Keeps every entry but those with this id. */
  | { readonly kind: 'picky'; readonly id: string; readonly why: string };

export interface ScriptedCollector {
  readonly url: string;
  readonly token: string;
  /** What was kept, each id once, in the order of arrival. */
  readonly entries: readonly CollectorEntry[];
  /** Each request's entries, by id; also of those that were refused. */
  readonly requests: readonly (readonly string[])[];
  become(mood: CollectorMood): void;
  close(): Promise<void>;
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
};

/** A collector that keeps what it is sent in memory, and has the moods of a real one. Listens on a free port of 127.0.0.1. */
export const startScriptedCollector = async (token = 'team-token'): Promise<ScriptedCollector> => {
  const kept = new Map<string, CollectorEntry>();
  const requests: string[][] = [];
  let mood: CollectorMood = { kind: 'well' };
  let wake = (): void => {};

  const server = createServer((request, response) => {
    const reply = (status: number, body: unknown, headers: Record<string, string> = {}): void => {
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(typeof body === 'string' ? body : JSON.stringify(body));
    };
    const answer = async (): Promise<void> => {
      if (request.method !== 'POST' || request.url !== '/v1/entries') return reply(404, { error: 'no such path' });
      if (request.headers.authorization !== `Bearer ${token}`) return reply(401, { error: 'unknown team token' });
      const parsed = EntriesRequest.safeParse(JSON.parse(await bodyOf(request)));
      if (!parsed.success) return reply(400, { error: parsed.error.message });
      const { entries } = parsed.data;
      requests.push(entries.map(({ id }) => id));

      while (mood.kind === 'silent') {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (mood.kind === 'refusing') return reply(mood.status, mood.words ?? '', mood.retryAfter ? { 'retry-after': mood.retryAfter } : {});
      if (mood.kind === 'confused') return reply(200, mood.body);

      const rejected = entries.flatMap(({ id }) => (mood.kind === 'picky' && id === mood.id ? [{ id, why: mood.why }] : []));
      const received = entries.filter(({ id }) => !rejected.some((entry) => entry.id === id));
      for (const entry of received) if (!kept.has(entry.id)) kept.set(entry.id, entry);
      if (mood.kind === 'dropping') {
        request.socket.destroy();
        return;
      }
      reply(200, { received: received.map(({ id }) => id), rejected });
    };
    answer().catch((error: unknown) => reply(500, { error: String(error) }));
  });

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    get entries() {
      return [...kept.values()];
    },
    requests,
    become: (next) => {
      mood = next;
      wake();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
