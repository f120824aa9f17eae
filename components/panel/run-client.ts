import type { RunPortMessage, RunRequest } from '@/lib/messaging/run-port';
import { applyEvent, idle, type RunView } from '@/lib/core/run-view';

/** The part of a `chrome.runtime.Port` that a run needs. */
export interface RunPort {
  readonly postMessage: (message: RunRequest) => void;
  readonly onMessage: (listener: (event: RunPortMessage) => void) => void;
  /** The other end is gone. Not called for our own `disconnect`. */
  readonly onDisconnect: (listener: () => void) => void;
  readonly disconnect: () => void;
}

export interface RunningRun {
  /** Ends the run at once, keeping what was written; does nothing when it is over. */
  readonly stop: () => void;
}

/** Whether more is to come: exactly then something moves on the screen. */
export const isRunning = (view: RunView): boolean => view.status === 'waiting' || view.status === 'writing';

/**
 * Runs one request over one port and reports each view of it. The last view is always `answered` or `failed`, whatever happens to the
 * port: a worker that is killed says nothing, its port only closes.
 */
export const startRun = (request: RunRequest, connect: () => RunPort, onView: (view: RunView) => void): RunningRun => {
  let view = applyEvent(idle, { kind: 'started', runId: request.runId, at: 0 });
  let port: RunPort | undefined;

  const show = (next: RunView): void => {
    view = next;
    onView(view);
  };
  const end = (kind: 'worker-stopped' | 'cancelled'): void => {
    if (isRunning(view)) show(applyEvent(view, { kind: 'failed', failure: { kind } }));
  };

  show(view);
  try {
    port = connect();
    port.onMessage((event) => {
      if (!isRunning(view)) return;
      show(applyEvent(view, event));
      if (!isRunning(view)) port?.disconnect();
    });
    port.onDisconnect(() => end('worker-stopped'));
    port.postMessage(request);
  } catch {
    // The browser throws on a port whose other end went away between two lines of ours.
    end('worker-stopped');
  }

  return {
    stop() {
      end('cancelled');
      port?.disconnect();
    },
  };
};
