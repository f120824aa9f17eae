import { nameWords } from './page-box';

/** Names of what opens and closes in place, as authors of style sheets have called it for twenty years. */
const OPENS =
  / (?:expand\w*|collaps\w+|fold\w*|unfold\w*|accordion|toggl\w+|disclosure|spoiler|details?|show more|read more|tab ?panels?|tab ?panes?|tab content) /;

/** What is hidden because it is a tool waiting to be called, not a part of the text. */
const TOOL =
  / (?:modal|dialog|menu|dropdown|drop down|popup|popover|pop|tooltip|tip|overlay|lightbox|portal|toast|template|loading|spinner|edit|editor|form|nav|navbar|navigation|search|print|sr only|screen reader|mobile) /;
const TOOL_ROLES = new Set([
  'dialog',
  'alertdialog',
  'menu',
  'menubar',
  'listbox',
  'tooltip',
  'navigation',
  'toolbar',
  'status',
  'alert',
  'search',
]);
const TOOL_TAGS = new Set([
  'dialog',
  'menu',
  'nav',
  'form',
  'button',
  'input',
  'select',
  'textarea',
  'template',
  'a',
  'svg',
  'img',
  'iframe',
  'option',
  'label',
]);

/** Ids that some toggle of the page opens. */
export const toggledIds = (root: Document | ShadowRoot): ReadonlySet<string> => {
  const ids = new Set<string>();
  for (const toggle of root.querySelectorAll(
    '[aria-expanded][aria-controls], [role=tab][aria-controls], [data-target], [data-bs-target], [data-toggle][href^="#"], [aria-expanded][href^="#"]',
  )) {
    if (toggle.getAttribute('aria-haspopup') && toggle.getAttribute('aria-haspopup') !== 'false') continue;
    for (const name of ['aria-controls', 'data-target', 'data-bs-target', 'href']) {
      for (const id of (toggle.getAttribute(name) ?? '').split(/\s+/)) ids.add(id.replace(/^#/, ''));
    }
  }
  ids.delete('');
  return ids;
};

const isToggle = (element: Element | null): boolean => {
  if (element === null) return false;
  if (element.hasAttribute('aria-expanded')) return element.getAttribute('aria-haspopup') === null;
  const words = nameWords(element);
  if (OPENS.test(words)) return true;
  return element.localName === 'button' && /\b(?:expand|show|more|reveal|open|read)\b/i.test(element.textContent ?? '');
};

/**
 * Whether a hidden element is a closed section or an inactive tab, which the reader can open in place: those are read. Everything else
 * that is hidden (menus, dialogs, another reader's tools, text for search engines) is not.
 */
export const isCollapsedSection = (element: Element, toggled: (root: Document | ShadowRoot) => ReadonlySet<string>): boolean => {
  const tag = element.localName;
  if (TOOL_TAGS.has(tag) || TOOL_ROLES.has(element.getAttribute('role') ?? '')) return false;
  const parent = element.parentElement;
  if (parent?.localName === 'details' || element.getAttribute('hidden') === 'until-found') return hasSentence(element);
  if (element.getAttribute('role') === 'tabpanel') return hasText(element);
  const words = nameWords(element);
  if (TOOL.test(words)) return false;
  if (element.id !== '' && toggled(element.getRootNode() as Document | ShadowRoot).has(element.id)) return hasText(element);
  if (!hasSentence(element)) return false;
  if (OPENS.test(words)) return true;
  if (parent === null || parent === element.ownerDocument.body) return false;
  if (/ (?:collapsed|folded|closed) /.test(nameWords(parent))) return true;
  return (
    isToggle(element.previousElementSibling) ||
    isToggle(element.nextElementSibling) ||
    holdsToggle(element.previousElementSibling) ||
    holdsToggle(parent.previousElementSibling)
  );
};

/** A short line with a closed toggle in it: the head of an accordion. */
const holdsToggle = (element: Element | null): boolean =>
  element !== null &&
  (element.getAttribute('aria-expanded') === 'false' || element.querySelector('[aria-expanded=false]:not([aria-haspopup])') !== null) &&
  (element.textContent ?? '').length < 200;

const hasText = (element: Element): boolean => /\S/.test(element.textContent ?? '');

/** Three words that are not all buttons and links: menus and tool strips fail this. */
const hasSentence = (element: Element): boolean => {
  const text = (element.textContent ?? '').trim();
  if (!/\S+\s+\S+\s+\S+/.test(text)) return false;
  let tools = 0;
  for (const tool of element.querySelectorAll('a, button, option')) tools += (tool.textContent ?? '').trim().length;
  return tools < text.length * 0.7;
};
