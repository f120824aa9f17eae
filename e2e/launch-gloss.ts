import { chromium, type BrowserContext } from '@playwright/test';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { browserFlags, loopbackOnly } from '@/scripts/browser-flags.mjs';
import { ensureBrowser } from '@/scripts/find-browser.mjs';
import { noteErrors } from './extensions-page';
import { installedGloss, type Gloss } from './installed-gloss';

export const builtExtension = path.resolve(import.meta.dirname, '..', '.output', 'chrome-mv3');

/** A real browser with a profile of its own. */
export interface GlossBrowser {
  readonly context: BrowserContext;
  /** Installs the extension in this folder, the built one where none is named; it is uninstalled by its `close`. */
  install(extension?: string): Promise<Gloss>;
  /** Leaves nothing of what was looked at: no page but a blank one, no cookie, no permission that was given to a page. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}

interface BrowserOptions {
  /** A folder that stays when the browser ends, for one that is started again; a new one that is gone afterwards where none is named. */
  readonly profile?: string;
  readonly headless?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  /** BCP 47, of the browser itself: "de". */
  readonly language?: string;
  /** An X display on which the browser is seen; without it is headless. */
  readonly display?: string;
}

export const launchBrowser = async ({
  profile: kept,
  headless = true,
  viewport,
  colorScheme,
  language,
  display,
}: BrowserOptions = {}): Promise<GlossBrowser> => {
  const profile = kept ?? mkdtempSync(path.join(tmpdir(), 'gloss-profile-'));
  const downloadsPath = path.join(profile, 'downloads');
  const context = await chromium.launchPersistentContext(profile, {
    downloadsPath,
    executablePath: ensureBrowser().path,
    headless: headless && display === undefined,
    viewport: viewport ?? null,
    ...(colorScheme && { colorScheme }),
    // On Linux it is the environment that decides.
    env: { ...process.env, ...(language && { LANGUAGE: language }), ...(display && { DISPLAY: display }) },
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...browserFlags,
      loopbackOnly,
      // A second door, because Playwright's own connection does not list a side panel.
      '--remote-debugging-port=0',
      // Lets an extension be installed, and its toolbar button be pressed, from outside.
      '--enable-unsafe-extension-debugging',
      '--window-size=1280,860',
      ...(language ? [`--lang=${language}`] : []),
    ],
  });
  const browser = context.browser();
  if (!browser) throw new Error('A persistent context without a browser.');
  const control = await browser.newBrowserCDPSession();
  await noteErrors(context);

  return {
    context,

    async install(extension = builtExtension) {
      if (!existsSync(path.join(extension, 'manifest.json')))
        throw new Error('There is no built extension in .output/chrome-mv3: npm run build.');
      // Whoever attached to an earlier panel took the downloads along.
      await control.send('Browser.setDownloadBehavior', { behavior: 'allowAndName', downloadPath: downloadsPath, eventsEnabled: true });
      const started = context.waitForEvent('serviceworker');
      const { id } = await control.send('Extensions.loadUnpacked', { path: extension });
      await started;
      return installedGloss({ context, control, profile, id });
    },

    async tidy() {
      const [first = await context.newPage(), ...others] = context.pages();
      await Promise.all([first.goto('about:blank'), ...others.map((page) => page.close())]);
      await Promise.all([context.clearCookies(), context.clearPermissions()]);
    },

    async close() {
      await context.close();
      if (kept === undefined) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

interface LaunchOptions extends BrowserOptions {
  /** The folder of the extension; the built one where none is named. */
  readonly extension?: string;
}

/** Gloss in a browser of its own, which closes with it. */
export const launchGloss = async ({ extension, ...options }: LaunchOptions = {}): Promise<Gloss> => {
  const browser = await launchBrowser(options);
  return { ...(await browser.install(extension)), close: () => browser.close() };
};
