import type { Failure } from '@/lib/core/failure';
import { pageAddress } from '@/lib/core/page-address';

/**
 * Calls `left` once, when a tab closes or shows another page than the one at `url`. A jump within the page and a reload are no leaving.
 * Undefined `url`: whatever the tab shows next is another page. Returns what ends the watch.
 */
export const watchTab = (tabId: number, url: string | undefined, left: (failure: Failure) => void): (() => void) => {
  const onRemoved = (id: number): void => {
    if (id === tabId) leave({ kind: 'tab-closed' });
  };
  const onUpdated = (id: number, change: { readonly url?: string; readonly status?: string }, tab: chrome.tabs.Tab): void => {
    if (id !== tabId || (change.url === undefined && change.status !== 'loading')) return;
    // An address that we may not see any more is one that the reader did not let us read.
    if (url === undefined || tab.url === undefined || pageAddress(tab.url) !== pageAddress(url)) leave({ kind: 'page-left' });
  };
  const stop = (): void => {
    chrome.tabs.onRemoved.removeListener(onRemoved);
    chrome.tabs.onUpdated.removeListener(onUpdated);
  };
  const leave = (failure: Failure): void => {
    stop();
    left(failure);
  };
  chrome.tabs.onRemoved.addListener(onRemoved);
  chrome.tabs.onUpdated.addListener(onUpdated);
  return stop;
};
