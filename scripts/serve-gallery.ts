import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import { build } from 'vite';

const repo = path.resolve(import.meta.dirname, '..');
const mime: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

export interface Gallery {
  /** Ends in a slash. */
  readonly url: string;
  close(): void;
}

/** Builds one of the galleries in scripts/ ("options-gallery") and serves it on a free port of this machine. */
export const serveGallery = async (name: string): Promise<Gallery> => {
  const built = path.join(repo, '.cache', name);
  await build({
    root: path.join(repo, 'scripts', name),
    base: './',
    logLevel: 'error',
    configFile: false,
    plugins: [tailwindcss()],
    resolve: { alias: { '@': repo } },
    build: { outDir: built, emptyOutDir: true, target: 'es2022' },
  });
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = path.join(built, asked === '/' ? 'index.html' : path.normalize(asked));
    try {
      response.setHeader('content-type', mime[path.extname(file)] ?? 'application/octet-stream').end(readFileSync(file));
    } catch {
      response.writeHead(404).end();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Listening on a port, so its address is an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() };
};
