import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { openOrClosedShadowRoot } from '@/lib/page/open-shadow-root';
import { createPageReader, type PageReader } from '@/lib/page/page-reader';
import { createPdfPageReader, showsPdf } from '@/lib/page/pdf/pdf-page-reader';
import type { PdfWorld } from '@/lib/page/pdf/pdf-world';
import { readLinks } from '@/lib/page/read-links';
import { yieldToPage } from '@/lib/page/yield-to-page';
import { onPageMessage } from '@/lib/messaging/protocol';
import { TOOLBAR_TAG } from '@/lib/messaging/toolbar-tag';

/** In the extension's own world: the page does not see it. */
const world = globalThis as PdfWorld & { glossPage?: true };

const pageReader = (): PageReader =>
  createPageReader(document, {
    now: Date.now,
    yieldToPage,
    async fetchText(url) {
      const response = await fetch(url, { credentials: 'include' }).catch(() => undefined);
      // A page to sign in at is no text of a document.
      return response?.ok && response.headers.get('content-type')?.startsWith('text/plain') ? response.text() : undefined;
    },
    // What the toolbar says is not what the page says.
    openOrClosedShadowRoot: (element) => (element.localName === TOOLBAR_TAG ? null : openOrClosedShadowRoot(element)),
  });

const pdfReader = (): PageReader =>
  createPdfPageReader(document, {
    now: Date.now,
    // From the page, so with the reader's session and no further permission.
    fetchBytes: async () => {
      const response = await fetch(document.URL, { cache: 'force-cache', credentials: 'include' });
      if (!response.ok) throw new Error(`The PDF could not be fetched again: ${response.status}.`);
      return new Uint8Array(await response.arrayBuffer());
    },
    readPdf: (bytes, now) => {
      if (!world.glossReadPdf) throw new Error('The PDF reader is not in this page.');
      return world.glossReadPdf(bytes, now);
    },
  });

/** Put into a page when the reader asks something about it, as often as that is: it stays, and answers for itself. */
export default defineUnlistedScript(() => {
  if (world.glossPage) return;
  world.glossPage = true;
  const reader = showsPdf(document) ? pdfReader() : pageReader();
  onPageMessage('capturePage', ({ data }) => reader.capture(data));
  onPageMessage('readAhead', ({ data }) => reader.readAhead(data));
  onPageMessage('readSelection', () => reader.readSelection());
  onPageMessage('readLinks', () => readLinks(document));
  onPageMessage('showQuote', ({ data }) => reader.showQuote(data));
  onPageMessage('clearQuote', () => reader.clearQuote());
});
