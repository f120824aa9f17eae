import type { Capture } from '@/lib/core/capture';
import type { Failure } from '@/lib/core/failure';
import type { FetchedPage, FetchedReading } from '@/lib/core/fetched-page';
import type { Item } from '@/lib/core/item';
import { pageAddress, siteOf } from '@/lib/core/page-address';
import { mergeFrames, PageCapture } from '@/lib/core/page-capture';
import { mayRead } from '@/lib/core/policy/effective-settings';
import { sitePattern } from '@/lib/core/site-pattern';
import { sendMessage } from '@/lib/messaging/protocol';
import { decodeHtml } from '@/lib/page/decode-html';
import { readFetchedHere } from '@/lib/page/read-fetched-here';
import { db } from '@/lib/storage/db';
import { loadSettings } from '@/lib/storage/settings-store';
import { readInTab } from './background-tab';
import { hasOwnDocument, useOwnDocument } from './own-document';
import { capturePage } from './page-script';

const PATIENCE = 30_000;
/** A site that asks to wait and does not say how long gets this, in milliseconds. */
const WAIT = 30_000;
/** No page for a person is larger. */
const LONGEST = 30_000_000;

const isPermitted = (url: string): Promise<boolean> =>
  chrome.permissions.contains({ origins: [sitePattern(siteOf(url))] }).catch(() => false);

/** What a browser shows in a tab as a page; anything else it would save to the disk. */
const isShown = (type: string): boolean => /^(?:text\/(?:plain|markdown|csv|html)|application\/(?:pdf|json|xhtml\+xml))\b/i.test(type);

const retryAfter = (value: string | null, now: number): number => {
  const seconds = Number(value ?? Number.NaN);
  if (Number.isFinite(seconds)) return now + seconds * 1000;
  const date = Date.parse(value ?? '');
  return Number.isNaN(date) ? now + WAIT : date;
};

const whyRefused = ({ status, headers }: Response, site: string, now: number): Failure => {
  if (status === 401 || status === 403 || status === 407) return { kind: 'sign-in-needed', site };
  const mayComeBack = status === 429 || status === 503;
  return { kind: 'page-refused', site, status, ...(mayComeBack && { retryAt: retryAfter(headers.get('retry-after'), now) }) };
};

/** Lays a fetched page out and reads it: in a document beside the worker, or here where the background is one. */
const readFetched = async (page: FetchedPage): Promise<FetchedReading> => {
  if (!hasOwnDocument()) return readFetchedHere(page);
  const release = await useOwnDocument();
  try {
    const { capture, ...rest } = await sendMessage('readFetchedPage', page);
    return { capture: PageCapture.parse(capture), ...rest };
  } finally {
    release();
  }
};

/** The tab that an item was picked from, while it still shows that page: it is read as the reader has it. */
const readOpenTab = async ({ tabId, url }: Item): Promise<Capture | undefined> => {
  if (tabId === undefined) return undefined;
  const tab = await chrome.tabs.get(tabId).catch(() => undefined);
  if (!tab?.url || tab.discarded || tab.status !== 'complete' || pageAddress(tab.url) !== pageAddress(url)) return undefined;
  const page = await capturePage(tabId);
  return 'kind' in page ? undefined : page;
};

/**
 * Reads a job's page with the reader's own session: in the tab that shows it, else by fetching it, else in a tab of its own where it needs
 * its scripts. Only where the policy and the reader let Gloss read.
 */
export const readPage = async (item: Item, cancel: AbortSignal): Promise<Capture | Failure> => {
  const { url } = item;
  const { rules, siteHints } = await loadSettings(db);
  const site = siteOf(url);
  const forbidden: Failure = { kind: 'site-forbidden', site, organization: rules.organization };
  if (!mayRead(rules, url)) return forbidden;
  if (!(await isPermitted(url))) return { kind: 'page-not-permitted', origin: site };
  const open = await readOpenTab(item);
  if (open) return open;

  const signal = AbortSignal.any([cancel, AbortSignal.timeout(PATIENCE)]);
  let page: FetchedPage;
  try {
    const response = await fetch(url, { credentials: 'include', signal, headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.5' } });
    // Where it was led to counts as much as where it was sent.
    if (!mayRead(rules, response.url)) return forbidden;
    if (!response.ok) return whyRefused(response, siteOf(response.url), Date.now());
    const type = response.headers.get('content-type') ?? '';
    const saved = /^\s*attachment/i.test(response.headers.get('content-disposition') ?? '');
    // A file to be saved is no page.
    if (saved || (type !== '' && !isShown(type))) return { kind: 'page-empty' };
    if (!/html/i.test(type) && type !== '') return await readInTab(url, cancel);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length > LONGEST) return { kind: 'page-not-read', detail: `It is larger than ${LONGEST / 1_000_000} MB.` };
    page = { url: response.url, html: decodeHtml(bytes, type), hints: siteHints };
  } catch (error) {
    if (cancel.aborted) return { kind: 'cancelled' };
    return { kind: 'page-not-read', detail: error instanceof Error ? error.message : String(error) };
  }

  const { capture, needsTab, signIn } = await readFetched(page);
  if (signIn) return { kind: 'sign-in-needed', site: siteOf(page.url) };
  if (!needsTab) return mergeFrames(capture, new Map());
  return readInTab(url, cancel);
};
