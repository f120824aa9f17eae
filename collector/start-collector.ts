import { randomUUID } from 'node:crypto';
import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { evaluateAlerts } from './alerts';
import { createApp, type AppRequirements } from './app';
import { deliverDue } from './deliveries';
import { forget, type Retention } from './forget';
import { migrate } from './migrate';
import { openDatabase } from './open-database';
import { createToken } from './tokens';

export interface CollectorOptions extends Pick<AppRequirements, 'now' | 'limit' | 'log' | 'page' | 'targets'> {
  /** As `openDatabase` takes it. */
  readonly database: string;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly keep: Retention;
  /** Proxies of ours in front, each of which adds to `X-Forwarded-For` whom it heard. */
  readonly proxies: number;
  /** Of a calendar month, in the currency of the endpoints' prices. */
  readonly budget?: number | undefined;
  /** Told once, when there were no data yet: they are kept nowhere. */
  readonly firstTokens: (tokens: { readonly owner: string; readonly team: string }) => void;
}

export interface RunningCollector {
  readonly url: string;
  /** Answers what was asked, then ends. */
  close(): Promise<void>;
}

const HOUR = 3_600_000;
/** Between two looks at the alerts' rules and the outbox. */
const TICK_MS = 5_000;

/** Who is at the other end. Of what a header says only what our own proxies added is believed. */
const sourceOf =
  (proxies: number) =>
  (context: Context): string => {
    const heard = (context.req.header('x-forwarded-for') ?? '').split(',').map((address) => address.trim());
    const forwarded = proxies > 0 ? heard.at(-proxies) : undefined;
    return forwarded || (getConnInfo(context).remote.address ?? '');
  };

export const startCollector = async (options: CollectorOptions): Promise<RunningCollector> => {
  const { database, host, port, keep, budget, now, limit, log, page, proxies, firstTokens, targets = [] } = options;
  const store = openDatabase(database);
  let tokens: Parameters<typeof firstTokens>[0] | undefined;
  await migrate(store, async (db) => {
    tokens = { owner: await createToken(db, 'owner', 'Owner', now()), team: await createToken(db, 'team', 'Team', now()) };
  });
  // Only now are they in force.
  if (tokens) firstTokens(tokens);

  await forget(store, keep, now());
  const forgetting = setInterval(() => void forget(store, keep, now()).catch(log), HOUR);
  const holder = randomUUID();
  const tick = async () => {
    await evaluateAlerts(store, { budget, targets, holder }, now()).catch(log);
    await deliverDue(store, targets, holder, now).catch(log);
  };
  let ticking = Promise.resolve();
  let busy = false;
  const ticks = setInterval(() => {
    if (busy) return;
    busy = true;
    ticking = tick().finally(() => (busy = false));
  }, TICK_MS);
  const app = createApp({ store, now, limit, log, targets, page, sourceOf: sourceOf(proxies) });
  const { server, address } = await new Promise<{ server: ReturnType<typeof serve>; address: number }>((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (info) => resolve({ server, address: info.port }));
    server.once('error', reject);
  });
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address}`,
    close: async () => {
      clearInterval(forgetting);
      clearInterval(ticks);
      await ticking;
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      });
      await store.db.destroy();
    },
  };
};
