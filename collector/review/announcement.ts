/** What was done last, for the line that says so. It outlives the form that did it. */
let latest = '';
const listeners = new Set<() => void>();

export const announce = (words: string): void => {
  latest = words;
  for (const listener of listeners) listener();
};

export const onAnnouncement = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const latestAnnouncement = (): string => latest;
