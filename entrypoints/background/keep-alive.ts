/** The browser stops a worker after 30 s without extension traffic, and a stream that is being read is none. */
const EVERY = 20_000;

/** Keeps the worker alive from now until the returned function is called. */
export const keepAlive = (): (() => void) => {
  const timer = setInterval(() => void chrome.runtime.getPlatformInfo(), EVERY);
  return () => clearInterval(timer);
};
