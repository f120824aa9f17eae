import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MyFlags, Problem, type CollectorEntry } from '@/lib/collector/contract';
import { FlagGroups, MadeCase, ReviewFilters, ReviewFlags } from '@/lib/collector/review-contract';
import { ReviewSession } from '@/lib/collector/session-contract';
import { extractiveEngine } from '@/lib/engine/extractive';
import { createApp } from './app';
import { forget } from './forget';
import { migrate } from './migrate';
import { openDatabase, type Store } from './open-database';
import { answer, flag, NOON, PAGE, run } from './sample-entries';
import { startPostgres, type TemporaryPostgres } from './temporary-postgres';
import { createToken, listTokens, revokeToken } from './tokens';

const READER = 'reader-anna-0123456789';
const HOUR = 3_600_000;

let postgres: TemporaryPostgres;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'gloss-review-'));
  postgres = await startPostgres({ syncs: false });
}, 60_000);
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const passages = [
  { id: 'p1', blockIds: ['b1'], headings: ['Ports'], text: 'The VPN listens on port 8443 since May.', kinds: ['paragraph' as const] },
];

let files = 0;
const databases = [
  ['SQLite', async () => path.join(folder, `${++files}.db`)],
  ['PostgreSQL', async () => postgres.newDatabase()],
] as const;

describe.each(databases)('reviewing on %s', (_name, newDatabase) => {
  let store: Store;
  let app: ReturnType<typeof createApp>;
  let clock: number;
  let team: string;
  let owner: string;

  const instance = () =>
    createApp({
      store,
      now: () => clock,
      limit: { burst: 1000, perSecond: 1000 },
      log: (error) => expect.unreachable(String(error)),
      sourceOf: (context) => context.req.header('x-test-source') ?? 'desk',
    });

  beforeEach(async () => {
    clock = NOON + HOUR;
    store = openDatabase(await newDatabase());
    await migrate(store, async () => undefined);
    team = await createToken(store.db, 'team', 'Team', clock);
    owner = await createToken(store.db, 'owner', 'Olga', clock);
    await createToken(store.db, 'owner', 'Otto', clock);
    app = instance();
    return () => store.db.destroy();
  });

  const login = (token: string, headers: Record<string, string> = {}, on: Pick<Hono, 'request'> = app) =>
    on.request('/v1/review/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ token }),
    });
  const cookieOf = (response: Response) => (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const signedIn = async () => {
    const response = await login(owner);
    return { cookie: cookieOf(response), ...ReviewSession.parse(await response.json()) };
  };
  const send = async (...entries: readonly CollectorEntry[]) => {
    const response = await app.request('/v1/entries', {
      method: 'POST',
      headers: { authorization: `Bearer ${team}`, 'content-type': 'application/json' },
      body: JSON.stringify({ reader: READER, entries }),
    });
    expect(await response.json()).toMatchObject({ rejected: [] });
  };
  const ask = async (method: string, address: string, body?: unknown) =>
    app.request(`/v1/review/${address}`, {
      method,
      headers: { authorization: `Bearer ${owner}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const groups = async (filter = '') => FlagGroups.parse(await (await ask('GET', `groups${filter}`)).json());
  const flags = async () => {
    const [group] = (await groups()).groups;
    return ReviewFlags.parse(await (await ask('GET', `flags?topic=${group?.topic}`)).json());
  };
  const stateForReader = async () => {
    const response = await app.request('/v1/flags', { headers: { authorization: `Bearer ${team}`, 'gloss-reader': READER } });
    return MyFlags.parse(await response.json()).flags[0]?.state;
  };

  test('signs an owner in with a cookie that no script and no other site gets', async () => {
    const response = await login(owner);
    expect(response.status).toBe(201);
    expect(response.headers.get('set-cookie')).toMatch(/^gloss_session=[^;]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(ReviewSession.parse(await response.json()).name).toBe('Olga');

    const behindTls = await login(owner, { 'x-forwarded-proto': 'https' });
    expect(behindTls.headers.get('set-cookie')).toMatch(/^__Host-gloss_session=.*; Secure; SameSite=Strict$/);
  });

  test('refuses a team’s token, a wrong one and one that was revoked', async () => {
    for (const token of [team, 'gloss_owner_guess']) expect((await login(token)).status).toBe(401);
    const id = (await listTokens(store.db)).find(({ name }) => name === 'Olga')?.id ?? '';
    await revokeToken(store.db, id, clock);
    const response = await login(owner);
    expect([response.status, response.headers.get('set-cookie')]).toEqual([401, null]);
    expect(Problem.parse(await response.json()).detail).toContain('revoked');
  });

  test('a session opened at one instance is known to the others, and ends with its hours, its token or a sign-out', async () => {
    const { cookie, csrf } = await signedIn();
    const other = instance();
    const read = async () => (await other.request('/v1/review/groups', { headers: { cookie } })).status;
    expect(await read()).toBe(200);
    clock += 13 * HOUR;
    expect(await read()).toBe(401);
    clock -= 13 * HOUR;
    expect((await app.request('/v1/review/session', { method: 'DELETE', headers: { cookie, 'gloss-csrf': csrf } })).status).toBe(204);
    expect(await read()).toBe(401);

    const again = (await signedIn()).cookie;
    const id = (await listTokens(store.db)).find(({ name }) => name === 'Olga')?.id ?? '';
    await revokeToken(store.db, id, clock);
    expect((await app.request('/v1/review/groups', { headers: { cookie: again } })).status).toBe(401);
  });

  test('another site’s page changes nothing in an owner’s name', async () => {
    await send(flag('a'));
    const { cookie, csrf } = await signedIn();
    const decide = async (headers: Record<string, string>) => {
      const response = await app.request('http://collector.test/v1/review/decisions', {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ flags: ['a'], decision: 'in-review' }),
      });
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      return response.status;
    };
    expect(await decide({})).toBe(403);
    expect(await decide({ 'gloss-csrf': 'x' })).toBe(403);
    expect(await decide({ 'gloss-csrf': csrf, 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await decide({ 'gloss-csrf': csrf, 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await decide({ 'gloss-csrf': csrf, origin: 'https://elsewhere.example.com' })).toBe(403);
    expect(await decide({ 'gloss-csrf': csrf, origin: 'null' })).toBe(403);
    expect(await stateForReader()).toBe('open');
    expect(await decide({ 'gloss-csrf': csrf, 'sec-fetch-site': 'same-origin', origin: 'http://collector.test' })).toBe(200);
    expect(await stateForReader()).toBe('in-review');

    expect((await login(owner, { origin: 'https://elsewhere.example.com' })).status).toBe(403);
    expect((await app.request('/v1/review/session', { method: 'DELETE', headers: { cookie } })).status).toBe(403);
  });

  test('a session opens nothing but what is for owners alone', async () => {
    const { cookie } = await signedIn();
    expect((await app.request('/v1/export', { headers: { cookie } })).status).toBe(200);
    expect((await app.request('/v1/corrections', { headers: { cookie } })).status).toBe(401);
  });

  test('slows down who tries to sign in again and again, at every instance, and nobody else', async () => {
    for (let tries = 0; tries < 10; tries++) expect((await login('gloss_owner_guess', {}, tries % 2 ? instance() : app)).status).toBe(401);
    const refused = await login(owner);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await login(owner, { 'x-test-source': 'another desk' })).status).toBe(201);
    clock += HOUR;
    expect((await login(owner)).status).toBe(201);
  });

  test('forgets sessions that are over and tries that are old', async () => {
    await signedIn();
    await login('gloss_owner_guess');
    clock += 24 * HOUR;
    await forget(store, { feedbackDays: 180, runDays: 90 }, clock);
    expect(await store.db.selectFrom('sessions').selectAll().execute()).toEqual([]);
    expect(await store.db.selectFrom('login_attempts').selectAll().execute()).toEqual([]);
  });

  test('lists groups page by page with what is wrong with them, and what they can be filtered by', async () => {
    await send(
      flag('a'),
      flag('b', { reason: 'incomplete' }),
      flag('c', { question: 'Which host?' }),
      flag('d', { question: 'Which name?' }),
    );
    const first = await groups('?limit=2&order=most-flagged');
    expect(first.total).toBe(3);
    expect(first.groups[0]).toMatchObject({ title: 'VPN', count: 2, reasons: ['incomplete', 'wrong'], states: ['open'], assignees: [] });
    const second = await groups('?limit=2&offset=2&order=most-flagged');
    expect(new Set([...first.groups, ...second.groups].map(({ topic }) => topic)).size).toBe(3);
    expect(ReviewFilters.parse(await (await ask('GET', 'filters')).json())).toEqual({
      sites: ['https://wiki.example.com'],
      engines: ['Team'],
      models: ['m1'],
      prompts: ['v3'],
      owners: ['Olga', 'Otto'],
      states: { open: 4 },
    });
  });

  test('shows what the run of a flag took', async () => {
    await send(flag('a'), run('run-of-a', 1234));
    expect((await flags()).flags[0]?.metrics?.totalMs).toBe(1234);
  });

  test('assigns to an owner and to nobody else, says nothing of it to the reader, and keeps who and when', async () => {
    await send(flag('a'));
    expect((await ask('POST', 'decisions', { flags: ['a'], decision: 'assign', assignee: 'Mallory' })).status).toBe(400);
    expect((await ask('POST', 'decisions', { flags: ['a'], decision: 'assign', assignee: 'Otto' })).status).toBe(200);
    expect((await groups('?assignee=Otto')).groups).toMatchObject([{ assignees: ['Otto'] }]);
    expect(await stateForReader()).toBe('open');
    expect((await flags()).flags[0]?.history).toMatchObject([{ decision: 'assign', detail: 'Otto', owner: 'Olga', at: clock }]);
  });

  test('a server’s placeholder never stands for what the extension’s stands for', async () => {
    await send(flag('a', { question: 'Who is [EMAIL-1]?', note: 'It is [EMAIL-1], not boss@example.com.' }));
    const { note, question } = (await flags()).flags[0]!.feedback;
    expect([question, note]).toEqual(['Who is [EMAIL-1]?', 'It is [EMAIL-1], not [EMAIL-2].']);
  });

  const wrong = { passages, answer, question: 'Which port does the VPN listen on?' };
  const wanted = { task: 'ask', question: 'Which port does the VPN listen on?', facts: [['8443']] };

  test('makes an eval case of a flag, says that it catches the flagged answer, and runs it on the passages that came with it', async () => {
    await send(flag('a', wrong));
    const response = await ask('POST', 'cases', { flag: 'a', case: { ...wanted, about: 'As anna.smith@example.com said.' } });
    expect(response.status).toBe(201);
    const { case: made } = MadeCase.parse(await response.json());
    expect(made.case.about).toBe('As [EMAIL-1] said.');
    expect(made.flagged.find(({ name }) => name === 'facts')).toMatchObject({ passed: false });
    expect(made.results).toMatchObject([{ engine: 'extractive', passed: 3, of: 3, owner: 'Olga' }]);
    expect((await flags()).flags[0]?.cases).toEqual([made]);
    expect((await flags()).flags[0]?.history).toMatchObject([{ decision: 'eval-case', detail: made.id }]);

    const lines = await (await app.request('/v1/export', { headers: { authorization: `Bearer ${owner}` } })).text();
    const exported = lines.split('\n').filter((line) => line.includes('"eval_cases"'));
    expect(exported.map((line) => JSON.parse(line))).toMatchObject([
      { table: 'eval_cases', id: made.id, flag: 'a', body: { case: { facts: [['8443']] }, page: { url: `${PAGE}#setup`, passages } } },
    ]);
  });

  test('a case that fails again says so, and one without passages is not run', async () => {
    await send(flag('a', wrong), flag('b', { question: 'Which host?' }));
    const reproduced = MadeCase.parse(await (await ask('POST', 'cases', { flag: 'a', case: { ...wanted, facts: [['9999']] } })).json());
    expect(reproduced.case.results).toMatchObject([{ passed: 0, of: 3 }]);
    const bare = MadeCase.parse(await (await ask('POST', 'cases', { flag: 'b', case: { ...wanted, question: 'Which host?' } })).json());
    expect([bare.case.runnable, bare.case.results, bare.case.flagged]).toEqual([false, [], []]);
    expect((await ask('POST', 'cases', { flag: 'a', case: { task: 'ask' } })).status).toBe(400);
    expect((await ask('POST', 'cases', { flag: 'none', case: wanted })).status).toBe(404);
    expect((await ask('POST', 'cases/none/runs')).status).toBe(404);
  });

  test('says fixed only where a correction is live or the case passed three times of three with an engine that answers readers', async () => {
    await send(flag('a', wrong));
    const sayFixed = async () => (await ask('POST', 'decisions', { flags: ['a'], decision: 'fixed' })).status;
    expect(await sayFixed()).toBe(409);
    const { case: made } = MadeCase.parse(await (await ask('POST', 'cases', { flag: 'a', case: wanted })).json());
    expect(made.results[0]?.passed).toBe(3);
    // A model had answered the reader: the page's own words prove nothing.
    expect(await sayFixed()).toBe(409);
    const result = { engine: 'endpoint', model: 'm2', prompt: 'v4', passed: 2, of: 3, grades: [] };
    clock += 1000;
    await ask('POST', `cases/${made.id}/results`, result);
    expect(await sayFixed()).toBe(409);
    expect(await stateForReader()).toBe('open');
    clock += 1000;
    await ask('POST', `cases/${made.id}/results`, { ...result, passed: 3 });
    expect(await sayFixed()).toBe(200);
    expect(await stateForReader()).toBe('fixed');
  });

  test('a flag of an answer from the page’s own words is fixed when they pass its case, and another when a correction is live', async () => {
    const engine = { ...flagRun, engine: extractiveEngine.name, model: 'extractive-1' };
    await send(flag('a', { ...wrong, run: engine }), flag('b', { question: 'Which host?' }));
    await ask('POST', 'cases', { flag: 'a', case: wanted });
    expect((await ask('POST', 'decisions', { flags: ['a', 'b'], decision: 'fixed' })).status).toBe(409);
    await ask('POST', 'corrections', { page: PAGE, task: 'ask', question: 'Which host?', selection: '', answer });
    await ask('POST', 'decisions', { flags: ['b'], decision: 'reopen' });
    expect((await ask('POST', 'decisions', { flags: ['a', 'b'], decision: 'fixed' })).status).toBe(200);
    expect((await groups('?state=fixed')).total).toBe(2);
  });

  test('a reader’s erasure takes the cases made of their flags along', async () => {
    await send(flag('a', wrong));
    await ask('POST', 'cases', { flag: 'a', case: wanted });
    const headers = { authorization: `Bearer ${team}`, 'gloss-reader': READER };
    expect((await app.request('/v1/readers/me', { method: 'DELETE', headers })).status).toBe(204);
    const lines = await (await app.request('/v1/export', { headers: { authorization: `Bearer ${owner}` } })).text();
    expect(lines).not.toMatch(/8443|"eval_cases"|"case_results"|"decisions"/);
  });
});

const sample: CollectorEntry = flag('sample');
const flagRun = sample.kind === 'feedback' ? sample.feedback.run : expect.unreachable();
