import { useLiveQuery } from 'dexie-react-hooks';
import { createContext, use, useCallback } from 'react';
import type { EffectiveSettings } from '@/lib/core/policy/effective-settings';
import type { Settings } from '@/lib/core/settings';
import type { GlossDb } from '@/lib/storage/db';
import { changeSettings, loadOwnSettings, loadSettings } from '@/lib/storage/settings-store';
import type { OptionsHost } from './options-host';

/** What every section may use. Given from outside, so that tests and pictures can be without a browser behind them. */
export interface OptionsParts {
  readonly host: OptionsHost;
  readonly db: GlossDb;
}

const OptionsContext = createContext<OptionsParts | undefined>(undefined);

export const OptionsProvider = OptionsContext.Provider;

export const useOptions = (): OptionsParts => {
  const parts = use(OptionsContext);
  if (!parts) throw new Error('useOptions is used outside of OptionsProvider');
  return parts;
};

/** What counts now, the policy over the reader's settings; undefined only until the database has answered. */
export const useSettings = (): EffectiveSettings | undefined => {
  const { db } = useOptions();
  return useLiveQuery(() => loadSettings(db), [db]);
};

/** What the reader set, whatever a policy says. */
export const useOwnSettings = (): Settings | undefined => {
  const { db } = useOptions();
  return useLiveQuery(() => loadOwnSettings(db), [db]);
};

/** Changes what is stored, not what this page saw last: two pages that change different things both win. */
export const useChangeSettings = (): ((change: (settings: Settings) => Settings) => Promise<Settings>) => {
  const { db } = useOptions();
  return useCallback((change) => changeSettings(db, change), [db]);
};
