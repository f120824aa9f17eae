import { Hono, type Context } from 'hono';
import { LoginRequest, type ReviewSession } from '@/lib/collector/session-contract';
import type { Queries } from './open-database';
import { problem } from './problem';
import { bodyOf } from './request-body';
import { clearSessionCookie, isFromOwnPage, readSessionCookie, writeSessionCookie } from './session-cookie';
import { closeSession, countLogin, csrfOf, forgiveLogin, openSession, sessionOf } from './sessions';
import { callerOf } from './tokens';

/** Signing in and out of the review page, below `/v1/review/session`. @param sourceOf the address that a request came from. */
export const sessionRoutes = (db: Queries, now: () => number, sourceOf: (context: Context) => string): Hono => {
  const routes = new Hono();
  routes.post('/', async (context) => {
    if (!isFromOwnPage(context)) return problem(403, 'Sign in on the review page itself.');
    const { token } = await bodyOf(context, LoginRequest);
    const source = sourceOf(context);
    const wait = await countLogin(db, source, now());
    if (wait > 0)
      return problem(429, `Too many tries to sign in from here; again in ${Math.ceil(wait / 60)} min.`, { 'retry-after': `${wait}` });
    const caller = await callerOf(db, `Bearer ${token.trim()}`);
    if (caller?.kind !== 'owner')
      return problem(
        401,
        caller ? 'This is a team’s token. The review page takes an owner’s.' : 'No owner has this token, or it was revoked.',
      );
    await forgiveLogin(db, source);
    const { secret, until } = await openSession(db, caller, now());
    writeSessionCookie(context, secret, Math.floor((until - now()) / 1000));
    return context.json({ name: caller.name, csrf: csrfOf(secret), until } satisfies ReviewSession, 201);
  });
  routes.get('/', async (context) => {
    const secret = readSessionCookie(context);
    const session = secret === undefined ? undefined : await sessionOf(db, secret, now());
    if (secret === undefined || !session) return problem(401, 'Nobody is signed in here.');
    return context.json({ name: session.caller.name, csrf: csrfOf(secret), until: session.until } satisfies ReviewSession);
  });
  routes.delete('/', async (context) => {
    const secret = readSessionCookie(context);
    if (secret !== undefined) {
      if (!isFromOwnPage(context) || context.req.header('gloss-csrf') !== csrfOf(secret))
        return problem(403, 'This did not come from the review page.');
      await closeSession(db, secret);
    }
    clearSessionCookie(context);
    return context.body(null, 204);
  });
  return routes;
};
