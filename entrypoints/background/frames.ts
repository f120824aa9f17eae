import { mayRead } from '@/lib/core/policy/effective-settings';
import { PageCapture } from '@/lib/core/page-capture';
import { askTab } from '@/lib/messaging/ask-tab';
import { framePath } from '@/lib/page/frame-path';
import { db } from '@/lib/storage/db';
import { loadSettings } from '@/lib/storage/settings-store';

const SCRIPT = '/page.js';
/** The reader of PDFs is large: it goes where a PDF is, and nowhere else. */
const PDF_SCRIPT = '/pdf.js';

/** What is embedded is not waited for as long as the page itself, in milliseconds. */
const PATIENCE = 8_000;

/** Puts the page script into one frame; it does nothing where it is already. Rejects where the browser does not let us. */
export const putPageScript = async (tabId: number, frameId: number): Promise<void> => {
  await chrome.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [SCRIPT] });
};

/** Reads the document in one frame, where the page script is. What comes back crossed from a page's process, so it is parsed. */
export const captureFrame = async (tabId: number, frameId: number): Promise<PageCapture> => {
  const target = { tabId, frameIds: [frameId] };
  const [frame] = await chrome.scripting.executeScript({ target, func: () => ({ type: document.contentType, url: location.href }) });
  const { siteHints, rules } = await loadSettings(db);
  // Asked of the document itself: the tab may have gone elsewhere since its address was looked at.
  if (!frame?.result || !mayRead(rules, frame.result.url)) throw new Error('The policy keeps Gloss out of this site.');
  if (frame.result.type === 'application/pdf') await chrome.scripting.executeScript({ target, files: [PDF_SCRIPT] });
  const capture = PageCapture.safeParse(await askTab('capturePage', siteHints, { tabId, frameId }));
  if (!capture.success) throw new Error(capture.error.issues[0]?.message ?? 'unreadable capture');
  return capture.data;
};

/** The frames of a tab that Gloss may read, by their path; the top is not among them. */
export const permittedFrames = async (tabId: number): Promise<ReadonlyMap<string, number>> => {
  const frames = await chrome.scripting.executeScript({ target: { tabId, allFrames: true }, func: framePath, args: [] });
  return new Map(frames.flatMap(({ frameId, result }) => (result ? [[result, frameId] as const] : [])));
};

/**
 * Reads the frames that `page` could not look into, and theirs in turn. A frame that does not answer is left out: whoever merges says so.
 * @returns by path
 */
export const captureForeignFrames = async (tabId: number, page: PageCapture): Promise<ReadonlyMap<string, PageCapture>> => {
  const captures = new Map<string, PageCapture>();
  if (page.frames.length === 0) return captures;
  const permitted = await permittedFrames(tabId);
  const end = Date.now() + PATIENCE;
  const readAll = async (around: PageCapture): Promise<void> => {
    await Promise.all(
      around.frames.map(async ({ path }) => {
        const frameId = permitted.get(path);
        if (frameId === undefined || captures.has(path)) return;
        const capture = await inTime(end, async () => {
          await putPageScript(tabId, frameId);
          return captureFrame(tabId, frameId);
        });
        if (!capture) return;
        captures.set(path, capture);
        await readAll(capture);
      }),
    );
  };
  await readAll(page);
  return captures;
};

/** Undefined when the work fails, or is not done by then: a frame may go away or hang while it is read. */
const inTime = async <Result>(end: number, work: () => Promise<Result>): Promise<Result | undefined> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), Math.max(0, end - Date.now()));
  });
  return Promise.race([work().catch(() => undefined), late]).finally(() => clearTimeout(timer));
};
