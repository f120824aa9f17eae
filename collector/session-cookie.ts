import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

const NAME = 'gloss_session';

/**
 * Whether the browser's side of the connection is https, which a proxy in front tells. Whoever lies about it gets a cookie that their own
 * browser does not send back.
 */
const isSecure = (context: Context): boolean =>
  new URL(context.req.url).protocol === 'https:' || context.req.header('x-forwarded-proto')?.split(',')[0]?.trim() === 'https';

/** With https the name's prefix keeps neighbours on the same domain from setting it. */
export const readSessionCookie = (context: Context): string | undefined =>
  isSecure(context) ? getCookie(context, NAME, 'host') : getCookie(context, NAME);

export const writeSessionCookie = (context: Context, secret: string, seconds: number): void => {
  const options = { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: seconds } as const;
  if (isSecure(context)) setCookie(context, NAME, secret, { ...options, secure: true, prefix: 'host' });
  else setCookie(context, NAME, secret, options);
};

export const clearSessionCookie = (context: Context): void => {
  if (isSecure(context)) deleteCookie(context, NAME, { path: '/', secure: true, prefix: 'host' });
  else deleteCookie(context, NAME, { path: '/' });
};

/** What a request says of the page that made it: not another site's. A program that is no browser says nothing. */
export const isFromOwnPage = (context: Context): boolean => {
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = context.req.header('origin');
  if (origin === undefined) return true;
  const hosts = [context.req.header('x-forwarded-host'), context.req.header('host'), new URL(context.req.url).host];
  return URL.canParse(origin) && hosts.includes(new URL(origin).host);
};
