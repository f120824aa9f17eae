import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Charts } from '@/lib/collector/charts-contract';
import { CorrectionsResponse, EntriesResponse, MyFlags, OpenFlags, Problem, type CollectorEntry } from '@/lib/collector/contract';
import type { RunMetrics } from '@/lib/core/run-metrics';
import { Corrected, FlagGroups, ReviewFlags } from '@/lib/collector/review-contract';
import { createApp } from './app';
import { forget } from './forget';
import { migrate } from './migrate';
import { openDatabase, type Store } from './open-database';
import { answer, flag, NOON, PAGE, run } from './sample-entries';
import type { Sums } from './sums';
import { startPostgres, type TemporaryPostgres } from './temporary-postgres';
import { createToken, listTokens, revokeToken } from './tokens';

const ANNA = 'reader-anna-0123456789';
const BORIS = 'reader-boris-0123456789';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let postgres: TemporaryPostgres;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'gloss-collector-'));
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

describe.each(databases)('the collector on %s', (_name, newDatabase) => {
  let where: string;
  let stores: Store[];
  let clock: number;
  let logged: unknown[];
  let team: string;
  let owner: string;
  let ask: (
    method: string,
    address: string,
    options?: { token?: string; reader?: string; body?: unknown; headers?: Record<string, string> },
  ) => Promise<Response>;

  const instance = async (limit = { burst: 1000, perSecond: 1000 }) => {
    const store = openDatabase(where);
    stores.push(store);
    await migrate(store, async () => undefined);
    const app = createApp({ store, now: () => clock, limit, log: (error) => logged.push(error) });
    const askInstance: typeof ask = async (method, address, { token = team, reader, body, headers = {} } = {}) =>
      app.request(address, {
        method,
        headers: {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(reader !== undefined && { 'gloss-reader': reader }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
    return { store, ask: askInstance };
  };

  beforeEach(async () => {
    where = await newDatabase();
    stores = [];
    logged = [];
    clock = NOON + MINUTE;
    const first = await instance();
    ({ ask } = first);
    team = await createToken(first.store.db, 'team', 'Team', clock);
    owner = await createToken(first.store.db, 'owner', 'Olga', clock);
    return async () => {
      for (const { db } of stores) await db.destroy();
    };
  });

  const send = async (entries: readonly unknown[], reader = ANNA, through = ask) => {
    const response = await through('POST', '/v1/entries', { body: { reader, entries } });
    expect(response.status).toBe(200);
    return EntriesResponse.parse(await response.json());
  };
  const review = async (method: string, address: string, body?: unknown) => ask(method, `/v1/review/${address}`, { token: owner, body });
  const groups = async (filter = '') => FlagGroups.parse(await (await review('GET', `groups${filter}`)).json()).groups;
  const flagsOf = async (reader: string) => MyFlags.parse(await (await ask('GET', '/v1/flags', { reader })).json()).flags;
  const corrections = async () =>
    CorrectionsResponse.parse(await (await ask('GET', '/v1/corrections?site=https://wiki.example.com')).json()).corrections;
  const exported = async () => {
    const text = await (await ask('GET', '/v1/export', { token: owner })).text();
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { table: string; id: string; sums?: Sums });
  };
  const correction = { page: PAGE, task: 'ask', question: 'which  port', selection: '', answer, reply: 'It is 443 now.' };

  test('keeps an entry once, however often it is sent', async () => {
    const entries = [flag('a'), run('r')];
    expect(await send(entries)).toEqual({ received: ['a', 'r'], rejected: [] });
    expect(await send([...entries, ...entries])).toEqual({ received: ['a', 'r'], rejected: [] });
    const lines = await exported();
    expect(lines.filter(({ table }) => table !== 'sums').map(({ id }) => id)).toEqual(['a', 'r']);
    expect(lines.find(({ sums }) => sums?.runs)?.sums?.runs).toBe(1);
  });

  test('keeps what is right in a batch that is partly wrong, and says what is wrong with the rest', async () => {
    const response = await send([flag('a'), { id: 'b', kind: 'feedback' }, 'nothing', { ...run('c'), kind: 'rumour' }, flag('d')]);
    expect(response.received).toEqual(['a', 'd']);
    expect(response.rejected.map(({ id }) => id)).toEqual(['b', '', 'c']);
    expect(response.rejected[0]?.why).toContain('feedback');
  });

  test('takes texts that a database cannot keep as they are', async () => {
    expect((await send([flag('a', { question: 'Which\0port?', note: '\0 \uD800' })])).received).toEqual(['a']);
    expect(await groups()).toHaveLength(1);
  });

  test('many readers at once each hear of their own entries', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `entry-${index}`);
    const responses = await Promise.all(ids.map((id) => send([run(id)])));
    expect(responses.map(({ received }) => received)).toEqual(ids.map((id) => [id]));
    expect((await exported()).filter(({ table }) => table === 'runs')).toHaveLength(40);
  });

  test('two instances on the same data take the same entries at once and keep each one once', async () => {
    const other = await instance();
    const entries = Array.from({ length: 30 }, (_, index) => run(`r${index}`));
    await Promise.all([send(entries), send(entries.toReversed(), BORIS, other.ask), send(entries), send(entries, BORIS, other.ask)]);
    const lines = await exported();
    expect(lines.filter(({ table }) => table === 'runs')).toHaveLength(30);
    expect(lines.find(({ sums }) => sums?.runs)?.sums?.runs).toBe(30);
  });

  test('instances that start together prepare the tables once', async () => {
    where = await newDatabase();
    let firsts = 0;
    const starting = Array.from({ length: 3 }, async () => {
      const store = openDatabase(where);
      stores.push(store);
      await migrate(store, async () => void firsts++);
    });
    await Promise.all(starting);
    expect(firsts).toBe(1);
  });

  test('redacts again what an extension let through', async () => {
    await send([flag('a', { note: 'ask anna.smith@example.com', question: 'mail of anna.smith@example.com?' })]);
    const text = await (await ask('GET', '/v1/export', { token: owner })).text();
    expect(text).not.toContain('anna.smith');
    expect(text).toContain('[EMAIL-1]');
  });

  test('the whole loop: a flag is corrected, every reader gets the correction, and who flagged is told', async () => {
    await send([flag('a'), flag('other', { question: 'Which host?' })]);
    await send([flag('b', { question: 'which port' })], BORIS);
    expect((await groups('?order=most-flagged')).map(({ count }) => count)).toEqual([2, 1]);

    clock += MINUTE;
    const response = await review('POST', 'corrections', correction);
    expect(response.status).toBe(201);
    const made = Corrected.parse(await response.json());
    expect(made.fixed.toSorted()).toEqual(['a', 'b']);

    expect(await corrections()).toEqual([expect.objectContaining({ page: PAGE, owner: 'Olga', live: true, at: clock, answer })]);
    expect(await flagsOf(BORIS)).toEqual([{ id: 'b', state: 'fixed', reply: 'It is 443 now.', owner: 'Olga', changedAt: clock }]);
    expect((await flagsOf(ANNA)).find(({ id }) => id === 'other')?.state).toBe('open');
  });

  test('a newer correction replaces the older, and one that is taken back leaves nothing fixed', async () => {
    await send([flag('a')]);
    await review('POST', 'corrections', correction);
    clock += MINUTE;
    const { correction: newer } = Corrected.parse(await (await review('POST', 'corrections', correction)).json());
    expect((await corrections()).filter(({ live }) => live).map(({ id }) => id)).toEqual([newer.id]);
    expect((await review('DELETE', `corrections/${newer.id}`)).status).toBe(200);
    expect((await corrections()).map(({ live }) => live)).toEqual([false, false]);
    expect((await flagsOf(ANNA))[0]?.state).toBe('open');
    expect((await review('DELETE', `corrections/${newer.id}`)).status).toBe(404);
  });

  test('a correction about one highlighted passage leaves flags about another open', async () => {
    const about = (selection: string) => ({ question: '', selection, run: { ...flagRun, task: 'explain' } });
    await send([flag('a', about('the lease')), flag('b', about('the licence'))]);
    const response = await review('POST', 'corrections', { ...correction, task: 'explain', question: '', selection: 'the lease' });
    expect(Corrected.parse(await response.json()).fixed).toEqual(['a']);
  });

  test('corrections cost nothing while they are as they were', async () => {
    const address = '/v1/corrections?site=https://wiki.example.com&site=https://hr.example.com';
    const etag = (await ask('GET', address)).headers.get('etag') ?? '';
    const again = await ask('GET', address, { headers: { 'if-none-match': `W/${etag}, "x"` } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    await review('POST', 'corrections', correction);
    expect((await ask('GET', address, { headers: { 'if-none-match': etag } })).status).toBe(200);
  });

  test('tells of colleagues’ open flags on a page, not of one’s own, nor of decided ones', async () => {
    await send([flag('a')]);
    await send([flag('b'), flag('c', { reason: 'out-of-date' })], BORIS);
    const openFlags = async () =>
      OpenFlags.parse(await (await ask('GET', `/v1/open-flags?page=${encodeURIComponent(`${PAGE}#x`)}`, { reader: ANNA })).json()).flags;
    expect((await openFlags()).map(({ reason, count }) => `${count} ${reason}`).toSorted()).toEqual(['1 out-of-date', '1 wrong']);
    await review('POST', 'decisions', { flags: ['b', 'c'], decision: 'not-a-problem', reply: 'It works as written.' });
    expect(await openFlags()).toEqual([]);
    expect((await flagsOf(BORIS))[0]).toMatchObject({ state: 'not-a-problem', reply: 'It works as written.' });
  });

  test('filters and orders groups, and shows the flags of one with who decided what and when', async () => {
    await send([
      flag('old', { at: NOON - DAY }),
      flag('old2', { at: NOON - DAY }),
      flag('new', { question: 'Which host?', reason: 'incomplete' }),
    ]);
    expect((await groups()).map(({ question }) => question)).toEqual(['Which host?', 'Which port?']);
    expect((await groups('?order=most-flagged'))[0]?.question).toBe('Which port?');
    expect((await groups('?reason=incomplete')).map(({ question }) => question)).toEqual(['Which host?']);
    expect(await groups('?site=https://elsewhere.example.com')).toEqual([]);
    expect((await review('GET', 'groups?state=lost')).status).toBe(400);

    await review('POST', 'decisions', { flags: ['new'], decision: 'comment', comment: 'Ask the network team.' });
    clock += MINUTE;
    await review('POST', 'decisions', { flags: ['new', 'none'], decision: 'duplicate' });
    const [group] = await groups('?state=duplicate');
    const { flags } = ReviewFlags.parse(await (await review('GET', `flags?topic=${group?.topic}`)).json());
    expect(flags[0]?.history.map(({ decision, owner, at }) => [decision, owner, at])).toEqual([
      ['comment', 'Olga', clock - MINUTE],
      ['duplicate', 'Olga', clock],
    ]);
    expect(flags[0]?.feedback.answer).toEqual(answer);
  });

  test('erases a reader, and nobody else', async () => {
    await send([flag('a'), run('r')]);
    await send([flag('b')], BORIS);
    await review('POST', 'decisions', { flags: ['a'], decision: 'comment', comment: 'x' });
    expect((await ask('DELETE', '/v1/readers/me', { reader: ANNA })).status).toBe(204);
    expect((await exported()).filter(({ table }) => table !== 'sums').map(({ id }) => id)).toEqual(['b']);
    expect((await ask('DELETE', '/v1/readers/me')).status).toBe(400);
  });

  test('forgets by age, and keeps the sums', async () => {
    await send([flag('old'), run('old-run')]);
    clock += 100 * DAY;
    await send([flag('new')]);
    await forget(stores[0]!, { feedbackDays: 180, runDays: 90 }, clock);
    expect((await exported()).flatMap(({ table, id }) => (table === 'sums' ? [] : [id]))).toEqual(['new', 'old']);
    await forget(stores[0]!, { feedbackDays: 90, runDays: 90 }, clock);
    const lines = await exported();
    expect(lines.flatMap(({ table, id }) => (table === 'sums' ? [] : [id]))).toEqual(['new']);
    expect(lines.find(({ sums }) => sums?.runs)?.sums?.runs).toBe(1);
  });

  test('measures for Prometheus, without any reader, page or question', async () => {
    await send([run('r1', 100), run('r2', 5000), flag('a', { question: 'secret question' })]);
    const text = await (await ask('GET', '/metrics')).text();
    expect(text).toContain('gloss_runs_total{engine="endpoint"} 2');
    expect(text).toContain('gloss_run_duration_seconds_bucket{le="0.128"} 1');
    expect(text).toContain('gloss_run_duration_seconds_bucket{le="+Inf"} 2');
    expect(text).toContain('gloss_flags_total{reason="wrong"} 1');
    expect(text).toContain('gloss_flags_open 1');
    expect(text).toContain('gloss_oldest_open_flag_seconds 60');
    expect(text).not.toMatch(/secret|wiki|anna/);
  });

  const chartsOf = async (filter = '') => Charts.parse(await (await review('GET', `charts${filter}`)).json());
  const runWith = (id: string, change: Partial<RunMetrics>): CollectorEntry => {
    const entry = run(id);
    return entry.kind === 'run' ? { ...entry, run: { ...entry.run, ...change } } : entry;
  };

  test('draws what was measured by day, with the days on which nothing happened', async () => {
    await send([
      runWith('a', { at: NOON - 2 * DAY, totalMs: 1000, firstTextMs: 300, cost: 0.5 }),
      runWith('b', { totalMs: 1000, failure: 'timed-out' }),
      runWith('c', { totalMs: 9000, cached: true }),
      runWith('d', { engine: 'extractive' }),
      flag('f'),
      flag('h', { verdict: 'helpful' }),
    ]);
    const { points, total } = await chartsOf(`?from=${NOON - 2 * DAY}&to=${NOON}`);
    expect(points.map(({ key, runs }) => [key, runs])).toEqual([
      ['2026-05-30', 1],
      ['2026-05-31', 0],
      ['2026-06-01', 3],
    ]);
    expect(points[1]).toMatchObject({ flagRate: null, helpfulRate: null, cacheHitRate: null, totalMs: { p50: null, p95: null } });
    expect(points[2]).toMatchObject({
      failures: { 'timed-out': 1 },
      answeredBy: { extractive: 1, cache: 1 },
      flagRate: 0.5,
      helpfulRate: 0.5,
      costUnknown: 1,
    });
    expect(total).toMatchObject({ runs: 4, failed: 1, cost: 0.5, cacheHitRate: 0.25 });
    // A percentile comes from a bucket: within five of a hundred.
    expect(total.totalMs.p50).toBeGreaterThan(950);
    expect(total.totalMs.p50).toBeLessThan(1050);
    expect(total.totalMs.p95).toBeGreaterThan(8550);
    expect(total.totalMs.p95).toBeLessThan(9450);
    expect(points[0]?.firstTextMs.p95).toBeGreaterThan(285);
  });

  test('draws what was measured by site, model and prompt version, and of one of them', async () => {
    await send([
      runWith('a', { site: 'https://a.example', model: 'm1', prompt: 'v1', at: NOON - DAY }),
      runWith('b', { site: 'https://a.example', model: 'm2', prompt: 'v2' }),
      runWith('c', { site: 'https://b.example', model: 'm1', prompt: 'v1' }),
    ]);
    const keys = async (filter: string) => (await chartsOf(filter)).points.map(({ key, runs }) => [key, runs]);
    expect(await keys('?by=site')).toEqual([
      ['https://a.example', 2],
      ['https://b.example', 1],
    ]);
    expect(await keys('?by=model&site=https://a.example')).toEqual([
      ['m1', 1],
      ['m2', 1],
    ]);
    expect(await keys('?by=prompt&model=m1')).toEqual([['v1', 2]]);
    const { promptChanges, sites, prompts } = await chartsOf('?site=https://b.example');
    expect(promptChanges).toEqual([{ at: NOON, prompt: 'v2' }]);
    expect([sites, prompts]).toEqual([
      ['https://a.example', 'https://b.example'],
      ['v1', 'v2'],
    ]);
    expect((await review('GET', 'charts?by=reader')).status).toBe(400);
    expect((await ask('GET', '/v1/review/charts')).status).toBe(403);
  });

  test('lets a team write and read corrections, never read what others sent', async () => {
    for (const address of ['/v1/export', '/v1/review/groups', '/v1/review/flags?topic=x'])
      expect((await ask('GET', address)).status).toBe(403);
    expect((await ask('POST', '/v1/review/corrections', { body: correction })).status).toBe(403);
    expect((await ask('DELETE', '/v1/review/corrections/x')).status).toBe(403);
  });

  test('knows no one without a token in force', async () => {
    for (const token of ['', 'gloss_team_guess']) {
      const response = await ask('POST', '/v1/entries', { token, body: { entries: [] } });
      expect(response.status).toBe(401);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
    }
    const { db } = stores[0]!;
    const id = (await listTokens(db)).find(({ kind }) => kind === 'team')?.id ?? '';
    expect(await revokeToken(db, id, clock)).toBe(true);
    expect((await ask('POST', '/v1/entries', { body: { entries: [] } })).status).toBe(401);
    expect((await ask('GET', '/v1/export', { token: owner })).status).toBe(200);
  });

  test('refuses what is wrong with a problem document that shows nothing of its inside', async () => {
    const refused: readonly [number, Response][] = [
      [400, await ask('POST', '/v1/entries', { body: '{' })],
      [400, await ask('POST', '/v1/entries', { body: { entries: Array.from({ length: 51 }, (_, index) => run(`r${index}`)) } })],
      [400, await ask('GET', '/v1/flags')],
      [404, await ask('GET', '/v1/nothing')],
      [413, await ask('POST', '/v1/entries', { body: { entries: ['x'.repeat(5_000_000)] } })],
    ];
    for (const [status, response] of refused) {
      expect(response.status).toBe(status);
      expect(Problem.parse(await response.json()).status).toBe(status);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    }
    await stores[0]!.db.destroy();
    const broken = await ask('GET', '/v1/flags', { reader: ANNA });
    expect(await broken.json()).toEqual({ type: 'about:blank', title: 'The collector failed', status: 500 });
    expect(logged).toHaveLength(1);
    expect((await ask('GET', '/readyz')).status).toBe(503);
    expect((await ask('GET', '/healthz')).status).toBe(200);
    stores.shift();
  });

  test('slows down a token that asks too often, and says for how long', async () => {
    const { ask: strict } = await instance({ burst: 2, perSecond: 0.5 });
    const statuses = async () => (await strict('POST', '/v1/entries', { body: { entries: [] } })).status;
    expect([await statuses(), await statuses(), await statuses()]).toEqual([200, 200, 429]);
    const refused = await strict('POST', '/v1/entries', { body: { entries: [] } });
    expect(refused.headers.get('retry-after')).toBe('2');
    clock += 2000;
    expect(await statuses()).toBe(200);
  });
});

const sample: CollectorEntry = flag('sample');
const flagRun = sample.kind === 'feedback' ? sample.feedback.run : expect.unreachable();
