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

/**
 * Opens a page in a real browser and reads it with the built capture script, as the extension's page script would.
 * @throws when the page cannot be opened
 */
export const captureInBrowser = async (page: string): Promise<BrowserCapture> => {
  const script = await buildCapture();
  const { path } = ensureBrowser();
  const browser = await chromium.launch({ executablePath: path, args: browserFlags });
  try {
    const tab = await browser.newPage({ viewport: { width: 1366, height: 900 } });
    await tab.goto(pageUrl(page), { waitUntil: 'load', timeout: 60_000 });
    return (await tab.evaluate(
      `(${script.trim()})(document, { url: document.URL }).then(({ capture, blocks }) => ({ capture, blocks }))`,
    )) as BrowserCapture;
  } finally {
    await browser.close();
  }
};
