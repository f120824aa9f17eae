import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { browserFlags, loopbackOnly } from '@/scripts/browser-flags.mjs';
import { ensureBrowser } from '@/scripts/find-browser.mjs';

interface Target {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
}

/** A page that was attached to. */
export interface AttachedPage {
  /** Runs an expression in the page, waits for what it promises, and gives its value. */
  evaluate<Value>(expression: string): Promise<Value>;
}

/** A browser that is driven by the DevTools protocol alone, and attached to only where that is asked for. */
export interface UnwatchedBrowser {
  send<Result>(method: string, params?: object, sessionId?: string): Promise<Result>;
  /** Everything that runs, without being attached to it. */
  targets(): Promise<readonly Target[]>;
  open(url: string): Promise<AttachedPage & { readonly targetId: string }>;
  attach(targetId: string): Promise<AttachedPage>;
  close(): Promise<void>;
}

interface Reply {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}
interface Evaluated<Value> {
  readonly result: { readonly value: Value };
  readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } };
}

/**
 * Starts Chromium with an unpacked extension. Playwright attaches itself to every service worker, and the browser does not stop one that is
 * watched: how long a worker lives can only be seen from outside.
 */
export const launchUnwatched = (extension: string): UnwatchedBrowser => {
  const profile = mkdtempSync(path.join(tmpdir(), 'gloss-profile-'));
  const browser = spawn(
    ensureBrowser().path,
    [
      '--headless',
      '--remote-debugging-pipe',
      '--enable-unsafe-extension-debugging',
      '--password-store=basic',
      '--use-mock-keychain',
      `--user-data-dir=${profile}`,
      ...browserFlags,
      loopbackOnly,
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const [toBrowser, fromBrowser] = [browser.stdio[3] as Writable, browser.stdio[4] as Readable];
  const ended = new Promise<void>((resolve) => browser.once('exit', () => resolve()));

  const waiting = new Map<number, (reply: Reply) => void>();
  let received = '';
  fromBrowser.setEncoding('utf8').on('data', (part: string) => {
    const messages = (received + part).split('\0');
    received = messages.pop() ?? '';
    for (const message of messages) {
      const reply = JSON.parse(message) as Reply;
      if (reply.id === undefined) continue;
      waiting.get(reply.id)?.(reply);
      waiting.delete(reply.id);
    }
  });

  let lastId = 0;
  const send = <Result>(method: string, params: object = {}, sessionId?: string): Promise<Result> =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, ({ result, error }) => (error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result as Result)));
      toBrowser.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
    });

  const attach = async (targetId: string): Promise<AttachedPage> => {
    const { sessionId } = await send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
    return {
      async evaluate<Value>(expression: string) {
        const asked = { expression, awaitPromise: true, returnByValue: true };
        const { result, exceptionDetails } = await send<Evaluated<Value>>('Runtime.evaluate', asked, sessionId);
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
      },
    };
  };

  return {
    send,
    targets: async () => (await send<{ targetInfos: readonly Target[] }>('Target.getTargets', { filter: [{}] })).targetInfos,
    async open(url) {
      const { targetId } = await send<{ targetId: string }>('Target.createTarget', { url });
      return { targetId, ...(await attach(targetId)) };
    },
    attach,
    async close() {
      toBrowser.write(`${JSON.stringify({ id: ++lastId, method: 'Browser.close' })}\0`);
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
