import { z } from 'zod';
import type { Capture } from '@/lib/core/capture';
import type { Failure } from '@/lib/core/failure';
import { countWords } from '@/lib/core/words';
import { inOrder } from './in-order';
import { capturePage } from './page-script';

/** Tabs that are open for reading at a time. */
const AT_MOST = 2;
/** What this browser session has opened, so that a worker that starts anew closes what one that died left behind. */
const OPENED = 'job-tabs';
const LOADED_WITHIN = 20_000;
/** A page is read again until it stays as it is, this long at most. */
const SETTLED_WITHIN = 10_000;
const LOOK_AGAIN = 700;
/** Fewer words than this are taken for a page that is still being filled. */
const FEW_WORDS = 40;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const next = inOrder();
const openedTabs = async (): Promise<number[]> =>
  z
    .array(z.number())
    .catch([])
    .parse((await chrome.storage.session.get(OPENED))[OPENED]);
const note = (change: (ids: number[]) => number[]): Promise<void> =>
  next(async () => chrome.storage.session.set({ [OPENED]: change(await openedTabs()) }));

/** One that the reader has come to look at is the reader's. */
const close = async (tabId: number): Promise<void> => {
  const tab = await chrome.tabs.get(tabId).catch(() => undefined);
  if (tab && !tab.active) await chrome.tabs.remove(tabId).catch(() => undefined);
  await note((ids) => ids.filter((id) => id !== tabId));
};

/** Closes what a worker opened that is no more. */
export const closeLeftTabs = async (): Promise<void> => {
  for (const id of await openedTabs()) await close(id);
};

let open = 0;
const waiting: (() => void)[] = [];
/** Resolves when there is a place; whoever leaves hands it on. */
const takeTurn = async (): Promise<() => void> => {
  if (open < AT_MOST) open++;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  return () => {
    const next = waiting.shift();
    if (next) next();
    else open--;
  };
};

const untilLoaded = async (tabId: number, signal: AbortSignal): Promise<void> => {
  for (const end = Date.now() + LOADED_WITHIN; Date.now() < end && !signal.aborted; await pause(200)) {
    const tab = await chrome.tabs.get(tabId).catch(() => undefined);
    if (!tab || tab.status === 'complete') return;
  }
};

const wordsOf = ({ blocks }: Capture): number => blocks.reduce((sum, { text }) => sum + countWords(text), 0);

/** Reads a page in a tab that nobody has to look at, once its scripts have filled it; the tab is closed again. */
export const readInTab = async (url: string, signal: AbortSignal): Promise<Capture | Failure> => {
  const release = await takeTurn();
  let tabId: number | undefined;
  try {
    if (signal.aborted) return { kind: 'cancelled' };
    tabId = (await chrome.tabs.create({ url, active: false })).id;
    if (tabId === undefined) return { kind: 'page-not-read', detail: 'The browser opened no tab.' };
    const opened = tabId;
    await note((ids) => [...ids, opened]);
    await chrome.tabs.update(opened, { muted: true }).catch(() => undefined);
    await untilLoaded(opened, signal);

    let page = await capturePage(opened);
    for (const end = Date.now() + SETTLED_WITHIN; Date.now() < end && !signal.aborted && !('kind' in page);) {
      await pause(LOOK_AGAIN);
      const again = await capturePage(opened);
      if ('kind' in again) break;
      const [before, now] = [wordsOf(page), wordsOf(again)];
      page = again;
      if (before === now && now >= FEW_WORDS) break;
    }
    return page;
  } finally {
    release();
    if (tabId !== undefined) await close(tabId);
  }
};
