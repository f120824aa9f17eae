/** The selection as a toolbar needs it. */
export interface SelectedText {
  readonly selection: Selection;
  readonly range: Range;
  /** Made from right to left, or from the bottom up. */
  readonly backwards: boolean;
}

/** Where a person writes: form fields, editable regions, and the editors that are neither by name. */
const WRITING = [
  'input',
  'textarea',
  'select',
  '[contenteditable]:not([contenteditable="false" i])',
  '[role="textbox"]',
  '[role="searchbox"]',
  '[role="combobox"]',
  '.monaco-editor',
  '.cm-editor',
  '.CodeMirror',
  '.ace_editor',
  '.ProseMirror',
  '.ql-editor',
].join(',');

/** The element above a node, out of its shadow root where it stands in one. */
const elementAbove = (node: Node): Element | null => {
  if (node.parentElement) return node.parentElement;
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
};

/** Whether a node is in something that is written in. */
export const isWritten = (node: Node): boolean => {
  for (let element = node instanceof Element ? node : elementAbove(node); element; element = elementAbove(element)) {
    if (element.matches(WRITING) || (element instanceof HTMLElement && element.isContentEditable)) return true;
  }
  return false;
};

/** Opens the shadow root of an element, closed or not; each browser has a way of its own that only extensions may go. */
export type OpenShadowRoot = (element: Element) => ShadowRoot | null;

const focusedIn = (openShadowRoot: OpenShadowRoot): Element | null => {
  let focused = document.activeElement;
  for (let root = focused && openShadowRoot(focused); root?.activeElement; root = openShadowRoot(root.activeElement))
    focused = root.activeElement;
  return focused;
};

/** Chromium keeps the selection inside a shadow root to that root. */
type SelectingRoot = ShadowRoot & { getSelection?: () => Selection | null };

const deepSelection = (openShadowRoot: OpenShadowRoot): Selection | null => {
  let selection = document.getSelection();
  while (selection?.isCollapsed && selection.anchorNode) {
    // From outside a selection in a shadow root looks like a point before its host.
    const host = selection.anchorNode.childNodes[selection.anchorOffset];
    const root: SelectingRoot | null = host instanceof Element ? openShadowRoot(host) : null;
    const inner = root?.getSelection?.() ?? null;
    if (!inner || inner === selection) break;
    selection = inner;
  }
  return selection;
};

/** A word, not a slip of the hand: two characters, or one of a script in which one is a word. */
const isWorthAsking = (text: string): boolean => /[\p{L}\p{N}]/u.test(text) && (text.length > 1 || /\p{Script=Han}/u.test(text));

/** The text that is selected now, where there is something to ask about; undefined in everything that a person writes in. */
export const selectedText = (openShadowRoot: OpenShadowRoot): SelectedText | undefined => {
  const selection = deepSelection(openShadowRoot);
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed || document.designMode === 'on') return undefined;
  // A copy: the selection's own range changes with it.
  const range = selection.getRangeAt(0).cloneRange();
  if (!isWorthAsking(selection.toString().trim())) return undefined;
  const focused = focusedIn(openShadowRoot);
  if (
    isWritten(range.commonAncestorContainer) ||
    isWritten(range.startContainer) ||
    (focused && focused !== document.body && isWritten(focused))
  )
    return undefined;

  const { anchorNode, anchorOffset } = selection;
  return { selection, range, backwards: anchorNode === range.endContainer && anchorOffset === range.endOffset };
};
