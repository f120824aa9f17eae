import type { PdfText } from './pdf-text';

/** The extension's own world in a page, where its scripts meet. */
export type PdfWorld = typeof globalThis & {
  glossReadPdf?: (bytes: Uint8Array, now: () => number) => Promise<PdfText | 'locked' | 'broken'>;
};
