import type { PanelHost } from './panel-host';

/** What was typed, and which runs stand where: read at once, written through to what outlives the panel. */
export interface KeptValues {
  /** Whatever was kept: the reader parses it. */
  readonly get: (key: string) => unknown;
  /** Undefined forgets it. */
  readonly set: (key: string, value: unknown) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Loads what an earlier panel of this browser session kept. */
export const openKeptValues = async (host: Pick<PanelHost, 'loadKept' | 'keep'>): Promise<KeptValues> => {
  const values = new Map(Object.entries(await host.loadKept()));
  const listeners = new Set<() => void>();
  return {
    get: (key) => values.get(key),
    set(key, value) {
      if (value === undefined) values.delete(key);
      else values.set(key, value);
      void host.keep(key, value);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
