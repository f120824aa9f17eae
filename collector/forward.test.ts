import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CollectorEntry } from '@/lib/collector/contract';
import { Alerts } from '@/lib/collector/alerts-contract';
import { evaluateAlerts } from './alerts';
import { createApp } from './app';
import { deliverDue, type Fetch, type Target } from './deliveries';
import { migrate } from './migrate';
import { openDatabase, type Store } from './open-database';
import { flag, NOON, run } from './sample-entries';
import { ForwardEnvironment, targetsOf } from './targets';
import { startPostgres, type TemporaryPostgres } from './temporary-postgres';
import { createToken } from './tokens';

const SECRET = 'a secret of the receiver';
const environment = {
  GLOSS_WEBHOOK_URL: 'https://hooks.example/gloss',
  GLOSS_WEBHOOK_SECRET: SECRET,
  GLOSS_LANGFUSE_URL: 'https://langfuse.example/',
  GLOSS_LANGFUSE_PUBLIC_KEY: 'pk',
  GLOSS_LANGFUSE_SECRET_KEY: 'sk',
  GLOSS_OTLP_URL: 'https://otel.example/v1/traces',
  GLOSS_OTLP_HEADERS: { 'x-key': 'k' },
};

let postgres: TemporaryPostgres;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'gloss-forward-'));
  postgres = await startPostgres({ syncs: false });
}, 60_000);
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

let files = 0;
const databases = [
  ['SQLite', async () => path.join(folder, `${++files}.db`)],
  ['PostgreSQL', async () => postgres.newDatabase()],
] as const;

interface Received {
  readonly url: string;
  readonly headers: Headers;
  readonly text: string;
}

describe.each(databases)('passing on, on %s', (_name, newDatabase) => {
  let store: Store;
  let clock: number;
  let received: Received[];
  /** What the receiver of an address answers. */
  let answers: (url: string) => Response;
  let targets: readonly Target[];
  let send: (entries: readonly CollectorEntry[]) => Promise<void>;
  let owner: string;
  let app: ReturnType<typeof createApp>;

  beforeEach(async () => {
    store = openDatabase(await newDatabase());
    await migrate(store, async () => undefined);
    clock = NOON;
    received = [];
    answers = () => Response.json({});
    const fetch: Fetch = async (url, init) => {
      received.push({ url, headers: new Headers(init.headers), text: typeof init.body === 'string' ? init.body : '' });
      return answers(url);
    };
    targets = targetsOf(environment, fetch, () => clock);
    app = createApp({ store, now: () => clock, limit: { burst: 1000, perSecond: 1000 }, log: () => undefined, targets });
    const team = await createToken(store.db, 'team', 'Team', clock);
    owner = await createToken(store.db, 'owner', 'Olga', clock);
    send = async (entries) => {
      const response = await app.request('/v1/entries', {
        method: 'POST',
        headers: { authorization: `Bearer ${team}`, 'content-type': 'application/json' },
        body: JSON.stringify({ reader: 'reader-anna-0123456789', entries }),
      });
      if (!response.ok) throw new Error(await response.text());
    };
    return async () => store.db.destroy();
  });

  const deliver = () => deliverDue(store, targets, 'me', () => clock);
  const to = (host: string) => received.filter(({ url }) => url.includes(host));

  test('a flag goes to the webhook once, signed, however often it is sent', async () => {
    await send([flag('a'), run('r')]);
    await send([flag('a')]);
    await deliver();
    await deliver();
    const [hook, ...more] = to('hooks');
    expect(more).toEqual([]);
    const timestamp = hook?.headers.get('gloss-timestamp') ?? '';
    expect(Number(timestamp)).toBe(NOON / 1000);
    const signature = createHmac('sha256', SECRET).update(`${timestamp}.${hook?.text}`).digest('hex');
    expect(hook?.headers.get('gloss-signature')).toBe(`sha256=${signature}`);
    expect(JSON.parse(hook?.text ?? '')).toMatchObject({ events: [{ event: 'flag', id: 'a', reason: 'wrong', question: 'Which port?' }] });
  });

  test('Langfuse gets a trace, a generation and a score that belong together, and no text', async () => {
    await send([run('r'), flag('a', { runId: 'r' })]);
    await deliver();
    const [call] = to('langfuse');
    expect(call?.url).toBe('https://langfuse.example/api/public/ingestion');
    expect(call?.headers.get('authorization')).toBe(`Basic ${Buffer.from('pk:sk').toString('base64')}`);
    const { batch } = JSON.parse(call?.text ?? '') as { batch: { type: string; body: { id: string; traceId?: string } }[] };
    expect(batch.map(({ type }) => type)).toEqual(['trace-create', 'generation-create', 'score-create']);
    expect(batch[0]?.body.id).toMatch(/^[0-9a-f]{32}$/);
    expect(batch.slice(1).map(({ body }) => body.traceId)).toEqual([batch[0]?.body.id, batch[0]?.body.id]);
    expect(call?.text).not.toMatch(/Which port|443|costDetails/);
  });

  test('OTLP gets spans and the verdict as an evaluation', async () => {
    await send([run('r'), flag('a', { runId: 'r' })]);
    await deliver();
    expect(
      to('otel')
        .map(({ url }) => url)
        .toSorted(),
    ).toEqual(['logs', 'metrics', 'traces'].map((signal) => `https://otel.example/v1/${signal}`));
    expect(to('otel')[0]?.headers.get('x-key')).toBe('k');
    expect(
      to('otel/v1/traces')
        .map(({ text }) => text)
        .join(),
    ).not.toContain('Which port');
  });

  test('what a receiver does not take is kept in order, and sent again later', async () => {
    answers = () => new Response('', { status: 503 });
    await send([flag('a')]);
    await deliver();
    clock += 1;
    await send([flag('b')]);
    await deliver();
    expect(to('hooks')).toHaveLength(1);
    clock += 60_000;
    answers = () => Response.json({});
    received = [];
    await deliver();
    expect(to('hooks').map(({ text }) => /"id":"(\w)"/.exec(text)?.[1])).toEqual(['a', 'b']);
  });

  test('what a receiver refuses for good is set aside with its reason, and holds nothing up', async () => {
    answers = (url) => (url.includes('hooks') ? new Response('', { status: 400 }) : Response.json({}));
    await send([flag('a')]);
    await send([flag('b')]);
    await deliver();
    expect(to('hooks')).toHaveLength(2);
    const rows = await store.db.selectFrom('deliveries').select(['target', 'refused', 'why']).execute();
    expect(rows).toEqual(Array.from({ length: 2 }, () => ({ target: 'webhook', refused: 1, why: 'HTTP 400' })));
  });

  test('what was erased before it was sent goes nowhere', async () => {
    await send([flag('a')]);
    await store.db.deleteFrom('feedback').execute();
    await deliver();
    expect(received).toEqual([]);
    expect(await store.db.selectFrom('deliveries').selectAll().execute()).toEqual([]);
  });

  test('an instance that ends in the middle of a delivery is followed by another, with the same delivery', async () => {
    await send([flag('a')]);
    answers = () => {
      throw new Error('ended');
    };
    await deliver();
    await deliverDue(store, targets, 'other', () => clock);
    expect(to('hooks')).toHaveLength(1);
    clock += 300_000;
    answers = () => Response.json({});
    await deliverDue(store, targets, 'other', () => clock);
    expect(new Set(to('hooks').map(({ headers }) => headers.get('gloss-delivery'))).size).toBe(1);
    expect(to('hooks')).toHaveLength(2);
  });

  test('an alert is told once when it fires and once when it clears, whoever of two instances looks', async () => {
    const failing = (index: number): CollectorEntry => {
      const entry = run(`r${index}`);
      return entry.kind === 'run' ? { ...entry, run: { ...entry.run, failure: 'timed-out' } } : entry;
    };
    const look = async () => {
      for (const holder of ['one', 'two']) await evaluateAlerts(store, { budget: undefined, targets, holder }, clock);
    };
    const alerts = async () =>
      Alerts.parse(await (await app.request('/v1/review/alerts', { headers: { authorization: `Bearer ${owner}` } })).json()).alerts;
    await send(Array.from({ length: 40 }, (_, index) => failing(index)));
    await look();
    await look();
    expect(await alerts()).toMatchObject([{ rule: 'failure-rate', value: 1, usual: null, runs: 40, firedAt: NOON, clearedAt: null }]);
    clock += 60_000;
    for (const start of [100, 150]) await send(Array.from({ length: 50 }, (_, index) => run(`r${start + index}`)));
    await look();
    expect(await alerts()).toMatchObject([{ rule: 'failure-rate', clearedAt: clock }]);
    await deliver();
    expect(to('hooks').map(({ text }) => /"event":"([\w-]+)"/.exec(text)?.[1])).toEqual(['alert-fired', 'alert-cleared']);
  });

  test('an alert clears when readers stop asking, and fires again when they come back to the same trouble', async () => {
    const failing = (from: number): CollectorEntry[] =>
      Array.from({ length: 40 }, (_, index) => {
        const entry = run(`r${from + index}`);
        return entry.kind === 'run' ? { ...entry, run: { ...entry.run, at: clock, failure: 'timed-out' } } : entry;
      });
    const look = () => evaluateAlerts(store, { budget: undefined, targets, holder: 'one' }, clock);
    const told = async () => {
      await deliver();
      return to('hooks').map(({ text }) => /"event":"([\w-]+)"/.exec(text)?.[1]);
    };
    await send(failing(0));
    await look();
    clock += 50 * 60_000;
    await look();
    expect(await told()).toEqual(['alert-fired']);
    clock += 11 * 60_000;
    await look();
    await look();
    expect(await told()).toEqual(['alert-fired', 'alert-cleared']);
    clock += 5_000;
    await send(failing(40));
    await look();
    await look();
    expect(await told()).toEqual(['alert-fired', 'alert-cleared', 'alert-fired']);
  });
});

test('half a configuration is refused at the start', () => {
  const half = { GLOSS_WEBHOOK_URL: 'https://hooks.example', GLOSS_OTLP_HEADERS: ForwardEnvironment.GLOSS_OTLP_HEADERS.parse(undefined) };
  expect(() => targetsOf(half, fetch, Date.now)).toThrow('GLOSS_WEBHOOK');
});
