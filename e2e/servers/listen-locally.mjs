// Loaded before a server of somebody else: `node --import ./listen-locally.mjs server.js`.
// It listens on 127.0.0.1 and nowhere else, whatever the server asks for, and gets responses of fetch whose headers can be changed:
// @portkey-ai/gateway 1.15.2 appends to them, which Node refuses ("TypeError: immutable"), and then answers every good stream with a 500.
import { Server } from 'node:net';

// oxlint-disable-next-line typescript/unbound-method -- it is called with the server that it is asked for
const { listen } = Server.prototype;

Server.prototype.listen = function (...asked) {
  const [first, ...rest] = asked;
  const options = typeof first === 'object' && first !== null ? first : { port: Number(first) };
  const isPort = 'port' in options && !Number.isNaN(options.port);
  const callbacks = rest.filter((one) => typeof one === 'function');
  return Reflect.apply(listen, this, isPort ? [{ ...options, host: '127.0.0.1' }, ...callbacks] : asked);
};

const { fetch } = globalThis;

globalThis.fetch = async (...request) => {
  const { body, status, statusText, headers } = await fetch(...request);
  return new Response(body, { status, statusText, headers });
};
