/** The element that holds a code editor's text lines, and what one line is in it. Gutters, cursors and minimaps stand beside it. */
const EDITORS: readonly { readonly editor: string; readonly lines: string; readonly line: string }[] = [
  { editor: '.monaco-editor', lines: '.view-lines', line: '.view-line' },
  { editor: '.cm-editor', lines: '.cm-content', line: '.cm-line' },
  { editor: '.CodeMirror', lines: '.CodeMirror-code', line: 'pre.CodeMirror-line' },
  { editor: '.ace_editor', lines: '.ace_text-layer', line: '.ace_line' },
];
const EDITOR_WORD = /monaco-editor|cm-editor|CodeMirror|ace_editor/;

/**
 * The lines of a code editor from top to bottom. Editors keep only the lines near the window in the page, absolutely placed and in
 * any order.
 * @returns undefined for an element that is no editor.
 */
export const editorLines = (element: Element): readonly Element[] | undefined => {
  const name = element.getAttribute('class');
  if (name === null || !EDITOR_WORD.test(name)) return undefined;
  const kind = EDITORS.find(({ editor }) => element.matches(editor));
  const holder = kind && element.querySelector(kind.lines);
  if (!kind || !holder) return undefined;
  return Array.from(holder.querySelectorAll(kind.line), (line) => ({ line, top: topOf(line) }))
    .sort((one, other) => one.top - other.top)
    .map(({ line }) => line);
};

const topOf = (line: Element): number => {
  const inline = Number.parseFloat((line as HTMLElement).style.top);
  return Number.isNaN(inline) ? line.getBoundingClientRect().top : inline;
};
