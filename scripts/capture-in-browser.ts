import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import type { Capture } from '@/lib/core/capture';
import type { ScriptCapture } from '@/lib/page/capture-script';
import { browserFlags } from './browser-flags.mjs';
import { buildCapture } from './build-capture';
import { ensureBrowser } from './find-browser.mjs';

/** A page to read: an address, or a file's path. */
export const pageUrl = (page: string): string => (/^[a-z][a-z+.-]+:/i.test(page) ? page : pathToFileURL(resolve(page)).href);

export interface BrowserCapture {
  readonly capture: Capture;
  /** The blocks as the capture script prints them: a contribution's first begins with its author and time. */
  readonly blocks: ScriptCapture['blocks'];
}

/** A real browser that reads pages as the extension's page script would. */
export interface CaptureBrowser {
  /** @throws when the page cannot be opened */
  capture(page: string): Promise<BrowserCapture>;
  close(): Promise<void>;
}

/**
 * Starts one browser for many pages: they may be read side by side.
 * @param built the capture script, where it was built before
 */
export const openCaptureBrowser = async (built?: string): Promise<CaptureBrowser> => {
  const script = built ?? (await buildCapture());
  const { path } = ensureBrowser();
  const browser = await chromium.launch({ executablePath: path, args: browserFlags });
  return {
    async capture(page) {
      const tab = await browser.newPage({ viewport: { width: 1366, height: 900 } });
      try {
        await tab.goto(pageUrl(page), { waitUntil: 'load', timeout: 60_000 });
        return await tab.evaluate<BrowserCapture>(
          `(${script.trim()})(document, { url: document.URL }).then(({ capture, blocks }) => ({ capture, blocks }))`,
        );
      } finally {
        await tab.close();
      }
    },
    close: () => browser.close(),
  };
};

/** Reads one page in a browser of its own. @throws when the page cannot be opened */
export const captureInBrowser = async (page: string): Promise<BrowserCapture> => {
  const browser = await openCaptureBrowser();
  try {
    return await browser.capture(page);
  } finally {
    await browser.close();
  }
};
