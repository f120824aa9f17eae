import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback, useEffect } from 'react';
import type { Failure } from '@/lib/core/failure';
import type { Selection } from '@/lib/core/selection';
import { loadSettings } from '@/lib/storage/settings-store';
import { usePanel } from './panel-context';
import type { ShownTab } from './panel-host';
import type { ThreadPage } from './threads';

/**
 * Whether Gloss can read the tab in front. `unsure`: nobody knows yet, or the page is in a bad way; a run will say. `hidden`: not permitted,
 * and the browser does not tell the address either. `closed`: no extension can. `forbidden`: the policy keeps Gloss out.
 */
export type PageAccess = 'unsure' | 'readable' | 'not-permitted' | 'hidden' | 'closed' | 'forbidden';

export interface ShownPage extends ThreadPage {
  readonly access: PageAccess;
}

/** @param reason why it can't be read; null when it can, undefined while that is looked up. */
const accessOf = (tab: ShownTab, reason: Failure | null | undefined): PageAccess => {
  switch (reason?.kind) {
    case 'page-closed-to-extensions':
      return 'closed';
    case 'site-forbidden':
      return 'forbidden';
    case 'page-not-permitted':
      return tab.url === undefined ? 'hidden' : 'not-permitted';
    default:
      return reason === null ? 'readable' : 'unsure';
  }
};

/** The tab in front in this window, followed through switches and navigations; undefined until the browser told. */
export const useShownPage = (): { readonly page: ShownPage | undefined; readonly lookAgain: () => Promise<void> } => {
  const { host, db } = usePanel();
  const queries = useQueryClient();
  const lookAgain = useCallback(() => queries.invalidateQueries(), [queries]);
  useEffect(() => host.onTabsChanged(() => void lookAgain()), [host, lookAgain]);

  // A policy that changes while the page is looked at counts at once.
  const { allowedSites, blockedSites } = useLiveQuery(() => loadSettings(db), [db])?.rules ?? {};
  const tab = useQuery({ queryKey: ['shown-tab'], queryFn: async () => (await host.shownTab()) ?? null, networkMode: 'always' }).data;
  const reason = useQuery({
    queryKey: ['why-not-readable', tab?.id, tab?.url, allowedSites, blockedSites],
    queryFn: async () => (await host.preparePage(tab?.id ?? -1)) ?? null,
    enabled: Boolean(tab),
    networkMode: 'always',
  }).data;
  return {
    page: tab ? { tabId: tab.id, url: tab.url ?? '', title: tab.title ?? '', access: accessOf(tab, reason) } : undefined,
    lookAgain,
  };
};

/** The text highlighted in the shown page, looked up while the panel is in sight. */
export const useLiveSelection = (page: ShownPage): Selection | undefined => {
  const { host } = usePanel();
  return (
    useQuery({
      queryKey: ['selection', page.tabId, page.url],
      queryFn: async () => (await host.readSelection(page.tabId)) ?? null,
      enabled: page.access === 'readable',
      refetchInterval: 1_000,
      refetchOnWindowFocus: 'always',
      networkMode: 'always',
    }).data ?? undefined
  );
};
