import type { z } from 'zod';
import type { PanelHost } from './panel-host';

/** What was typed, and which runs stand where: read at once, written through to what outlives the panel. */
export interface KeptValues {
  get<Schema extends z.ZodType>(key: string, schema: Schema): z.output<Schema> | undefined;
  /** Undefined forgets it. */
  set(key: string, value: unknown): void;
  subscribe(listener: () => void): () => void;
}

/** Loads what an earlier panel of this browser session kept. */
export const openKeptValues = async (host: Pick<PanelHost, 'loadKept' | 'keep'>): Promise<KeptValues> => {
  const values = new Map(Object.entries(await host.loadKept()));
  const listeners = new Set<() => void>();
  // Parsed once for each value, so that a reader gets the same object until it changes.
  const parsed = new Map<string, { readonly raw: unknown; readonly value: unknown }>();
  return {
    get<Schema extends z.ZodType>(key: string, schema: Schema) {
      const raw = values.get(key);
      const known = parsed.get(key);
      // The one cast: each key is read with one schema only.
      if (known && known.raw === raw) return known.value as z.output<Schema> | undefined;
      const value = schema.safeParse(raw).data;
      parsed.set(key, { raw, value });
      return value;
    },
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
