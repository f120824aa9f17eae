import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readPdf } from '@/lib/page/pdf/read-pdf';
import type { PdfWorld } from '@/lib/page/pdf/pdf-world';

/** Put into a tab that shows a PDF, once, when it is first read: the page script finds it in their common world. */
export default defineUnlistedScript(() => {
  (globalThis as PdfWorld).glossReadPdf ??= readPdf;
});
