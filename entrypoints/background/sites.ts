import { siteOf } from '@/lib/core/page-address';
import { mayReadOn } from '@/lib/core/policy/effective-settings';
import { sitePattern } from '@/lib/core/site-pattern';
import { onMessage } from '@/lib/messaging/protocol';
import { askTab } from '@/lib/messaging/ask-tab';
import { db } from '@/lib/storage/db';
import { changeSettings, loadSettings } from '@/lib/storage/settings-store';
import { inOrder } from './in-order';
import { fromOwnPage, tabOf } from './sender';

interface SiteScript {
  readonly id: string;
  readonly file: string;
  readonly allFrames: boolean;
}

const TOOLBAR: SiteScript = { id: 'toolbar', file: 'toolbar.js', allFrames: true };
/** Tells which ticket is read, where tickets are prepared. */
const IN_FRONT: SiteScript = { id: 'in-front', file: 'in-front.js', allFrames: false };

const permitted = (origin: string): Promise<boolean> => chrome.permissions.contains({ origins: [sitePattern(origin)] }).catch(() => false);

/** The sites that have the toolbar, and those whose tickets are prepared: switched on, and permitted still. */
const scriptedSites = async (): Promise<{ readonly toolbar: readonly string[]; readonly inFront: readonly string[] }> => {
  const { sites, rules } = await loadSettings(db);
  const wanted = sites.filter(({ origin }) => mayReadOn(rules, origin));
  const allowed = await Promise.all(wanted.map(({ origin }) => permitted(origin)));
  const on = wanted.filter((_, index) => allowed[index]);
  const { toolbar, prefetch, brief } = rules.features;
  return {
    toolbar: toolbar ? on.filter((site) => site.toolbar).map(({ origin }) => origin) : [],
    inFront: prefetch && brief ? on.map(({ origin }) => origin) : [],
  };
};

/** What future pages of these sites get. Chromium takes a port in a registration, Firefox only in no pattern at all. */
const register = async ({ id, file, allFrames }: SiteScript, origins: readonly string[]): Promise<void> => {
  const matches = origins.map((origin) => (import.meta.env.FIREFOX ? sitePattern(origin) : `${origin}/*`));
  const registered = await chrome.scripting.getRegisteredContentScripts({ ids: [id] });
  if (matches.length === 0) {
    if (registered.length > 0) await chrome.scripting.unregisterContentScripts({ ids: [id] });
    return;
  }
  const script = { id, js: [file], matches, allFrames, runAt: 'document_idle' as const };
  await (registered.length > 0 ? chrome.scripting.updateContentScripts([script]) : chrome.scripting.registerContentScripts([script]));
};

/** What pages that are open already get, without a reload. A script does nothing where it runs already. */
const injectIntoOpenTabs = async ({ file, allFrames }: SiteScript, origins: readonly string[]): Promise<void> => {
  if (origins.length === 0) return;
  const tabs = await chrome.tabs.query({ url: origins.map(sitePattern) });
  await Promise.all(
    tabs
      .filter(({ url, discarded }) => !discarded && url !== undefined && origins.includes(siteOf(url)))
      .map(async ({ id: tabId }) => {
        if (tabId === undefined) return;
        // A tab that closes or navigates meanwhile gets the script by the registration.
        await chrome.scripting.executeScript({ target: { tabId, allFrames }, files: [file] }).catch(() => undefined);
      }),
  );
};

/** Takes the toolbar away from every open page that has it no longer. */
const removeFromOpenTabs = async (origins: readonly string[]): Promise<void> => {
  const tabs = await chrome.tabs.query({});
  await Promise.all(
    tabs
      // Without the permission there is no address to see: then it may be the very site that was withdrawn.
      .filter(({ url }) => url === undefined || !origins.includes(siteOf(url)))
      .map(async ({ id: tabId }) => {
        if (tabId !== undefined) await askTab('removeToolbar', undefined, { tabId }).catch(() => undefined);
      }),
  );
};

/** Two that overlap would both find nothing registered, and the second would fail. */
const next = inOrder();
export const followSitesNow = (): Promise<void> =>
  next(async () => {
    const { toolbar, inFront } = await scriptedSites();
    await register(TOOLBAR, toolbar);
    await register(IN_FRONT, inFront);
    // One in a page that is prepared no longer tells of it, and is not listened to.
    await Promise.all([injectIntoOpenTabs(TOOLBAR, toolbar), removeFromOpenTabs(toolbar), injectIntoOpenTabs(IN_FRONT, inFront)]);
  });

/** Keeps each script where it is switched on and permitted, and nowhere else. */
export const followSites = (): void => {
  const follow = (): void => void followSitesNow();
  chrome.runtime.onInstalled.addListener(follow);
  chrome.runtime.onStartup.addListener(follow);
  chrome.permissions.onAdded.addListener(follow);
  chrome.permissions.onRemoved.addListener(follow);
  onMessage('sitesChanged', async ({ sender }) => {
    if (fromOwnPage(sender)) await followSitesNow();
  });
  onMessage('toolbarDismissed', async ({ sender }) => {
    // The frame that the click was in, else its tab: both are what the browser says, not the page.
    const origins = [sender.origin, siteOf(tabOf(sender)?.url ?? '')];
    if (!tabOf(sender)) return;
    // Of all that are switched on, by the reader or by policy: what the reader put away is the reader's own setting.
    const on = (await loadSettings(db)).sites.filter(({ origin }) => origins.includes(origin));
    await changeSettings(db, (settings) => ({
      ...settings,
      sites: [...settings.sites.filter(({ origin }) => !origins.includes(origin)), ...on.map((site) => ({ ...site, toolbar: false }))],
    }));
    await followSitesNow();
  });
};
