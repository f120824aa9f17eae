import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Queries } from './open-database';

export type TokenKind = 'team' | 'owner';

export interface Caller {
  readonly id: string;
  readonly kind: TokenKind;
  readonly name: string;
}

/** 256 random bits need no salt and no slow hash: there is no dictionary of them. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** @returns the token, which exists nowhere else from now on. */
export const createToken = async (db: Queries, kind: TokenKind, name: string, now: number): Promise<string> => {
  const token = `gloss_${kind}_${randomBytes(32).toString('base64url')}`;
  await db
    .insertInto('tokens')
    .values({ id: randomUUID(), kind, name, hash: hashOf(token), created_at: now, revoked_at: null })
    .execute();
  return token;
};

export const listTokens = (db: Queries) =>
  db.selectFrom('tokens').select(['id', 'kind', 'name', 'created_at', 'revoked_at']).orderBy('created_at').execute();

/** @returns whether there was such a token in force. */
export const revokeToken = async (db: Queries, id: string, now: number): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('tokens')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** Whose token an `Authorization` header carries; undefined for none that is in force. */
export const callerOf = async (db: Queries, authorization: string | undefined): Promise<Caller | undefined> => {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  if (!token) return undefined;
  return db
    .selectFrom('tokens')
    .select(['id', 'kind', 'name'])
    .where('hash', '=', hashOf(token))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
};
