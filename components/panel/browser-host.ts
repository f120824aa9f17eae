import { askTab } from '@/lib/messaging/ask-tab';
import { onMessage, sendMessage } from '@/lib/messaging/protocol';
import { RUN_PORT } from '@/lib/messaging/run-port';
import { siteOf } from '@/lib/core/page-address';
import { PageLink } from '@/lib/core/page-link';
import { sitePattern } from '@/lib/core/site-pattern';
import type { PanelHost } from './panel-host';

const KEPT = 'panel:';

/** A page script that is not there, or went away with its page, is the answer "no", not an error. */
const orElse = async <Value>(asked: Promise<Value>, otherwise: Value): Promise<Value> => {
  try {
    return await asked;
  } catch {
    return otherwise;
  }
};

/** The panel's host in a real browser. */
export const browserHost: PanelHost = {
  version: chrome.runtime.getManifest().version,
  now: () => Date.now(),
  newId: () => crypto.randomUUID(),

  async shownTab() {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    return tab?.id === undefined ? undefined : { id: tab.id, url: tab.url || undefined, title: tab.title || undefined };
  },
  onTabsChanged(listener) {
    const onUpdated = (_id: number, change: { status?: string; url?: string; title?: string }, tab: { active: boolean }): void => {
      if (tab.active && (change.status || change.url || change.title)) listener();
    };
    const activated = (): void => listener();
    chrome.tabs.onActivated.addListener(activated);
    chrome.tabs.onUpdated.addListener(onUpdated);
    chrome.tabs.onAttached.addListener(activated);
    chrome.tabs.onReplaced?.addListener(activated);
    chrome.permissions.onAdded.addListener(activated);
    chrome.permissions.onRemoved.addListener(activated);
    return () => {
      chrome.tabs.onActivated.removeListener(activated);
      chrome.tabs.onUpdated.removeListener(onUpdated);
      chrome.tabs.onAttached.removeListener(activated);
      chrome.tabs.onReplaced?.removeListener(activated);
      chrome.permissions.onAdded.removeListener(activated);
      chrome.permissions.onRemoved.removeListener(activated);
    };
  },
  preparePage: (tabId) => orElse(sendMessage('preparePage', tabId), { kind: 'page-not-read', detail: 'Nobody answered.' }),
  readSelection: (tabId) => orElse(askTab('readSelection', undefined, { tabId, frameId: 0 }), undefined),
  showQuote: (tabId, place) => orElse(sendMessage('showQuoteInTab', { tabId, place }), false),
  async reloadTab(tabId) {
    await chrome.tabs.reload(tabId);
  },
  async openPage(url) {
    await chrome.tabs.create({ url });
  },

  takeIntent: (tabId) => orElse(sendMessage('takeIntent', tabId), undefined),
  onIntent: (listener) => onMessage('intentArrived', ({ data }) => listener(data)),
  connectRun() {
    const port = chrome.runtime.connect({ name: RUN_PORT });
    return {
      postMessage: (message) => port.postMessage(message),
      onMessage: (listener) => port.onMessage.addListener(listener),
      onDisconnect: (listener) => port.onDisconnect.addListener(listener),
      disconnect: () => port.disconnect(),
    };
  },
  async sendOutbox() {
    await orElse(sendMessage('sendOutbox', undefined), undefined);
  },

  async pageShown() {
    await orElse(sendMessage('pageShown', undefined), undefined);
  },
  async newsRead() {
    await orElse(sendMessage('newsRead', undefined), undefined);
  },
  openFlagsOn: (url, { task, question, selection }) =>
    orElse(sendMessage('openFlagsOn', { url, ask: { task, question, ...(selection && { selection }) } }), []),
  mayNotify: () => chrome.permissions.contains({ permissions: ['notifications'] }),
  permitNotifications: () => chrome.permissions.request({ permissions: ['notifications'] }),

  async openTabs() {
    const tabs = await chrome.tabs.query({ currentWindow: true });
    // Without a permission for its page the browser tells no address of a tab; with one for the tab alone, only this once.
    const allowed = await Promise.all(
      tabs.map(async ({ url }) => /^https?:/.test(url ?? '') && chrome.permissions.contains({ origins: [sitePattern(siteOf(url ?? ''))] })),
    );
    const readable = tabs.flatMap(({ id, url = '', title = '' }, index) =>
      allowed[index] && id !== undefined ? [{ id, url, title }] : [],
    );
    return { tabs: readable, others: tabs.length - readable.length };
  },
  linksOn: async (tabId) =>
    PageLink.array()
      .catch([])
      .parse(await orElse(askTab('readLinks', undefined, { tabId, frameId: 0 }), [])),
  permitOrigins: (origins) => chrome.permissions.request({ origins: origins.map(sitePattern) }),
  async jobsChanged() {
    await orElse(sendMessage('jobsChanged', undefined), undefined);
  },
  takeJobToShow: () => orElse(sendMessage('takeJobToShow', undefined), undefined),
  onJobChosen: (listener) => onMessage('jobChosen', () => listener()),
  saveFile(name, text, type) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  },

  permitOrigin: (origin) => chrome.permissions.request({ origins: [sitePattern(origin)] }),
  permitHost: (host) => chrome.permissions.request({ origins: [sitePattern(`https://${host}`), sitePattern(`http://${host}`)] }),
  async sitesChanged() {
    await orElse(sendMessage('sitesChanged', undefined), undefined);
  },
  openOptions: () => chrome.runtime.openOptionsPage(),
  async shortcut() {
    const commands = await chrome.commands.getAll();
    return commands.find(({ name, shortcut }) => name === 'ask' && shortcut)?.shortcut;
  },
  copy: (text) => navigator.clipboard.writeText(text),

  async loadKept() {
    const all = await chrome.storage.session.get(null);
    return Object.fromEntries(
      Object.entries(all).flatMap(([key, value]) => (key.startsWith(KEPT) ? [[key.slice(KEPT.length), value]] : [])),
    );
  },
  async keep(key, value) {
    if (value === undefined) await chrome.storage.session.remove(KEPT + key);
    else await chrome.storage.session.set({ [KEPT + key]: value });
  },
};
