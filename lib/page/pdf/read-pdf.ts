import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
// Brings its parser along, so that no worker has to be started in somebody's page.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import type { PdfPage, PdfText } from './pdf-text';

/** Milliseconds after which no further page is begun. */
const PATIENCE = 12_000;

/** Fewer characters than this on a page that has a picture: the picture is what there is to read. */
const NEXT_TO_NONE = 25;

const PICTURES = new Set([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject, OPS.paintImageXObjectRepeat]);

/**
 * Reads the text of a PDF, page after page.
 * @param now milliseconds, of any clock that runs evenly
 * @returns 'locked' when it asks for a password, 'broken' when it is no PDF that can be read
 */
export const readPdf = async (bytes: Uint8Array, now: () => number): Promise<PdfText | 'locked' | 'broken'> => {
  const start = now();
  const loading = getDocument({
    data: bytes,
    // Nothing is drawn, fetched or run: only text is wanted.
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
    useWasm: false,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  try {
    const pdf = await loading.promise;
    const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
    const pages: PdfPage[] = [];
    const pictured: number[] = [];
    for (let number = 1; number <= pdf.numPages && now() - start < PATIENCE; number++) {
      const page = await pdf.getPage(number);
      const read = await readPage(page);
      pages.push(read);
      if (read.runs.reduce((sum, { text }) => sum + text.trim().length, 0) < NEXT_TO_NONE && (await hasPicture(page)))
        pictured.push(number);
      page.cleanup();
    }
    return { title: wordOf(info, 'Title'), lang: wordOf(info, 'Language'), pageCount: pdf.numPages, pages, pictured };
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException') return 'locked';
    if (name === 'InvalidPDFException' || name === 'FormatError' || name === 'UnknownErrorException') return 'broken';
    throw error;
  } finally {
    await loading.destroy();
  }
};

const readPage = async (page: PDFPageProxy): Promise<PdfPage> => {
  const { items } = await page.getTextContent();
  const runs = items.flatMap((item) => {
    if (!('str' in item) || item.str === '') return [];
    // A text matrix, https://opensource.adobe.com/dc-acrobat-sdk-docs/pdfstandards/PDF32000_2008.pdf 9.4.4
    const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as readonly number[];
    return [{ text: item.str, x, y, width: item.width, size: Math.hypot(c, d), font: item.fontName }];
  });
  return { number: page.pageNumber, height: page.view[3] ?? 0, runs };
};

const hasPicture = async (page: PDFPageProxy): Promise<boolean> => {
  const { fnArray } = await page.getOperatorList();
  return fnArray.some((operation) => PICTURES.has(operation));
};

/** A file's own description is whatever its maker wrote there. */
const wordOf = (info: object, key: string): string => {
  const value = (info as Record<string, unknown>)[key];
  return typeof value === 'string' ? value.trim() : '';
};
