import type { PdfPage, PdfRun } from './pdf-text';

/** What stands on one baseline: one cell in running text, several where wide gaps part it. */
export interface PdfLine {
  readonly page: number;
  readonly text: string;
  readonly cells: readonly { readonly x: number; readonly text: string }[];
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly size: number;
  /** The font of the most characters. */
  readonly font: string;
}

/** A gap this wide parts cells; a narrower one than `WORD_GAP` parts nothing. In sizes of the font. */
const CELL_GAP = 1.6;
const WORD_GAP = 0.15;

/**
 * Puts the runs of a page together as lines. The file's own order is kept: it is how the columns of a page stay apart.
 */
export const linesOf = (page: PdfPage): readonly PdfLine[] => {
  const lines: PdfLine[] = [];
  let open: PdfRun[] = [];
  const close = (): void => {
    if (open.some(({ text }) => text.trim() !== '')) lines.push(lineOf(page.number, open));
    open = [];
  };
  for (const run of page.runs) {
    const last = open.findLast(({ text }) => text.trim() !== '') ?? open.at(-1);
    // A raised note number is still on its line; what stands far to the left begins another one at the same height.
    if (last && (Math.abs(run.y - last.y) > Math.max(run.size, last.size) * 0.6 || run.x < last.x - last.size)) close();
    open.push(run);
  }
  close();
  return lines;
};

const lineOf = (page: number, runs: readonly PdfRun[]): PdfLine => {
  const cells: { x: number; text: string }[] = [];
  const chars = new Map<string, { font: string; size: number; count: number }>();
  let end = Number.NEGATIVE_INFINITY;
  for (const run of runs) {
    if (run.text.trim() === '') {
      const cell = cells.at(-1);
      // Some writers draw one wide blank between two columns.
      if (cell && run.width <= run.size * CELL_GAP) cell.text += ' ';
      if (run.width <= run.size * CELL_GAP) end = run.x + run.width;
      continue;
    }
    const cell = cells.at(-1);
    const gap = run.x - end;
    if (!cell || gap > run.size * CELL_GAP) cells.push({ x: run.x, text: run.text });
    else cell.text += gap > run.size * WORD_GAP ? ` ${run.text}` : run.text;
    end = run.x + run.width;
    const key = `${run.font} ${run.size.toFixed(1)}`;
    const known = chars.get(key) ?? { font: run.font, size: run.size, count: 0 };
    known.count += run.text.trim().length;
    chars.set(key, known);
  }
  const main = [...chars.values()].reduce((best, each) => (each.count > best.count ? each : best));
  const tidy = cells.map(({ x, text }) => ({ x, text: text.replace(/\s+/g, ' ').trim() })).filter(({ text }) => text !== '');
  return {
    page,
    text: tidy.map(({ text }) => text).join(' '),
    cells: tidy,
    x: tidy[0]?.x ?? 0,
    y: runs.find(({ text }) => text.trim() !== '')?.y ?? 0,
    right: end,
    size: main.size,
    font: main.font,
  };
};
