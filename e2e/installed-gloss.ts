import { chromium, type BrowserContext, type CDPSession, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Settings } from '@/lib/core/settings';
import { addHostPermission, errorsOf } from './extensions-page';
import { inNewPage } from './in-new-page';
import { putSettings } from './put-settings';

/** The extension as a reader has it who has just installed it. */
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
  /** Uninstalls it, and with it all that it kept, may do and shows. */
  close(): Promise<void>;
}

/** Where it is installed. */
export interface InstallPlace {
  readonly context: BrowserContext;
  /** Controls the browser itself. */
  readonly control: CDPSession;
  readonly profile: string;
  readonly id: string;
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

declare const chrome: { permissions: { request(wanted: { origins: string[] }): Promise<boolean> } };

/** Permissions have no port. */
const patternOf = (origin: string): string => {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
};

export const installedGloss = ({ context, control, profile, id }: InstallPlace): Gloss => {
  const panelUrl = `chrome-extension://${id}/sidepanel.html`;
  const targets = async () => (await control.send('Target.getTargets', { filter: [{}] })).targetInfos;
  const panelTarget = async () => (await targets()).find(({ type, url }) => type === 'page' && url.startsWith(panelUrl));

  let doors: { close(): Promise<void> }[] = [];
  const closeDoors = async (): Promise<void> => {
    await Promise.all(doors.map((door) => door.close()));
    doors = [];
  };

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

  /** Runs in a document of the extension's origin in which nothing else does. */
  const inExtension = <Argument, Value>(use: (argument: Argument) => Promise<Value>, argument: Argument): Promise<Value> =>
    inNewPage(context, `chrome-extension://${id}/manifest.json`, use, argument);

  const setUp = (settings: Partial<Settings>) => inExtension(putSettings, settings);

  const agreeTo = (origin: string): Promise<void> => addHostPermission(context, id, patternOf(origin));

  return {
    context,
    id,
    panel: attachPanel,

    async closePanel() {
      const target = await panelTarget();
      if (target) await control.send('Target.closeTarget', { targetId: target.targetId });
      await until('the side panel to close', async () => ((await panelTarget()) ? undefined : true));
      await closeDoors();
    },

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

    errors: () => errorsOf(context, id),

    async close() {
      await closeDoors();
      await control.send('Extensions.uninstall', { id });
      await until('the side panel to close', async () => ((await panelTarget()) ? undefined : true));
    },
  };
};
