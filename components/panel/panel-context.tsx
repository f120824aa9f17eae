import { createContext, use, useCallback, useMemo, useSyncExternalStore } from 'react';
import type { z } from 'zod';
import type { GlossDb } from '@/lib/storage/db';
import type { KeptValues } from './kept-values';
import type { PanelHost } from './panel-host';
import type { ThreadPage, ThreadRun, Threads } from './threads';

/** What every part of the panel may use. Given from outside, so that tests and the picture gallery can be without a browser behind them. */
export interface PanelParts {
  readonly host: PanelHost;
  readonly kept: KeptValues;
  readonly threads: Threads;
  readonly db: GlossDb;
}

const PanelContext = createContext<PanelParts | undefined>(undefined);

export const PanelProvider = PanelContext.Provider;

export const usePanel = (): PanelParts => {
  const parts = use(PanelContext);
  if (!parts) throw new Error('usePanel is used outside of PanelProvider');
  return parts;
};

/** State that outlives the panel: [what is kept, change it]. `schema` has to be the same object each time. */
export const useKept = <Schema extends z.ZodType>(
  key: string,
  schema: Schema,
): [z.output<Schema> | undefined, (value: z.input<Schema> | undefined) => void] => {
  const { kept } = usePanel();
  const raw = useSyncExternalStore(kept.subscribe, () => kept.get(key));
  const value = useMemo(() => schema.safeParse(raw).data, [schema, raw]);
  return [value, useCallback((next) => kept.set(key, next), [kept, key])];
};

export const useThread = (page: ThreadPage): readonly ThreadRun[] => {
  const { threads } = usePanel();
  return useSyncExternalStore(threads.subscribe, () => threads.of(page));
};
