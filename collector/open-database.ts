import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  Kysely,
  PostgresDialect,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type Dialect,
  type Transaction,
} from 'kysely';
import Sqlite from 'libsql';
import { Pool, types } from 'pg';
import type { Database } from './database';

export interface Store {
  readonly db: Kysely<Database>;
  readonly kind: 'sqlite' | 'postgres';
}

/** A connection, or one within a transaction. */
export type Queries = Kysely<Database> | Transaction<Database>;

/** PostgreSQL's number for bigint, which `count` and our times are. All of ours are far below 2^53. */
const BIGINT = 20;

const openPostgres = (url: string): Store => {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser: (oid: number) => (oid === BIGINT ? Number : types.getTypeParser(oid)) },
  });
  // An idle connection that the server closed is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return { kind: 'postgres', db: new Kysely({ dialect: new PostgresDialect({ pool }) }) };
};

const PAUSE_MS = 5;
const PATIENCE_MS = 10_000;

const isBusy = (error: unknown): boolean => error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');

/**
 * Takes the only lock at once: a transaction that reads first and writes later would lose against a second process. Waits for it without
 * holding up everything else, as SQLite's own waiting does. By `exec`: a prepared statement that was refused counts as running until it is
 * collected as garbage, and while one is running nothing can be committed.
 */
const beginImmediate = async (sqlite: Sqlite.Database): Promise<void> => {
  for (let waited = 0; ; waited += PAUSE_MS) {
    try {
      sqlite.exec('begin immediate');
      return;
    } catch (error) {
      if (!isBusy(error) || waited >= PATIENCE_MS) throw error;
      await setTimeout(PAUSE_MS);
    }
  }
};

const openSqlite = (file: string): Store => {
  // What readers wrote is nobody else's on this machine.
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true, mode: 0o700 });
  const sqlite = new Sqlite(file);
  sqlite.pragma(`busy_timeout = ${PATIENCE_MS}`);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma(`busy_timeout = ${PAUSE_MS}`);
  const dialect: Dialect = {
    createDriver: () => Object.assign(new SqliteDriver({ database: sqlite }), { beginTransaction: () => beginImmediate(sqlite) }),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
  return { kind: 'sqlite', db: new Kysely({ dialect }) };
};

/** @param where a PostgreSQL address (`postgres://…`), or the path of an SQLite file, which is made where it is missing. */
export const openDatabase = (where: string): Store => (/^postgres(ql)?:\/\//.test(where) ? openPostgres(where) : openSqlite(where));
