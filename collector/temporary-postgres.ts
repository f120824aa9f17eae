import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';

export interface TemporaryPostgres {
  /** A new, empty database. */
  newDatabase(): Promise<string>;
  stop(): Promise<void>;
}

const PACKAGED = '/usr/lib/postgresql';

/** The folder of PostgreSQL's programs: the newest of Debian's, or the one on the path. */
const findPrograms = (): string => {
  const packaged = existsSync(PACKAGED)
    ? readdirSync(PACKAGED)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => path.join(PACKAGED, version, 'bin'))
    : [];
  const found = [...packaged, ...(process.env.PATH ?? '').split(path.delimiter)].find((folder) => existsSync(path.join(folder, 'initdb')));
  if (found) return found;
  throw new Error('PostgreSQL is not installed: node scripts/ensure-postgres.mjs');
};

/** PostgreSQL refuses to run as root; its package made a user for it. */
const ordinaryUser = (): { readonly uid?: number; readonly gid?: number } => {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
};

export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))));
    });
  });

const connected = async (connectionString: string): Promise<Client> => {
  const client = new Client({ connectionString });
  await client.connect();
  return client;
};

/**
 * A PostgreSQL of our own on loopback with a data folder that is deleted at the end.
 * @param options.syncs to disk, as a real one does. A test about anything but that is three times as fast without.
 */
export const startPostgres = async ({ syncs }: { readonly syncs: boolean }): Promise<TemporaryPostgres> => {
  const programs = findPrograms();
  const user = ordinaryUser();
  const folder = mkdtempSync(path.join(tmpdir(), 'gloss-postgres-'));
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = path.join(folder, 'data');
  const initdb = ['-D', data, '-U', 'gloss', '--auth=trust', '--encoding=UTF8', '--no-locale', '--no-sync'];
  execFileSync(path.join(programs, 'initdb'), initdb, { ...user, cwd: folder, stdio: 'pipe' });
  const port = await freePort();
  const server = spawn(
    path.join(programs, 'postgres'),
    [
      '-D',
      data,
      '-h',
      '127.0.0.1',
      '-p',
      `${port}`,
      '-c',
      `unix_socket_directories=${folder}`,
      '-c',
      'shared_buffers=32MB',
      '-c',
      `fsync=${syncs ? 'on' : 'off'}`,
    ],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    server.stderr.on('data', (part: Buffer) => {
      said += part.toString();
      if (said.includes('database system is ready to accept connections')) resolve();
    });
    void ended.then(() => reject(new Error(`PostgreSQL did not start: ${said}`)));
  });
  const address = (name: string) => `postgres://gloss@127.0.0.1:${port}/${name}`;
  let databases = 0;
  return {
    newDatabase: async () => {
      databases += 1;
      const name = `gloss_${databases}`;
      const client = await connected(address('postgres'));
      await client.query(`create database ${name}`);
      await client.end();
      return address(name);
    },
    stop: async () => {
      // At once: there is nothing to be kept.
      server.kill('SIGQUIT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
