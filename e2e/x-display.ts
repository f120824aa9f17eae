import { execFileSync, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { ensureDisplay } from '@/scripts/ensure-display.mjs';

/** A screen that nobody sees, with a pointer that is moved and pressed from outside of the browser, as a hand does. */
export interface XDisplay {
  /** ":99" */
  readonly name: string;
  /** Clicks into the middle of the window that popped up last; false while there is none. */
  readonly clickPopup: () => boolean;
  readonly close: () => Promise<void>;
}

const SCREEN = { width: 1_280, height: 900 };

/** @throws when there is no X server, and none could be installed */
export const startXDisplay = async (): Promise<XDisplay> => {
  if (!ensureDisplay()) throw new Error('Without Xvfb and xdotool no notification can be clicked.');
  const { width, height } = SCREEN;
  // It picks a free number, and writes it to the descriptor that it is told.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const number = await new Promise<string>((resolve, reject) => {
    const told = server.stdio[3] as Readable;
    told.setEncoding('utf8').once('data', (text: string) => resolve(text.trim()));
    void ended.then(() => reject(new Error('Xvfb did not start.')));
  });
  const name = `:${number}`;
  const xdotool = (...words: readonly string[]): string =>
    execFileSync('xdotool', words, { env: { ...process.env, DISPLAY: name }, encoding: 'utf8' });
  const sizeOf = (window: string): Record<string, number> =>
    Object.fromEntries(
      [...xdotool('getwindowgeometry', '--shell', window).matchAll(/^(\w+)=(\d+)$/gm)].map(([, field, value]) => [field, Number(value)]),
    );
  return {
    name,
    clickPopup: () => {
      const windows = xdotool('search', '--onlyvisible', '--name', '.*').split('\n').filter(Boolean);
      // Neither the screen nor a browser's window: what is small.
      const popup = windows.findLast((window) => (sizeOf(window)['WIDTH'] ?? width) < width / 2);
      if (popup === undefined) return false;
      const { X = 0, Y = 0, WIDTH = 0, HEIGHT = 0 } = sizeOf(popup);
      xdotool('mousemove', String(Math.round(X + WIDTH / 2)), String(Math.round(Y + HEIGHT / 2)), 'click', '1');
      return true;
    },
    close: async () => {
      server.kill();
      await ended;
    },
  };
};
