import { frameOfBlock } from '@/lib/core/page-capture';
import { askTab } from '@/lib/messaging/ask-tab';
import type { QuotePlace } from '@/lib/messaging/protocol';
import { permittedFrames, putPageScript } from './frames';
import { preparePage } from './page-script';

/** Marks a quote in the frame that its blocks were read in. The page script is put there anew when the page was reloaded meanwhile. */
export const showQuoteInTab = async (tabId: number, { blockIds, quote }: QuotePlace): Promise<boolean> => {
  if (await preparePage(tabId)) return false;
  const places = new Map<string, string[]>();
  for (const { path, ownId } of blockIds.map(frameOfBlock)) places.set(path, [...(places.get(path) ?? []), ownId]);
  const framed = [...places.keys()].some((path) => path !== '');
  const frames = framed ? await permittedFrames(tabId) : new Map<string, number>();
  for (const [path, ownIds] of places) {
    const frameId = path === '' ? 0 : frames.get(path);
    if (frameId === undefined) continue;
    if (frameId !== 0) {
      await putPageScript(tabId, frameId);
      // What was marked in the page before would stay beside what is marked in its frame.
      await askTab('clearQuote', undefined, { tabId, frameId: 0 });
    }
    if (await askTab('showQuote', { blockIds: ownIds, quote }, { tabId, frameId })) return true;
  }
  return false;
};
