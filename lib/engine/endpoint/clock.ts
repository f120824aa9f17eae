/** Time and chance, as arguments: a test's clock does not wait. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** 0 up to 1. */
  random(): number;
  /** Calls `then` once, after `ms` milliseconds. @returns what takes it back. */
  after(ms: number, then: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  after: (ms, then) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};

/** Waits `ms`, or less when the signal is aborted meanwhile. */
export const sleep = (clock: Clock, ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const wake = () => {
      takeBack();
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const takeBack = clock.after(ms, wake);
    signal.addEventListener('abort', wake, { once: true });
  });
