import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A server of somebody else, running as a process of its own. */
export interface RunningServer {
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

/** A port that was free a moment ago: for servers that can't be told to pick one. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
      server.close(() => resolve(port));
    });
  });

const stop = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });

/**
 * Starts a server and waits until it answers.
 * @param argsFor its arguments, given the port.
 * @throws with what it printed when it ends, or does not answer within `withinMs`.
 */
export const startServer = async (
  command: string,
  argsFor: (port: number) => readonly string[],
  readyPath: string,
  withinMs = 30_000,
): Promise<RunningServer> => {
  const port = await freePort();
  const child = spawn(command, argsFor(port), { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => (printed = (printed + part.toString()).slice(-4000)));

  const origin = `http://127.0.0.1:${port}`;
  const until = Date.now() + withinMs;
  while (Date.now() < until && child.exitCode === null) {
    const ready = await fetch(origin + readyPath).then(
      (response) => response.status < 500,
      () => false,
    );
    if (ready) return { origin, stop: () => stop(child) };
    await wait(50);
  }
  await stop(child);
  throw new Error(`${command} did not start:\n${printed}`);
};
