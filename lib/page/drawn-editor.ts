/** An editor on the web that draws its document on a canvas, where no extension can read it. */
export interface DrawnEditor {
  readonly name: string;
  /** The document as plain text, by the editor's own export and in the reader's session; undefined where there is none for a whole document. */
  readonly exportUrl: string | undefined;
}

/** Google's addresses: https://docs.google.com/document/d/ID/edit. One may be signed in with several accounts: /document/u/1/d/ID. */
const GOOGLE = /^https:\/\/docs\.google\.com\/(document|spreadsheets|presentation)\/(?:u\/\d+\/)?d\/([\w-]+)/;
const GOOGLE_NAMES = { document: 'Google Docs', spreadsheets: 'Google Sheets', presentation: 'Google Slides' } as const;

/** Excel draws its grid; Word and PowerPoint on the web write theirs as elements. */
const EXCEL = /^https:\/\/(?:[a-z0-9-]+\.)*officeapps\.live\.com\/x\//i;

/** Tells such an editor by the address of its frame. */
export const drawnEditor = (url: string): DrawnEditor | undefined => {
  if (EXCEL.test(url)) return { name: 'Excel for the web', exportUrl: undefined };
  const [, kind, id] = GOOGLE.exec(url) ?? [];
  if (kind !== 'document' && kind !== 'spreadsheets' && kind !== 'presentation') return undefined;
  // Of a spreadsheet one sheet alone could be had, of a presentation no order of its slides.
  return {
    name: GOOGLE_NAMES[kind],
    exportUrl: kind === 'document' ? new URL(`/document/d/${id}/export?format=txt`, url).href : undefined,
  };
};
