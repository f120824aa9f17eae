import type { Failure } from '@/lib/core/failure';
import type { Intent } from '@/lib/core/intent';
import type { PageLink } from '@/lib/core/page-link';
import type { Selection } from '@/lib/core/selection';
import type { RunEvent } from '@/lib/core/run-event';
import type { OpenFlag, QuotePlace } from '@/lib/messaging/protocol';
import type { RunRequest } from '@/lib/messaging/run-port';
import type { OpenTab, PanelHost, ShownTab } from './panel-host';
import type { RunPort } from './run-client';

/** What a test or a picture wants the browser and the worker to be. */
export interface FakeWorld {
  readonly tab?: ShownTab;
  /** Why the page can't be read; without it, it can. */
  readonly closed?: Failure;
  readonly selection?: Selection;
  readonly intent?: Intent;
  readonly now?: number;
  readonly shortcut?: string;
  readonly kept?: Record<string, unknown>;
  /** Whether the page still has the quotes. */
  readonly hasQuotes?: boolean;
  /** What colleagues have flagged, of whatever is asked. */
  readonly openFlags?: readonly OpenFlag[];
  readonly tabs?: readonly OpenTab[];
  readonly otherTabs?: number;
  readonly links?: readonly PageLink[];
  /** Whether the reader says yes to what the browser asks. */
  readonly permits?: boolean;
  readonly jobToShow?: string;
  /** What the worker answers to a request; without a last event the run goes on. */
  readonly events?: (request: RunRequest) => readonly RunEvent[];
}

/** The fake, and what was done to it. */
export interface FakeHost extends PanelHost {
  readonly requests: readonly RunRequest[];
  readonly shownQuotes: readonly QuotePlace[];
  readonly copied: readonly string[];
  readonly calls: readonly string[];
  readonly saved: readonly { readonly name: string; readonly text: string }[];
  readonly showTab: (tab: ShownTab) => void;
  readonly press: (intent: Intent) => void;
  /** The worker sends another event over the newest port. */
  readonly send: (event: RunEvent) => void;
  /** The worker dies: its ports close without a word. */
  readonly killWorker: () => void;
}

const wikiTab: ShownTab = { id: 7, url: 'https://wiki.example.com/runbooks/restore', title: 'Restore a database from a snapshot' };

/** A browser and a worker that do what they are told: an ordinary implementation of what the panel wants of them. */
export const fakeHost = (world: FakeWorld = {}): FakeHost => {
  let tab = world.tab ?? wikiTab;
  let intent = world.intent;
  let count = 0;
  const requests: RunRequest[] = [];
  const shownQuotes: QuotePlace[] = [];
  const copied: string[] = [];
  const calls: string[] = [];
  const saved: { readonly name: string; readonly text: string }[] = [];
  let jobToShow = world.jobToShow;
  const kept = new Map(Object.entries(world.kept ?? {}));
  const tabListeners = new Set<() => void>();
  const intentListeners = new Set<(intent: Intent) => void>();
  let ports: { send: (event: RunEvent) => void; close: () => void }[] = [];

  const connectRun = (): RunPort => {
    let onMessage = (_event: RunEvent): void => undefined;
    let onDisconnect = (): void => undefined;
    const port = { send: (event: RunEvent) => onMessage(event), close: () => onDisconnect() };
    ports.push(port);
    return {
      postMessage(request) {
        requests.push(request);
        for (const event of world.events?.(request) ?? []) onMessage(event);
      },
      onMessage(listener) {
        onMessage = listener;
      },
      onDisconnect(listener) {
        onDisconnect = listener;
      },
      disconnect() {
        ports = ports.filter((other) => other !== port);
      },
    };
  };

  return {
    requests,
    shownQuotes,
    copied,
    calls,
    saved,
    version: '0.1.0',
    now: () => world.now ?? Date.UTC(2026, 10, 24, 10, 50),
    newId: () => `run-${++count}`,
    shownTab: () => Promise.resolve(tab),
    onTabsChanged(listener) {
      tabListeners.add(listener);
      return () => tabListeners.delete(listener);
    },
    preparePage: () => Promise.resolve(world.closed),
    readSelection: () => Promise.resolve(world.selection),
    showQuote(_tabId, place) {
      shownQuotes.push(place);
      return Promise.resolve(world.hasQuotes ?? true);
    },
    reloadTab: (tabId) => Promise.resolve(void calls.push(`reload ${tabId}`)),
    openPage: (url) => Promise.resolve(void calls.push(`open ${url}`)),
    takeIntent() {
      const taken = intent;
      intent = undefined;
      return Promise.resolve(taken);
    },
    onIntent(listener) {
      intentListeners.add(listener);
      return () => intentListeners.delete(listener);
    },
    connectRun,
    sendOutbox: () => Promise.resolve(void calls.push('send outbox')),
    pageShown: () => Promise.resolve(),
    newsRead: () => Promise.resolve(void calls.push('news read')),
    openFlagsOn: () => Promise.resolve(world.openFlags ?? []),
    mayNotify: () => Promise.resolve(calls.includes('permit notifications')),
    permitNotifications: () => Promise.resolve(calls.push('permit notifications') > 0),
    openTabs: () => Promise.resolve({ tabs: world.tabs ?? [], others: world.otherTabs ?? 0 }),
    linksOn: () => Promise.resolve(world.links ?? []),
    permitOrigins(origins) {
      calls.push(`permit ${origins.join(' ')}`);
      return Promise.resolve(world.permits ?? true);
    },
    jobsChanged: () => Promise.resolve(void calls.push('jobs changed')),
    takeJobToShow() {
      const taken = jobToShow;
      jobToShow = undefined;
      return Promise.resolve(taken);
    },
    onJobChosen: () => () => {},
    saveFile: (name, text) => void saved.push({ name, text }),
    permitOrigin: (origin) => Promise.resolve(calls.push(`permit ${origin}`) > 0),
    permitHost: (host) => Promise.resolve(calls.push(`permit host ${host}`) > 0),
    sitesChanged: () => Promise.resolve(void calls.push('sites changed')),
    openOptions: () => Promise.resolve(void calls.push('options')),
    shortcut: () => Promise.resolve(world.shortcut ?? 'Alt+Shift+L'),
    copy: (text) => Promise.resolve(void copied.push(text)),
    loadKept: () => Promise.resolve(Object.fromEntries(kept)),
    keep(key, value) {
      if (value === undefined) kept.delete(key);
      else kept.set(key, value);
      return Promise.resolve();
    },

    showTab(next) {
      tab = next;
      for (const listener of tabListeners) listener();
    },
    press(pressed) {
      intent = pressed;
      for (const listener of intentListeners) listener(pressed);
    },
    send(event) {
      ports.at(-1)?.send(event);
    },
    killWorker() {
      const closing = ports;
      ports = [];
      for (const port of closing) port.close();
    },
  };
};
