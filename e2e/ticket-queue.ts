import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import type { ScriptedEndpoint } from './servers/scripted-endpoint';

export const QUESTION = 'Which pump failed?';

const ticket = (number: number): string =>
  `<title>T-${number}</title><main><h1>T-${number} Pump stopped</h1><p>The pump P${number}x failed at the station.</p></main>`;
const links = (pages: number): string =>
  Array.from({ length: pages }, (_, at) => `<li><a href="/ticket/${at + 1}">T-${at + 1} Pump stopped</a></li>`).join('');

/** A tracker with a queue of so many tickets, each of which names its own pump: ticket 7 says "P7x". */
export const startQueue = async (pages: number): Promise<{ readonly url: string; readonly close: () => void }> => {
  const queue = `<title>Queue</title><main><h1>Queue</h1><ul>${links(pages)}</ul></main>`;
  const server = createServer(({ url = '' }, response) => {
    const number = /^\/ticket\/(\d+)$/.exec(url)?.[1];
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><html lang="en">${number ? ticket(Number(number)) : queue}</html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close().closeAllConnections() };
};

/** The pumps that a request speaks of: one, or those of all tickets where it is the overall answer's. */
export const pumpsIn = ({ body }: ScriptedEndpoint['requests'][number]): ReadonlySet<string> =>
  new Set(JSON.stringify(body.messages ?? '').match(/pump P\d+x/g));

/** Has the panel, which shows the queue, ask one question of all its tickets. */
export const startJob = async (panel: Page, pages: number): Promise<void> => {
  await panel.getByRole('button', { name: 'Many pages' }).click();
  await panel.getByRole('button', { name: 'New' }).click();
  await panel.getByText('Links on this page', { exact: true }).click();
  await panel.getByRole('button', { name: 'Choose all' }).click();
  await panel.getByRole('textbox', { name: 'Your question' }).fill(QUESTION);
  await panel.getByRole('textbox', { name: 'Stop at tokens' }).fill('9000000');
  await panel.getByRole('button', { name: `Start with ${pages} pages` }).click();
  await panel.getByRole('progressbar').waitFor();
};
