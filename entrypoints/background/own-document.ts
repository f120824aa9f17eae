import { inOrder } from './in-order';

const next = inOrder();
let users = 0;

const isOpen = async (): Promise<boolean> => (await chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] })).length > 0;

/** Whether this browser's worker can have a document beside it. Firefox's background is one itself. */
export const hasOwnDocument = (): boolean => 'offscreen' in chrome;

/** Opens the document for what a worker cannot do; it is there until every user has called what this resolves to. */
export const useOwnDocument = async (): Promise<() => void> => {
  users++;
  await next(async () => {
    if (await isOpen()) return;
    await chrome.offscreen.createDocument({
      url: '/offscreen.html',
      reasons: ['WORKERS', 'DOM_PARSER'],
      justification: "The browser's own language model, and the reading of pages that were fetched, need a document; a worker has none.",
    });
  });
  let used = true;
  return () => {
    if (!used) return;
    used = false;
    users--;
    void next(async () => {
      if (users === 0 && (await isOpen())) await chrome.offscreen.closeDocument();
    });
  };
};
