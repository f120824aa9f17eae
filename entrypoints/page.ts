import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { openOrClosedShadowRoot } from '@/lib/page/open-shadow-root';
import { createPageReader } from '@/lib/page/page-reader';
import { yieldToPage } from '@/lib/page/yield-to-page';
import { onMessage } from '@/lib/messaging/protocol';
import { TOOLBAR_TAG } from '@/lib/messaging/toolbar-tag';

/** In the extension's own world: the page does not see it. */
const world = globalThis as typeof globalThis & { glossPage?: true };

/** Put into a page when the reader asks something about it, as often as that is: it stays, and answers for itself. */
export default defineUnlistedScript(() => {
  if (world.glossPage) return;
  world.glossPage = true;
  const reader = createPageReader(document, {
    now: Date.now,
    yieldToPage,
    // What the toolbar says is not what the page says.
    openOrClosedShadowRoot: (element) => (element.localName === TOOLBAR_TAG ? null : openOrClosedShadowRoot(element)),
  });
  onMessage('capturePage', () => reader.capture());
  onMessage('readSelection', () => reader.readSelection());
  onMessage('showQuote', ({ data }) => reader.showQuote(data));
  onMessage('clearQuote', () => reader.clearQuote());
});
