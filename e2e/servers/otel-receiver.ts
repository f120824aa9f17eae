import { createServer, type IncomingHttpHeaders } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** One request to an OTLP receiver. */
export interface OtelRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface OtelReceiver {
  readonly url: string;
  readonly requests: readonly OtelRequest[];
  close(): Promise<void>;
}

/** An OTLP/HTTP receiver that takes everything and remembers it. Sends no CORS headers, as most don't. */
export const startOtelReceiver = async (): Promise<OtelReceiver> => {
  const requests: OtelRequest[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => (body += part));
    request.on('end', () => {
      requests.push({ path: request.url ?? '', headers: request.headers, body });
      response.setHeader('content-type', 'application/json').end('{"partialSuccess":{}}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Listening on a port, so its address is an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
};
