import { statSync } from 'node:fs';
import path from 'node:path';
import type { Capture } from '@/lib/core/capture';
import { buildCapture } from '@/scripts/build-capture';
import { type CaptureBrowser, openCaptureBrowser } from '@/scripts/capture-in-browser';
import { findBrowser } from '@/scripts/find-browser.mjs';
import { keepCaptures } from './keep-captures';

/** Reads the pages of cases as the extension would. */
export interface PageReader {
  /** @throws when the page cannot be opened */
  capture(page: string): Promise<Capture>;
  close(): Promise<void>;
}

/** A real browser, started with the first page that is not kept from before. */
export const openPageReader = async (cache: string): Promise<PageReader> => {
  const script = await buildCapture();
  const program = findBrowser()?.path;
  let browser: Promise<CaptureBrowser> | undefined;
  const capture = keepCaptures({
    folder: path.join(cache, 'captures'),
    // A browser that was updated is another file.
    reader: `${script}\n${program ? `${program} ${statSync(program).mtimeMs}` : ''}`,
    capture: async (page) => {
      browser ??= openCaptureBrowser(script);
      return (await (await browser).capture(page)).capture;
    },
  });
  const reading = new Map<string, Promise<Capture>>();
  return {
    capture: (page) => {
      const known = reading.get(page) ?? capture(page);
      reading.set(page, known);
      return known;
    },
    close: async () => (await browser)?.close(),
  };
};
