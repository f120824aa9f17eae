import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EntriesResponse, type CollectorEntry } from '@/lib/collector/contract';
import { openDatabase } from './open-database';
import { flag, run } from './sample-entries';
import { Sums } from './sums';
import { startPostgres, type TemporaryPostgres } from './temporary-postgres';

/** Three among the other tests; `npm run collector:faults` kills it a hundred times. */
const KILLS = Number(process.env.GLOSS_KILLS ?? 3);
const CONNECTIONS = 8;

let postgres: TemporaryPostgres;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'gloss-kill-'));
  postgres = await startPostgres({ syncs: true });
}, 60_000);
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** The real service in a process of its own, and everything it has printed once it listens. */
const startService = async (
  environment: Readonly<Record<string, string>>,
): Promise<{ service: ChildProcess; printed: string; url: string }> => {
  const service = spawn(process.execPath, ['--import', 'tsx', 'collector/index.ts'], {
    cwd: path.resolve(import.meta.dirname, '..'),
    env: { ...process.env, GLOSS_PORT: '0', GLOSS_RATE_BURST: '1000000', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  return new Promise((resolve, reject) => {
    const hear = (part: Buffer) => {
      printed += part.toString();
      const url = /listens on (\S+)/.exec(printed)?.[1];
      if (url) resolve({ service, printed, url });
    };
    service.stdout.on('data', hear);
    service.stderr.on('data', hear);
    service.once('exit', () => reject(new Error(`It ended: ${printed}`)));
  });
};

const killed = (service: ChildProcess) =>
  new Promise<void>((resolve) => {
    service.once('exit', () => resolve());
    service.kill('SIGKILL');
  });

const databases = [
  ['SQLite', async () => ({ GLOSS_DATABASE: path.join(folder, 'gloss.db') })],
  ['PostgreSQL', async () => ({ DATABASE_URL: await postgres.newDatabase() })],
] as const;

test.each(databases)(
  'killed under load on %s, it has lost nothing that it acknowledged and kept nothing twice',
  async (_name, newDatabase) => {
    const environment: Record<string, string> = await newDatabase();
    const acknowledged = new Set<string>();
    let token = '';
    let sent = 0;
    /** Sent, and no answer came. */
    let unsure: CollectorEntry[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const { service, printed, url } = await startService(environment);
      token ||= /team token\s+(\S+)/.exec(printed)?.[1] ?? '';
      const enough = acknowledged.size + 200;
      const at = { alive: true };
      const load = async (): Promise<void> => {
        while (at.alive) {
          // What was cut off is sent again, as the outbox does.
          const entries = [...unsure.splice(0, 5), ...Array.from({ length: 5 }, () => (++sent % 2 ? run(`r${sent}`) : flag(`f${sent}`)))];
          try {
            const response = await fetch(`${url}/v1/entries`, {
              method: 'POST',
              headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
              body: JSON.stringify({ entries }),
            });
            for (const id of EntriesResponse.parse(await response.json()).received) acknowledged.add(id);
          } catch {
            unsure = [...unsure, ...entries];
            at.alive = false;
          }
        }
      };
      const loads = Array.from({ length: CONNECTIONS }, load);
      while (at.alive && acknowledged.size < enough) await new Promise((resolve) => setImmediate(resolve));
      expect(at.alive).toBe(true);
      await killed(service);
      at.alive = false;
      await Promise.all(loads);
    }

    const { db } = openDatabase(environment.DATABASE_URL ?? environment.GLOSS_DATABASE ?? '');
    const ids = [...(await db.selectFrom('runs').select('id').execute()), ...(await db.selectFrom('feedback').select('id').execute())].map(
      ({ id }) => id,
    );
    const rows = await db.selectFrom('sums').select('sums').where('day', '=', 0).execute();
    const sums = rows.map((row) => Sums.parse(JSON.parse(row.sums)));
    await db.destroy();
    const kept = new Set(ids);
    expect(acknowledged.size).toBeGreaterThanOrEqual(KILLS * 200);
    expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([]);
    expect(ids).toHaveLength(kept.size);
    // What belongs to an entry came with it in the same commit.
    expect(sums.reduce((total, { runs = 0, flags = 0 }) => total + runs + flags, 0)).toBe(kept.size);
  },
  60_000 + KILLS * 20_000,
);
