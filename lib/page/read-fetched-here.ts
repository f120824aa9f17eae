import type { FetchedPage, FetchedReading } from '@/lib/core/fetched-page';
import { readFetchedPage } from './fetched-page';
import { yieldToPage } from './yield-to-page';

const PATIENCE = 10_000;
/** Pages of one site share their style sheets; more than this many are not kept. */
const MOST_SHEETS = 50;
const sheets = new Map<string, Promise<string | undefined>>();

const fetchSheet = async (url: string): Promise<string | undefined> => {
  try {
    const response = await fetch(url, { credentials: 'include', signal: AbortSignal.timeout(PATIENCE) });
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
};

const fetchStyle = (url: string): Promise<string | undefined> => {
  const known = sheets.get(url);
  if (known) return known;
  if (sheets.size >= MOST_SHEETS) sheets.clear();
  const sheet = fetchSheet(url);
  sheets.set(url, sheet);
  void sheet.then((text) => text === undefined && sheets.delete(url));
  return sheet;
};

/** Reads a fetched page in the document that this runs in. */
export const readFetchedHere = (page: FetchedPage): Promise<FetchedReading> =>
  readFetchedPage(document, page, { now: Date.now, yieldToPage, fetchStyle });
