import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { Selection } from '@/lib/core/selection';
import { usePanel } from './panel-context';
import type { ShownTab } from './panel-host';
import type { ThreadPage } from './threads';

/**
 * Whether Gloss can read the tab in front. `closed`: no extension can. `unknown`: the browser does not even tell the address, which is so
 * on its own pages and on every page before the reader's first press.
 */
export type PageAccess = 'checking' | 'readable' | 'not-permitted' | 'unknown' | 'closed';

export interface ShownPage extends ThreadPage {
  readonly access: PageAccess;
}

const stores = ['chromewebstore.google.com', 'chrome.google.com', 'addons.mozilla.org', 'microsoftedge.microsoft.com'];

const isClosed = (address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, host } = new URL(address);
  return !['http:', 'https:', 'file:'].includes(protocol) || stores.includes(host);
};

const accessOf = (tab: ShownTab, prepared: boolean | undefined): PageAccess => {
  if (prepared) return 'readable';
  if (tab.url !== undefined && isClosed(tab.url)) return 'closed';
  if (prepared === undefined) return 'checking';
  return tab.url === undefined ? 'unknown' : 'not-permitted';
};

/** The tab in front in this window, followed through switches and navigations; undefined until the browser told. */
export const useShownPage = (): { readonly page: ShownPage | undefined; readonly lookAgain: () => Promise<void> } => {
  const { host } = usePanel();
  const queries = useQueryClient();
  const lookAgain = useCallback(() => queries.invalidateQueries(), [queries]);
  useEffect(() => host.onTabsChanged(() => void lookAgain()), [host, lookAgain]);

  const tab = useQuery({ queryKey: ['shown-tab'], queryFn: async () => (await host.shownTab()) ?? null, networkMode: 'always' }).data;
  const prepared = useQuery({
    queryKey: ['prepared', tab?.id, tab?.url],
    queryFn: () => host.preparePage(tab?.id ?? -1),
    enabled: Boolean(tab),
    networkMode: 'always',
  }).data;
  return {
    page: tab ? { tabId: tab.id, url: tab.url ?? '', title: tab.title ?? '', access: accessOf(tab, prepared) } : undefined,
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
