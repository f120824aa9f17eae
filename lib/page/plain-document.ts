import type { Draft } from './write-blocks';

/** The one `pre` of a document that is plain text shown by the browser, undefined for every other page. */
export const plainText = (body: HTMLElement): { readonly element: Element; readonly node: Text } | undefined => {
  const only = body.firstElementChild;
  const node = only?.firstChild;
  if (only?.localName !== 'pre' || body.children.length > 2 || only.childNodes.length !== 1 || node?.nodeType !== 3) return undefined;
  return node instanceof (only.ownerDocument.defaultView ?? window).Text ? { element: only, node } : undefined;
};

/** What a plain document is written in, by its address and its media type. */
export const plainForm = (document: Document): 'markdown' | 'table' | 'json' | 'text' => {
  const path = document.location.pathname.toLowerCase();
  if (/\.(?:md|markdown|mdown)$/.test(path) || document.contentType === 'text/markdown') return 'markdown';
  if (/\.(?:csv|tsv)$/.test(path) || /^text\/(?:csv|tab-separated-values)$/.test(document.contentType)) return 'table';
  if (path.endsWith('.json') || document.contentType.endsWith('json')) return 'json';
  return 'text';
};

/** One line of comma or tab separated values; a doubled quotation mark inside quotes is one. */
export const splitRow = (line: string): readonly string[] => {
  const separator = line.includes('\t') ? '\t' : line.split(';').length > line.split(',').length ? ';' : ',';
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const char = line[at] ?? '';
    if (char === '"' && quoted && line[at + 1] === '"') {
      cell += '"';
      at++;
    } else if (char === '"') quoted = !quoted;
    else if (char === separator && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += char;
  }
  return [...cells, cell.trim()];
};

/** Reads a document that is text and nothing else: Markdown's headings become headings, a table's lines rows, the rest paragraphs. */
export const readPlain = (
  source: { readonly element: Element; readonly node: Text },
  form: ReturnType<typeof plainForm>,
): readonly Draft[] => {
  const { element, node } = source;
  const drafts: Draft[] = [];
  const push = (block: Draft['block']): void => {
    drafts.push({ block, element, nodes: [node] });
  };
  const text = node.data.replace(/\r\n?/g, '\n');
  if (form === 'json') {
    push({ kind: 'code', text: text.trim(), headings: [] });
    return drafts;
  }
  if (form === 'table') {
    const [first = [], ...rows] = text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map(splitRow);
    push({ kind: 'row', text: first.join(' | '), headings: [], cells: first.map((cell) => ({ text: cell })) });
    for (const row of rows) {
      push({
        kind: 'row',
        text: row.join(' | '),
        headings: [],
        cells: row.map((cell, at) => (first[at] ? { header: first[at], text: cell } : { text: cell })),
      });
    }
    return drafts;
  }
  const headings: { readonly level: number; readonly text: string }[] = [];
  const path = (): string[] => headings.map((heading) => heading.text);
  for (const piece of form === 'markdown' ? text.split(/\n(?=```)|\n{2,}|\n(?=#{1,6} )|(?<=^#{1,6} [^\n]*)\n/m) : text.split(/\n{2,}/)) {
    const trimmed = piece.trim();
    if (trimmed === '') continue;
    const heading = form === 'markdown' ? /^(#{1,6})\s+([^\n]+?)\s*#*$/.exec(trimmed) : null;
    if (heading) {
      const level = heading[1]?.length ?? 1;
      while ((headings.at(-1)?.level ?? 0) >= level) headings.pop();
      const own = heading[2] ?? '';
      push({ kind: 'heading', text: own, headings: path(), level });
      headings.push({ level, text: own });
    } else push({ kind: /^```|^ {4}/.test(piece) ? 'code' : 'paragraph', text: trimmed, headings: path() });
  }
  return drafts;
};
