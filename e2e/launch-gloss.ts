import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Settings } from '@/lib/core/settings';
import { browserFlags, loopbackOnly } from '@/scripts/browser-flags.mjs';
import { ensureBrowser } from '@/scripts/find-browser.mjs';

export const builtExtension = path.resolve(import.meta.dirname, '..', '.output', 'chrome-mv3');

/** The built extension in a real browser, with a profile of its own that is gone afterwards. */
export interface Gloss {
  readonly context: BrowserContext;
  /** The extension's id. */
  readonly id: string;
  /** Presses Gloss's button in the toolbar of the browser, over this page, and gives the side panel that it opens. */
  openPanel(page: Page): Promise<Page>;
  /** The side panel that is open: after a gesture in a page opened it. Waits for it. */
  panel(): Promise<Page>;
  closePanel(): Promise<void>;
  /** An extension page in a tab of its own: "options.html". */
  openExtensionPage(name: string): Promise<Page>;
  /** Says yes, ahead of time, to the next question whether Gloss may read `origin`; the question itself is the extension's. */
  agreeTo(origin: string): Promise<void>;
  /** Switches a site on, as the options page does: the permission is asked for by the extension, in a gesture, and granted. */
  switchOn(origin: string): Promise<void>;
  /** Sets these settings and leaves the others, as the options page does. Call it before the panel is opened. */
  setUp(settings: Partial<Settings>): Promise<void>;
  /** Does what the browser does to a worker that it wants to be rid of. */
  stopWorker(): Promise<void>;
  /** Errors that the browser has noted of the extension: uncaught ones, and faults of its manifest. */
  errors(): Promise<string[]>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  readonly headless?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  /** The folder of the extension; the built one where none is named. */
  readonly extension?: string;
}

/** Polls, because the browser tells nobody when a panel's target is there. */
const until = async <Value>(what: string, look: () => Promise<Value | undefined> | Value | undefined, ms = 15_000): Promise<Value> => {
  const end = Date.now() + ms;
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`Waited ${ms} ms in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/** chrome.developerPrivate as far as it is used here; it exists on chrome://extensions alone. */
interface DeveloperPrivate {
  addHostPermission(id: string, host: string): Promise<void>;
  getExtensionInfo(id: string): Promise<{ manifestErrors: { message: string }[]; runtimeErrors: { message: string; source: string }[] }>;
}
declare const chrome: {
  developerPrivate: DeveloperPrivate;
  permissions: { request(wanted: { origins: string[] }): Promise<boolean> };
};

/** Runs in an extension page: the settings are one row of its database. (No named function in it: tsx would wrap it in one of its own.) */
export const putSettings = async (part: Partial<Settings>): Promise<void> => {
  // The worker makes the database when it starts; opening one that is not there would make an empty one.
  while (!(await indexedDB.databases()).some(({ name }) => name === 'gloss')) await new Promise((resolve) => setTimeout(resolve, 50));
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('gloss');
    opening.addEventListener('error', () => reject(new Error(opening.error?.message)));
    opening.addEventListener('success', () => {
      const change = opening.result.transaction('settings', 'readwrite');
      const reading = change.objectStore('settings').get('settings');
      reading.addEventListener('success', () =>
        change
          .objectStore('settings')
          .put({ id: 'settings', value: { ...(reading.result as { value?: object } | undefined)?.value, ...part } }),
      );
      change.addEventListener('abort', () => reject(new Error(change.error?.message)));
      change.addEventListener('complete', () => {
        opening.result.close();
        resolve();
      });
    });
  });
};

/** Permissions have no port. */
const patternOf = (origin: string): string => {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
};

export const launchGloss = async ({
  headless = true,
  viewport,
  colorScheme,
  extension = builtExtension,
}: LaunchOptions = {}): Promise<Gloss> => {
  if (!existsSync(path.join(extension, 'manifest.json')))
    throw new Error('There is no built extension in .output/chrome-mv3: npm run build.');
  const profile = mkdtempSync(path.join(tmpdir(), 'gloss-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: ensureBrowser().path,
    headless,
    viewport: viewport ?? null,
    ...(colorScheme && { colorScheme }),
    args: [
      ...browserFlags,
      loopbackOnly,
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      // A second door, because Playwright's own connection does not list a side panel.
      '--remote-debugging-port=0',
      // Lets the browser's toolbar button be pressed from outside.
      '--enable-unsafe-extension-debugging',
      '--window-size=1280,860',
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const id = new URL(worker.url()).host;
  const panelUrl = `chrome-extension://${id}/sidepanel.html`;

  const browser = context.browser();
  if (!browser) throw new Error('A persistent context without a browser.');
  const control = await browser.newBrowserCDPSession();
  const targets = async () => (await control.send('Target.getTargets', { filter: [{}] })).targetInfos;
  const panelTarget = async () => (await targets()).find(({ type, url }) => type === 'page' && url.startsWith(panelUrl));

  let doors: { close(): Promise<void> }[] = [];

  const attachPanel = async (): Promise<Page> => {
    await until('the side panel', panelTarget);
    const port = readFileSync(path.join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0];
    // A connection sees only the panels that were open when it was made.
    const door = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    doors.push(door);
    const panel = door
      .contexts()
      .flatMap((each) => each.pages())
      .find((page) => page.url().startsWith(panelUrl));
    if (!panel) throw new Error('The side panel closed while it was attached to.');
    return panel;
  };

  const pressButton = async (page: Page): Promise<void> => {
    await page.bringToFront();
    const tab = await until('the tab', async () => (await targets()).find(({ type, url }) => type === 'tab' && url === page.url()));
    await control.send('Extensions.triggerAction', { id, targetId: tab.targetId });
  };

  const onExtensionsPage = async <Value>(use: (page: Page) => Promise<Value>): Promise<Value> => {
    const page = await context.newPage();
    try {
      await page.goto('chrome://extensions');
      return await use(page);
    } finally {
      await page.close();
    }
  };

  /** A document of the extension's origin in which nothing runs by itself. */
  const inExtension = async <Argument, Value>(use: (argument: Argument) => Promise<Value>, argument: Argument): Promise<Value> => {
    const page = await context.newPage();
    try {
      await page.goto(`chrome-extension://${id}/manifest.json`);
      // The cast: Playwright's type wants to know what the argument is made of.
      return await page.evaluate(use as (argument: unknown) => Promise<Value>, argument);
    } finally {
      await page.close();
    }
  };

  const setUp = (settings: Partial<Settings>) => inExtension(putSettings, settings);

  const agreeTo = (origin: string) =>
    onExtensionsPage(async (page) => {
      await page.evaluate(([extensionId, pattern]) => chrome.developerPrivate.addHostPermission(extensionId, pattern), [
        id,
        patternOf(origin),
      ] as const);
    });

  const closePanel = async () => {
    const target = await panelTarget();
    if (target) await control.send('Target.closeTarget', { targetId: target.targetId });
    await until('the side panel to close', async () => ((await panelTarget()) ? undefined : true));
    await Promise.all(doors.map((door) => door.close()));
    doors = [];
  };

  return {
    context,
    id,
    panel: attachPanel,
    closePanel,

    async openPanel(page) {
      // The first press after a navigation is sometimes answered and not carried out.
      await until('the side panel', async () => {
        await pressButton(page);
        return await until('the side panel', panelTarget, 1_500).catch(() => undefined);
      });
      return attachPanel();
    },

    async openExtensionPage(name) {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${id}/${name}`);
      return page;
    },

    agreeTo,
    setUp,

    async switchOn(origin) {
      await agreeTo(origin);
      await setUp({ sites: [{ origin, toolbar: true }] });
      const granted = await inExtension((pattern) => chrome.permissions.request({ origins: [pattern] }), patternOf(origin));
      if (!granted) throw new Error(`The browser did not grant ${origin}.`);
    },

    async stopWorker() {
      const target = (await targets()).find(({ type, url }) => type === 'service_worker' && url.includes(id));
      if (target) await control.send('Target.closeTarget', { targetId: target.targetId });
    },

    errors: () =>
      onExtensionsPage((page) =>
        page.evaluate(async (extensionId) => {
          const { manifestErrors, runtimeErrors } = await chrome.developerPrivate.getExtensionInfo(extensionId);
          return [...manifestErrors.map(({ message }) => message), ...runtimeErrors.map(({ message, source }) => `${source}: ${message}`)];
        }, id),
      ),

    async close() {
      await Promise.all(doors.map((door) => door.close()));
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
