import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { customerMailPage, mailService } from './customer-mail';
import { dispatchPage, weatherFrame } from './dispatch-app';
import { handbookPage } from './handbook';
import { layOut, type SitePage } from './layout';
import { binary, emptyPage, hugePage, oddPages, strictPage } from './odd-pages';
import { depotManual, scannedLetter } from './pdfs';
import { ticketFormPage, ticketPage, ticketQueuePage } from './tickets';

const folder = import.meta.dirname;

/** A page that is kept as HTML, with its title and what stands around it in its first line. */
const readPage = (name: string, address = `/wiki/${name}`): SitePage => {
  const text = readFileSync(path.join(folder, 'pages', `${name}.html`), 'utf8');
  const [, head = '', content = ''] = /^<!-- (.*?) -->\n([\s\S]*)$/.exec(text) ?? [];
  const facts = new Map(head.split(' | ').map((fact) => [fact.slice(0, fact.indexOf(': ')), fact.slice(fact.indexOf(': ') + 2)]));
  return {
    path: address,
    title: facts.get('title') ?? name,
    crumbs: facts.get('crumbs')?.split(' / ') ?? [],
    byline: facts.get('byline') ?? '',
    content,
  };
};

const wikiPages = ['restart-charge-controller', 'on-call', 'gateway-architecture', 'travel-and-expenses'];

/** Every page in the frame of the wiki, by its path. */
const pages: ReadonlyMap<string, SitePage> = new Map(
  [
    readPage('home', '/'),
    ...wikiPages.map((name) => readPage(name)),
    handbookPage,
    ticketQueuePage,
    ticketPage,
    ticketFormPage,
    customerMailPage,
    dispatchPage,
    ...oddPages,
  ].map((page) => [page.path, page]),
);

type Reply = { readonly type: string; readonly body: string | Buffer; readonly headers?: Record<string, string> };

const html = (body: string, headers?: Record<string, string>): Reply => ({
  type: 'text/html; charset=utf-8',
  body,
  ...(headers && { headers }),
});
const file = (name: string, type: string): Reply => ({ type, body: readFileSync(path.join(folder, name)) });

const everythingForbidden = "default-src 'none'; script-src 'none'; style-src 'none'; connect-src 'none'; frame-src 'none'";

/** Made when asked for: most runs never ask for the huge one. */
const others: Readonly<Record<string, () => Reply>> = {
  '/style.css': () => file('style.css', 'text/css'),
  '/site.js': () => file('site.js', 'text/javascript'),
  '/mark.svg': () => file('mark.svg', 'image/svg+xml'),
  '/app/weather': () => html(weatherFrame),
  '/app/mail-service': () => html(mailService),
  '/odd/empty': () => html(emptyPage),
  '/odd/strict-csp': () => html(strictPage, { 'content-security-policy': everythingForbidden }),
  '/odd/huge': () => html(hugePage()),
  '/odd/binary': () => ({ type: 'application/octet-stream', body: binary(), headers: { 'content-disposition': 'inline' } }),
  '/files/depot-handbook.pdf': () => ({ type: 'application/pdf', body: depotManual() }),
  '/files/scanned-letter.pdf': () => ({ type: 'application/pdf', body: scannedLetter() }),
  '/odd/plain-text': () => ({
    type: 'text/plain; charset=utf-8',
    body: 'gateway ostra-gw1\nfirmware 4.18.3\ncertificate valid until 2027-02-11\n',
  }),
};

const answer = (response: ServerResponse, status: number, { type, body, headers = {} }: Reply) =>
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...headers }).end(body);

export interface Site {
  /** "http://127.0.0.1:PORT", without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** The wiki and tracker of Voltmoor, an invented company, on this machine alone. Port 0: any free one. */
export const startSite = async (port = 0): Promise<Site> => {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const page = pages.get(pathname);
    if (page) return answer(response, 200, html(layOut(page)));
    const other = others[pathname];
    if (other) return answer(response, 200, other());
    return answer(
      response,
      404,
      html(layOut({ path: pathname, title: 'No such page', content: '<p>Nothing is kept under this address.</p>' })),
    );
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log((await startSite(Number(process.env.PORT ?? 0))).url);
