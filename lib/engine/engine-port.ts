import type { Engine, EngineEvent } from '@/lib/core/engine';
import type { Prompt } from '@/lib/core/prompt/prompt';

/** One port is one prompt; closing it stops the engine. Its first message is the prompt, what comes back are the engine's events. */
export const ENGINE_PORT = 'engine';

/** The part of `chrome.runtime.Port` that is needed, at either end. */
export interface EnginePort<Sent, Received> {
  postMessage(message: Sent): void;
  disconnect(): void;
  readonly onMessage: { addListener(listener: (message: Received) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

/** Lets an engine write that lives where this runs, for whoever is at the other end. */
export const hostEngine = (port: EnginePort<EngineEvent, Prompt>, engine: Engine): void => {
  const stop = new AbortController();
  port.onDisconnect.addListener(() => stop.abort());
  const write = async (prompt: Prompt): Promise<void> => {
    try {
      for await (const event of engine.write(prompt, stop.signal)) if (!stop.signal.aborted) port.postMessage(event);
    } finally {
      // A bug ends here without a last event: the other end is told by the port, and the stack is in the console.
      if (!stop.signal.aborted) port.disconnect();
    }
  };
  port.onMessage.addListener((prompt) => void write(prompt));
};

/**
 * An engine that lives in another context of the extension.
 * @param connect opens that context where it is not there yet.
 */
export const engineElsewhere = (facts: Omit<Engine, 'write'>, connect: () => Promise<EnginePort<Prompt, EngineEvent>>): Engine => ({
  ...facts,
  async *write(prompt, signal) {
    const port = await connect();
    const arrived: EngineEvent[] = [];
    let wake = (): void => {};
    let open = true;
    const close = (): void => {
      open = false;
      wake();
    };
    port.onMessage.addListener((event) => {
      arrived.push(event);
      wake();
    });
    port.onDisconnect.addListener(close);
    signal.addEventListener('abort', close, { once: true });
    try {
      port.postMessage(prompt);
      for (;;) {
        if (signal.aborted) return yield { kind: 'failed', failure: { kind: 'cancelled' } };
        const event = arrived.shift();
        if (event) {
          yield event;
          if (event.kind === 'finished' || event.kind === 'failed') return;
        } else if (open) {
          await new Promise<void>((resolve) => (wake = resolve));
        } else {
          return yield { kind: 'failed', failure: { kind: 'cut-off', host: facts.host ?? facts.name, cause: 'connection' } };
        }
      }
    } finally {
      port.disconnect();
    }
  },
});
