/** A line of text on a page of a PDF, or a gray picture in its place. Coordinates in points from the lower left corner. */
export type PdfMark =
  | { readonly text: string; readonly x: number; readonly y: number; readonly size?: number; readonly bold?: boolean }
  | { readonly picture: true; readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const escaped = (text: string): string => text.replace(/[\\()]/g, (char) => `\\${char}`);

const drawn = (mark: PdfMark): string =>
  'picture' in mark
    ? `q ${mark.width} 0 0 ${mark.height} ${mark.x} ${mark.y} cm /Im0 Do Q`
    : `BT /${mark.bold ? 'F2' : 'F1'} ${mark.size ?? 11} Tf 1 0 0 1 ${mark.x} ${mark.y} Tm (${escaped(mark.text)}) Tj ET`;

/** Writes a PDF of A4 pages, in Helvetica: the smallest file that every reader takes (PDF 1.4). Latin-1 letters only. */
export const writePdf = (title: string, pages: readonly (readonly PdfMark[])[]): Buffer => {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  add('<< /Type /Catalog /Pages 2 0 R /Lang (en) >>');
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${7 + index * 2} 0 R`).join(' ')}] >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>');
  add(
    '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /ASCIIHexDecode /Length 3 >>\nstream\n80>\nendstream',
  );
  add(`<< /Title (${escaped(title)}) >>`);
  for (const marks of pages) {
    const content = marks.map(drawn).join('\n');
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${objects.length + 2} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /Im0 5 0 R >> >> >>`,
    );
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  let file = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const xref = file.length;
  const entries = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
};
