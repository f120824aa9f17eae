import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Hono } from 'hono';

interface PageFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly etag: string;
}

/** The built page, by path from its folder. It is small, and held whole. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export const readPageFiles = (folder: string): PageFiles =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = path.join(entry.parentPath, entry.name);
        const body = new Uint8Array(readFileSync(file));
        const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
        const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
        return [path.relative(folder, file).split(path.sep).join('/'), { body, type, etag }];
      }),
  );

/** What readers wrote is shown there beside an owner's powers: nothing runs but the page's own script, and nothing is asked of anyone else. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

const YEAR_S = 31_536_000;

/** The review page below `/review/`. Its scripts' names change with what is in them. */
export const pageRoutes = (files: PageFiles): Hono => {
  const routes = new Hono();
  routes.get('/', (context) => context.redirect('/review/'));
  routes.get('/review', (context) => context.redirect('/review/'));
  routes.get('/review/*', (context) => {
    const name = decodeURIComponent(new URL(context.req.url).pathname.slice('/review/'.length)) || 'index.html';
    const file = files.get(name);
    if (!file) return context.notFound();
    const cache = name.startsWith('assets/') ? `public, max-age=${YEAR_S}, immutable` : 'no-cache';
    const headers = { ...HEADERS, etag: file.etag, 'cache-control': cache };
    return context.req.header('if-none-match') === file.etag
      ? context.body(null, 304, headers)
      : context.body(file.body, 200, { ...headers, 'content-type': file.type });
  });
  return routes;
};
