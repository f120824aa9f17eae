import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'libsql';
import { Client } from 'pg';
import { openDatabase } from '@/collector/open-database';
import { flag, run as sampleRun } from '@/collector/sample-entries';
import { addSums, sumsOfRun } from '@/collector/sums';
import { keepBatches } from '@/collector/take-entries';
import { startPostgres } from '@/collector/temporary-postgres';
import type { RunMetrics } from '@/lib/core/run-metrics';
import type { BenchResult } from './bench-result';

/*
 * What the collector takes and how soon an owner sees it, on both databases: the real service in a process of its own, over HTTP. Beside it the
 * same rows inserted bare, by as many connections, each batch with a commit that is synced. GLOSS_BENCH_RUNS says how many runs are stored.
 */

const CONNECTIONS = [1, 8, 64];
const BATCH = 50;
const SECONDS = Number(process.env.GLOSS_BENCH_SECONDS ?? 5);
const STORED = Number(process.env.GLOSS_BENCH_RUNS ?? 1_000_000);
const DAY = 86_400_000;
const DAYS = 90;

const at = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Runs of twelve sites, three models and a new prompt version every two weeks. */
const metrics = (index: number, now: number): RunMetrics => {
  const when = Math.max(0, Math.trunc(now - (STORED - 1 - (index % STORED)) * ((DAYS * DAY) / STORED)));
  const sample = sampleRun(`run-${index}`);
  if (sample.kind !== 'run') throw new Error('not a run');
  return {
    ...sample.run,
    runId: `run-${index}`,
    at: when,
    site: `https://site-${index % 12}.example`,
    model: `model-${index % 3}`,
    prompt: `v${Math.floor(when / (14 * DAY))}`,
    totalMs: 400 + ((index * 7919) % 9000),
    firstTextMs: 100 + ((index * 104_729) % 900),
    inputTokens: 2000,
    outputTokens: 300,
    cost: 0.01,
    cached: index % 9 === 0,
    ...(index % 40 === 0 && { failure: 'timed-out' }),
  };
};

/** As many workers as connections for as long as it lasts. @returns batches a second, and how long each took. */
const drive = async (connections: number, once: (connection: number) => Promise<void>) => {
  const took: number[] = [];
  const start = performance.now();
  const end = start + SECONDS * 1000;
  await Promise.all(
    Array.from({ length: connections }, async (_, connection) => {
      while (performance.now() < end) {
        const from = performance.now();
        await once(connection);
        took.push(performance.now() - from);
      }
    }),
  );
  const entries = (took.length * BATCH * 1000) / (performance.now() - start);
  took.sort((a, b) => a - b);
  return { entries, p50: at(took, 0.5), p99: at(took, 0.99) };
};

const startService = (environment: Readonly<Record<string, string>>) =>
  new Promise<{ url: string; owner: string; team: string; stop: () => Promise<void> }>((resolve, reject) => {
    const service = spawn(process.execPath, ['--import', 'tsx', 'collector/index.ts'], {
      cwd: path.resolve(import.meta.dirname, '..'),
      env: { ...process.env, GLOSS_PORT: '0', GLOSS_RATE_BURST: '100000000', ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise<void>((done) => service.once('exit', () => done()));
    let printed = '';
    service.stdout.on('data', (part: Buffer) => {
      printed += part.toString();
      const url = /listens on (\S+)/.exec(printed)?.[1];
      const owner = /owner's token\s+(\S+)/.exec(printed)?.[1] ?? '';
      const team = /team token\s+(\S+)/.exec(printed)?.[1] ?? '';
      if (url)
        resolve({
          url,
          owner,
          team,
          stop: async () => {
            service.kill('SIGTERM');
            await ended;
          },
        });
    });
    void ended.then(() => reject(new Error(`The collector ended: ${printed}`)));
  });

const COLUMNS = ['id', 'run_id', 'reader', 'received_at', 'at', 'site', 'engine', 'model', 'prompt', 'body'] as const;

let serial = 0;
const newBatch = (): readonly RunMetrics[] => Array.from({ length: BATCH }, () => metrics(++serial, Date.now()));
const rowOf = (run: RunMetrics, id: string): (string | number)[] => [
  id,
  run.runId,
  'reader',
  Date.now(),
  run.at,
  run.site,
  'endpoint',
  run.model,
  run.prompt,
  JSON.stringify(run),
];

/** The same insert without a collector. */
const bare = async (database: string) => {
  const placeholders = (count: number, name: (index: number) => string) =>
    Array.from(
      { length: count },
      (_, row) => `(${COLUMNS.map((_column, column) => name(row * COLUMNS.length + column + 1)).join(',')})`,
    ).join(',');
  const into = `insert into runs (${COLUMNS.join(',')}) values`;
  if (database.startsWith('postgres')) {
    const clients = await Promise.all(
      Array.from({ length: 64 }, async () => {
        const client = new Client({ connectionString: database });
        await client.connect();
        return client;
      }),
    );
    const text = `${into} ${placeholders(BATCH, (index) => `$${index}`)}`;
    return {
      once: async (connection: number) => {
        await clients[connection]!.query({ name: 'bare', text, values: newBatch().flatMap((run) => rowOf(run, `bare-${run.runId}`)) });
      },
      end: async () => void (await Promise.all(clients.map((client) => client.end()))),
    };
  }
  const sqlite = new Sqlite(database);
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('busy_timeout = 10000');
  const insert = sqlite.prepare(`${into} ${placeholders(BATCH, () => '?')}`);
  return {
    once: async () => {
      insert.run(...newBatch().flatMap((run) => rowOf(run, `bare-${run.runId}`)));
      await new Promise((resolve) => setImmediate(resolve));
    },
    end: async () => void sqlite.close(),
  };
};

const CHUNK = 500;
const RUNS_PER_FLAG = 50;

/** Runs of ninety days, and a flag of every fiftieth, straight into the tables, with the sums that taking them makes. */
const fill = async (database: string): Promise<void> => {
  const store = openDatabase(database);
  const now = Date.now();
  for (let start = 0; start < STORED; start += 10_000) {
    const runs = Array.from({ length: Math.min(10_000, STORED - start) }, (_, index) => metrics(start + index, now));
    await store.db.transaction().execute(async (transaction) => {
      for (let from = 0; from < runs.length; from += CHUNK) {
        const rows = runs.slice(from, from + CHUNK).map((run) => ({
          id: `stored-${run.runId}`,
          run_id: run.runId,
          reader: null,
          received_at: run.at,
          at: run.at,
          site: run.site,
          engine: 'endpoint',
          model: run.model,
          prompt: run.prompt,
          body: JSON.stringify(run),
        }));
        await transaction.insertInto('runs').values(rows).execute();
      }
      await addSums(
        store,
        transaction,
        runs.map((run) => ({ at: run.at, site: run.site, engine: 'endpoint', model: run.model, prompt: run.prompt, sums: sumsOfRun(run) })),
      );
    });
  }
  // Flags as they are kept when they arrive: their topics, states and search columns are what the inbox reads.
  const flags = Array.from({ length: Math.floor(STORED / RUNS_PER_FLAG) }, (_, index) => {
    const at = now - Math.floor((index * DAYS * DAY * RUNS_PER_FLAG) / STORED);
    return flag(`stored-flag-${index}`, { question: `Which port has service ${index % 4_000}?`, at });
  });
  const keep = keepBatches(store, []);
  for (let from = 0; from < flags.length; from += CHUNK)
    await keep([{ reader: `reader-${from}`, receivedAt: now, entries: flags.slice(from, from + CHUNK) }]);
  await store.db.destroy();
};

const CHARTS = ['by=day', 'by=site', 'by=model', 'by=prompt', 'by=day&site=https://site-3.example', 'by=day&model=model-1'];

const measure = async (name: string, database: string, figures: Record<string, number>, baseline: Record<string, number>) => {
  const service = await startService(name === 'sqlite' ? { GLOSS_DATABASE: database } : { DATABASE_URL: database });
  const direct = await bare(database);
  try {
    for (const connections of CONNECTIONS) {
      const key = `${name} ${connections} connections`;
      const theirs = await drive(connections, direct.once);
      const ours = await drive(connections, async () => {
        const entries = newBatch().map((run) => ({ id: run.runId, kind: 'run', run }));
        const response = await fetch(`${service.url}/v1/entries`, {
          method: 'POST',
          headers: { authorization: `Bearer ${service.team}`, 'content-type': 'application/json' },
          body: JSON.stringify({ entries }),
        });
        if (!response.ok) throw new Error(`HTTP ${response.status}`);
        await response.arrayBuffer();
      });
      for (const [into, from] of [[figures, ours] as const, [baseline, theirs] as const]) {
        into[`${key}, entries/s`] = from.entries;
        into[`${key}, p50 ms`] = from.p50;
        into[`${key}, p99 ms`] = from.p99;
      }
      figures[`${key}, of bare`] = ours.entries / theirs.entries;
    }
    await fill(database);
    figures[`${name} runs stored`] = STORED;
    const ask = async (address: string) => {
      const took: number[] = [];
      for (let time = 0; time < 5; time++) {
        const from = performance.now();
        const response = await fetch(`${service.url}/v1/review/${address}`, { headers: { authorization: `Bearer ${service.owner}` } });
        if (!response.ok) throw new Error(`${address}: HTTP ${response.status}`);
        await response.arrayBuffer();
        took.push(performance.now() - from);
      }
      return at(
        took.sort((a, b) => a - b),
        0.5,
      );
    };
    for (const chart of CHARTS) figures[`${name} chart ${chart}, ms`] = await ask(`charts?${chart}&from=${Date.now() - (DAYS - 1) * DAY}`);
    figures[`${name} inbox, ms`] = await ask('groups?state=open');
  } finally {
    await direct.end();
    await service.stop();
  }
};

export const run = async (): Promise<BenchResult> => {
  const figures: Record<string, number> = {};
  const baseline: Record<string, number> = {};
  const folder = mkdtempSync(path.join(tmpdir(), 'gloss-bench-collector-'));
  const postgres = await startPostgres({ syncs: true });
  try {
    await measure('sqlite', path.join(folder, 'gloss.db'), figures, baseline);
    await measure('postgresql', await postgres.newDatabase(), figures, baseline);
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return { figures, baselines: { 'the same insert, bare': baseline } };
};
