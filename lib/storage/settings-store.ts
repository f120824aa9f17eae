import type { z } from 'zod';
import { EndpointSettings } from '@/lib/core/endpoint-settings';
import { effectiveSettings, type EffectiveSettings } from '@/lib/core/policy/effective-settings';
import { defaultSettings, Settings, Site } from '@/lib/core/settings';
import { SiteHint } from '@/lib/core/site-hint';
import { builtSites } from './built-sites';
import { readerId } from './collector-state';
import type { GlossDb } from './db';
import { loadPolicy } from './policy-store';

const ROW = 'settings';

/** What was set, as it was written: by the reader, and by a policy (policy-store.ts). */
export interface SettingsRow {
  readonly id: typeof ROW | 'policy';
  readonly value: unknown;
}

const listOf =
  (item: z.ZodType) =>
  (value: unknown): unknown =>
    Array.isArray(value) ? value.filter((entry) => item.safeParse(entry).success) : value;

/** Of the lists, one bad entry costs only itself. */
const salvage: Record<string, (value: unknown) => unknown> = {
  endpoints: listOf(EndpointSettings),
  sites: listOf(Site),
  siteHints: listOf(SiteHint),
};

/** Reads settings of any age and state: each field that is valid is kept, each other one is its default. Never throws. */
export const readSettings = (value: unknown): Settings => {
  const whole = Settings.safeParse(value);
  if (whole.success) return whole.data;
  if (typeof value !== 'object' || value === null) return defaultSettings;

  const given = new Map<string, unknown>(Object.entries(value));
  const kept = Object.entries(Settings.shape).flatMap(([name, field]) => {
    const parsed = field.safeParse(salvage[name]?.(given.get(name)) ?? given.get(name));
    return parsed.success ? [[name, parsed.data]] : [];
  });
  return Settings.parse(Object.fromEntries(kept));
};

/** What the reader set, whatever a policy says: for what changes, exports or restores it. */
export const loadOwnSettings = async (db: GlossDb): Promise<Settings> => readSettings((await db.settings.get(ROW))?.value);

/** What counts now, the policy over the reader's settings; in a page, watch it: `useLiveQuery(() => loadSettings(db))`. */
export const loadSettings = async (db: GlossDb): Promise<EffectiveSettings> => {
  const [own, policy] = await Promise.all([loadOwnSettings(db), loadPolicy(db)]);
  // Only pilots need to know who is reading.
  return effectiveSettings(own, policy, policy.policy.pilots?.length ? await readerId(db) : '', builtSites);
};

export const saveSettings = async (db: GlossDb, settings: Settings): Promise<void> => {
  await db.settings.put({ id: ROW, value: Settings.parse(settings) });
};

/** Reads, changes and saves the reader's settings in one transaction, so that two pages that change different things both win. */
export const changeSettings = (db: GlossDb, change: (settings: Settings) => Settings): Promise<Settings> =>
  db.transaction('rw', db.settings, async () => {
    const changed = change(await loadOwnSettings(db));
    await saveSettings(db, changed);
    return changed;
  });
