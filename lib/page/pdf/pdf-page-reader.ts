import type { Unread } from '@/lib/core/capture';
import { blocksOfPdf, pageOfBlock } from './pdf-blocks';
import type { PageReader } from '@/lib/page/page-reader';
import type { PdfText } from './pdf-text';

/** Milliseconds in which the answer to whoever asked leaves the page. */
const REPLY_FIRST = 100;

/** Whether the browser's own viewer shows a PDF here. */
export const showsPdf = (document: Document): boolean => document.contentType === 'application/pdf';

export interface PdfPageDeps {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** The file that the tab shows. */
  readonly fetchBytes: () => Promise<Uint8Array>;
  /** Brought into the page when a PDF is met, and not before: it is large. */
  readonly readPdf: (bytes: Uint8Array, now: () => number) => Promise<PdfText | 'locked' | 'broken'>;
}

/**
 * Reads a tab that shows a PDF. The viewer keeps its text to itself, so the file is read once more, by its address and in the reader's
 * session; a quote leads to its page.
 */
export const createPdfPageReader = (document: Document, { now, fetchBytes, readPdf }: PdfPageDeps): PageReader => ({
  // It would be fetched once more, and its reader put into the page, for what may never be asked.
  readAhead: () => undefined,
  async capture() {
    const start = performance.now();
    const capturedAt = now();
    const pdf = await readPdf(await fetchBytes(), () => performance.now());
    const read = typeof pdf === 'string' ? [] : blocksOfPdf(pdf);
    const [url = document.URL] = document.URL.split('#');
    return {
      url,
      title: (typeof pdf === 'string' ? '' : pdf.title) || document.title || fileName(url),
      lang: typeof pdf === 'string' ? '' : pdf.lang,
      capturedAt,
      blocks: [...read],
      unread: unreadOf(pdf),
      frames: [],
      ms: Math.round((performance.now() - start) * 10) / 10,
    };
  },
  // What is selected in the viewer is not to be seen from outside it.
  readSelection: () => undefined,
  showQuote({ blockIds }) {
    const page = blockIds.map(pageOfBlock).find((number) => number !== undefined);
    if (page === undefined) return false;
    // RFC 8118, section 3: the viewer takes the page from the address's fragment. Chromium's looks at it only when it starts.
    document.location.hash = `page=${page}`;
    setTimeout(() => document.location.reload(), REPLY_FIRST);
    return true;
  },
  clearQuote: () => undefined,
});

const unreadOf = (pdf: PdfText | 'locked' | 'broken'): Unread[] => {
  if (typeof pdf === 'string') return [{ what: 'unreachable', count: 1, pdf }];
  const { pages, pageCount, pictured } = pdf;
  return [
    ...(pictured.length > 0 ? [{ what: 'image-text' as const, count: pictured.length, pages: [...pictured] }] : []),
    ...(pages.length < pageCount ? [{ what: 'too-long' as const, count: pageCount - pages.length, of: pageCount }] : []),
  ];
};

const fileName = (url: string): string => {
  const name = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
};
