import type { Capture } from '@/lib/core/capture';
import type { Failure } from '@/lib/core/failure';
import { Selection } from '@/lib/core/selection';
import { siteOf } from '@/lib/core/page-address';
import { mergeFrames } from '@/lib/core/page-capture';
import { mayRead } from '@/lib/core/policy/effective-settings';
import { LONGEST_SELECTION } from '@/lib/messaging/longest-selection';
import { askTab } from '@/lib/messaging/ask-tab';
import { db } from '@/lib/storage/db';
import { loadSettings } from '@/lib/storage/settings-store';
import { captureForeignFrames, captureFrame, putPageScript } from './frames';

/** A page that hangs answers nothing, ever: after this many milliseconds it is not read. */
const PATIENCE = 20_000;

/** Where no browser lets an extension run, whatever it is permitted. */
const CLOSED_SCHEME = /^(?!https?:|file:)[a-z][a-z0-9+.-]*:/i;
const CLOSED_SITE =
  /^https:\/\/(chromewebstore\.google\.com|chrome\.google\.com\/webstore|microsoftedge\.microsoft\.com\/addons|addons\.mozilla\.org)(\/|$)/i;
/** What browsers say of such pages, where they do not tell us the address. */
const CLOSED_WORDS =
  /chrome:\/\/|edge:\/\/|about:|extension:|extensions gallery|cannot be scripted|ExtensionsSettings policy|view-source|restricted|devtools/i;
const NOT_PERMITTED_WORDS = /cannot access contents|must request permission|missing host permission/i;

/** Translates why no script could be put into a tab. `url` is undefined where we may not know it. */
export const whyNotScripted = (message: string, url: string | undefined): Failure => {
  if (/no tab with id/i.test(message)) return { kind: 'tab-closed' };
  if (url !== undefined && (CLOSED_SCHEME.test(url) || CLOSED_SITE.test(url))) return { kind: 'page-closed-to-extensions' };
  // Files need a switch on the browser's own page of this extension; no permission that could be asked for opens them.
  if (url?.startsWith('file:')) return { kind: 'page-closed-to-extensions' };
  // "Cannot access contents of url …" may name a closed address, so those words come first.
  if (CLOSED_WORDS.test(message)) return { kind: 'page-closed-to-extensions' };
  if (NOT_PERMITTED_WORDS.test(message)) return { kind: 'page-not-permitted', ...(url && { origin: siteOf(url) }) };
  return { kind: 'page-not-read', detail: message };
};

const inTime = <Result>(work: Promise<Result>, patience = PATIENCE): Promise<Result> => {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The page does not respond.')), patience);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Puts the page script into a tab; it does nothing where it is already. Undefined when it is there, else why it is not. */
export const preparePage = async (tabId: number): Promise<Failure | undefined> => {
  const tab = await chrome.tabs.get(tabId).catch(() => undefined);
  if (!tab) return { kind: 'tab-closed' };
  const { rules } = await loadSettings(db);
  // Without an address no script can be put there either, and the browser says why.
  if (tab.url !== undefined && !mayRead(rules, tab.url))
    return { kind: 'site-forbidden', site: siteOf(tab.url), organization: rules.organization };
  if (tab.discarded) return { kind: 'page-not-read', detail: 'The browser has unloaded this tab to save memory. Reload it.' };
  try {
    await inTime(putPageScript(tabId, 0));
    return undefined;
  } catch (error) {
    return whyNotScripted(messageOf(error), tab.url);
  }
};

/** Puts the page script into a tab and has it read the page while nobody waits for it. Undefined when it is there, else why it is not. */
export const readAhead = async (tabId: number): Promise<Failure | undefined> => {
  const closed = await preparePage(tabId);
  if (closed) return closed;
  const { siteHints } = await loadSettings(db);
  // Whoever asks reads it then.
  void askTab('readAhead', siteHints, { tabId, frameId: 0 }).catch(() => undefined);
  return undefined;
};

/** Reads the page that a tab shows, with the frames of other sites that Gloss may read. */
export const capturePage = async (tabId: number): Promise<Capture | Failure> => {
  const closed = await preparePage(tabId);
  if (closed) return closed;
  try {
    const page = await inTime(captureFrame(tabId, 0));
    return mergeFrames(page, await captureForeignFrames(tabId, page));
  } catch (error) {
    return { kind: 'page-not-read', detail: messageOf(error) };
  }
};

/** Words that are selected in a frame, which the page script does not reach when it is another origin's. */
const wordsInFrames = async (tabId: number): Promise<string | undefined> => {
  const frames = await chrome.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: () => document.getSelection()?.toString() ?? '',
  });
  return frames.map(({ result }) => result?.trim()).find((words) => words);
};

/** A reader who pressed a key does not wait for a page that is busy, in milliseconds. */
const KEY_PATIENCE = 1500;

/** What is selected in a tab; undefined when nothing is, or when the page cannot be asked: the run will say why. */
export const readSelection = async (tabId: number): Promise<Selection | undefined> => {
  const read = async (): Promise<Selection | undefined> => {
    if (await preparePage(tabId)) return undefined;
    const selection = Selection.safeParse(await askTab('readSelection', undefined, { tabId, frameId: 0 }));
    if (selection.success) return selection.data;
    const text = await wordsInFrames(tabId);
    return text ? { text: text.slice(0, LONGEST_SELECTION), blockIds: [] } : undefined;
  };
  return inTime(read(), KEY_PATIENCE).catch(() => undefined);
};
