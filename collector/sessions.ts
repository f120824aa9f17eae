import { randomBytes } from 'node:crypto';
import type { Queries } from './open-database';
import { hashOf, type Caller } from './tokens';

/** A working day. */
const LASTS_MS = 12 * 3_600_000;

/** Tries of one source in one window; an owner who mistypes has enough of them. */
const TRIES = 10;
const WINDOW_MS = 10 * 60_000;

export interface Session {
  readonly caller: Caller;
  readonly until: number;
}

/** Follows from the cookie, which no page can read: whoever knows it was told by this collector. */
export const csrfOf = (secret: string): string => hashOf(`csrf ${secret}`);

/** @returns the cookie's value, which is kept nowhere here. */
export const openSession = async (
  db: Queries,
  { id }: Caller,
  now: number,
): Promise<{ readonly secret: string; readonly until: number }> => {
  const secret = randomBytes(32).toString('base64url');
  const until = now + LASTS_MS;
  await db
    .insertInto('sessions')
    .values({ id: hashOf(secret), token_id: id, created_at: now, expires_at: until })
    .execute();
  return { secret, until };
};

/** Whose session it is, while it lasts and the token that opened it is in force. */
export const sessionOf = async (db: Queries, secret: string, now: number): Promise<Session | undefined> => {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('tokens', 'tokens.id', 'sessions.token_id')
    .select(['tokens.id', 'tokens.kind', 'tokens.name', 'sessions.expires_at'])
    .where('sessions.id', '=', hashOf(secret))
    .where('sessions.expires_at', '>', now)
    .where('tokens.revoked_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { expires_at: until, ...caller } = row;
  return { caller, until };
};

export const closeSession = async (db: Queries, secret: string): Promise<void> => {
  await db.deleteFrom('sessions').where('id', '=', hashOf(secret)).execute();
};

/**
 * Counts one try to sign in, in the database, so that all instances count together.
 * @returns 0 when it may be looked at, or the seconds to wait.
 */
export const countLogin = async (db: Queries, source: string, now: number): Promise<number> => {
  const start = now - (now % WINDOW_MS);
  const { count } = await db
    .insertInto('login_attempts')
    .values({ source: hashOf(source), window_start: start, count: 1 })
    .onConflict((conflict) =>
      conflict.columns(['source', 'window_start']).doUpdateSet((eb) => ({ count: eb('login_attempts.count', '+', 1) })),
    )
    .returning('count')
    .executeTakeFirstOrThrow();
  return count > TRIES ? Math.ceil((start + WINDOW_MS - now) / 1000) : 0;
};

/** Who signed in has not been guessing. */
export const forgiveLogin = async (db: Queries, source: string): Promise<void> => {
  await db.deleteFrom('login_attempts').where('source', '=', hashOf(source)).execute();
};

export const forgetSessions = async (db: Queries, now: number): Promise<void> => {
  await db.deleteFrom('sessions').where('expires_at', '<=', now).execute();
  await db
    .deleteFrom('login_attempts')
    .where('window_start', '<', now - WINDOW_MS)
    .execute();
};
