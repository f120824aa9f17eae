import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Capture } from '@/lib/core/capture';
import { stableHash } from '@/lib/core/stable-hash';

export interface KeepCaptures {
  /** Where they are kept. */
  readonly folder: string;
  /** What reads a page: the built capture script and the browser. Another one reads every page again. */
  readonly reader: string;
  readonly capture: (page: string) => Promise<Capture>;
}

/**
 * Reads a page's file once for as long as neither the file nor what reads it changes: the browser takes most of a run's time, and a
 * change of retrieval or of a prompt needs none. An address is read every time.
 */
export const keepCaptures =
  ({ folder, reader, capture }: KeepCaptures) =>
  async (page: string): Promise<Capture> => {
    if (!existsSync(page)) return capture(page);
    const file = path.join(folder, `${stableHash([reader, readFileSync(page, 'latin1')])}.json`);
    // The same page may lie elsewhere by now.
    if (existsSync(file)) return { ...Capture.parse(JSON.parse(readFileSync(file, 'utf8'))), url: pathToFileURL(page).href };
    const read = await capture(page);
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, JSON.stringify(read));
    return read;
  };
