/** A piece of text as a PDF places it: coordinates in points, from the page's lower left corner. */
export interface PdfRun {
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly width: number;
  /** Of the font, in points. */
  readonly size: number;
  /** The font's name within its file; says no more than "the same" or "another". */
  readonly font: string;
}

/** One page of a PDF, its runs in the order in which the file draws them. */
export interface PdfPage {
  /** From 1. */
  readonly number: number;
  readonly height: number;
  readonly runs: readonly PdfRun[];
}

/** What a PDF holds, as far as it was read. */
export interface PdfText {
  readonly title: string;
  readonly lang: string;
  /** Of the whole file; more than `pages` when time ran out. */
  readonly pageCount: number;
  readonly pages: readonly PdfPage[];
  /** Numbers of pages that are pictures and hold next to no text: scans. */
  readonly pictured: readonly number[];
}
