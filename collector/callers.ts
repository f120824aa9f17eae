import type { Context, MiddlewareHandler } from 'hono';
import type { Queries } from './open-database';
import { problem } from './problem';
import type { RateLimit } from './rate-limit';
import { isFromOwnPage, readSessionCookie } from './session-cookie';
import { csrfOf, sessionOf } from './sessions';
import { callerOf, type Caller, type TokenKind } from './tokens';

export interface CallerEnv {
  Variables: { caller: Caller };
}

/** Lets in only who has a token of one of these kinds. */
export type Only = (...kinds: readonly TokenKind[]) => MiddlewareHandler<CallerEnv>;

const READS = new Set(['GET', 'HEAD']);

/**
 * Who asks, for every route that is not open to all. A token comes in the header; the review page has a cookie instead, which opens what is
 * for owners alone, and changes something only with the token that no other site's page can know.
 */
export const createOnly = (db: Queries, limited: RateLimit, now: () => number): Only => {
  const fromSession = async (context: Context): Promise<Caller | Response | undefined> => {
    const secret = readSessionCookie(context);
    const session = secret === undefined ? undefined : await sessionOf(db, secret, now());
    if (secret === undefined || !session) return undefined;
    if (!READS.has(context.req.method) && (!isFromOwnPage(context) || context.req.header('gloss-csrf') !== csrfOf(secret)))
      return problem(403, 'This did not come from the review page. Load it again, then repeat what you did.');
    return session.caller;
  };
  return (...kinds) =>
    async (context, next) => {
      const authorization = context.req.header('authorization');
      const ownersAlone = kinds.every((kind) => kind === 'owner');
      const caller = await (authorization === undefined && ownersAlone ? fromSession(context) : callerOf(db, authorization));
      if (caller instanceof Response) return caller;
      if (!caller) return problem(401, 'A token in force is needed: Authorization: Bearer …', { 'www-authenticate': 'Bearer' });
      if (!kinds.includes(caller.kind)) return problem(403, `This is not for ${caller.kind} tokens.`);
      const wait = limited(caller.id);
      if (wait > 0) return problem(429, `Too many requests with this token; again in ${wait} s.`, { 'retry-after': `${wait}` });
      context.set('caller', caller);
      await next();
    };
};
