import { managedPolicy } from '@/lib/storage/managed-policy';
import { loadCollectorState } from '@/lib/storage/collector-state';
import { db } from '@/lib/storage/db';
import { followPolicy, keepPolicy } from '@/lib/storage/policy-store';
import { makeMenu } from './gestures';
import { followSitesNow } from './sites';

/** Keeps the policy as the browser has it now, and has what depends on it follow, without a restart. */
export const keepToPolicy = (): void => {
  followPolicy(db, managedPolicy);
  // Pilots choose by the reader's id, and a look at the settings can't make one.
  void loadCollectorState(db);
  // A policy may hold keys, and content scripts could read it until they are told not to.
  void chrome.storage.managed.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }).catch(() => undefined);
  chrome.storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') void follow();
  });
};

const follow = async (): Promise<void> => {
  await keepPolicy(db, await managedPolicy());
  await Promise.all([followSitesNow(), makeMenu()]);
};
