/** Kinds of input whose value a person reads as part of the record. Passwords, hidden ones, files and buttons are never among them. */
const READABLE_TYPES = new Set([
  'text',
  'email',
  'url',
  'tel',
  'number',
  'date',
  'datetime-local',
  'month',
  'week',
  'time',
  'search',
  'range',
  'color',
]);

/** https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill */
const SECRET_AUTOCOMPLETE = /\b(?:cc-[a-z-]+|one-time-code|(?:current|new)-password|transaction-[a-z]+)\b/;
const SECRET_NAME =
  /pass(?:word|wd|phrase|code)|secret|token|api[-_ ]?key|\botp\b|one[-_ ]?time|\bpin\b|\bcvv\b|\bcvc\b|card[-_ ]?(?:num|no)|credit[-_ ]?card|security[-_ ]?code|\biban\b|\bssn\b/i;

/** What the words around a box say when it is for writing a new contribution, in the languages of the tools we met. */
const COMPOSER_NAME =
  /\b(?:repl(?:y|ies)|respon[ds]\w*|comment\w*|compos\w+|messag\w*|new note|add (?:a )?note|write|your answer|post an?|chat|kommentar\w*|antwort\w*|nachricht\w*|schreib\w*|répon\w+|commentaire\w*|écrire|responder|respuesta|comentario\w*|escrib\w+|reactie|antwoord)\b/i;

const SEARCH_NAME = /\b(?:search|query|find|filter|suche|suchen|recherche\w*|buscar|zoeken|^q$)\b/i;

const nameOf = (control: Element): string =>
  ['name', 'id', 'autocomplete', 'aria-label', 'placeholder', 'data-placeholder', 'title']
    .map((name) => control.getAttribute(name) ?? '')
    .join(' ');

const isBeingWritten = (control: Element): boolean => {
  const root = control.getRootNode() as Document | ShadowRoot;
  const active = root.activeElement ?? null;
  return active !== null && active !== control.ownerDocument.body && (active === control || control.contains(active));
};

const isSearch = (control: Element): boolean =>
  control.getAttribute('type') === 'search' ||
  control.getAttribute('role') === 'searchbox' ||
  SEARCH_NAME.test(nameOf(control).replace(/[_-]/g, ' ')) ||
  control.closest('[role=search], search') !== null;

/** For writing a new contribution rather than for showing one. */
export const isComposer = (control: Element): boolean => COMPOSER_NAME.test(nameOf(control).replace(/[_-]/g, ' '));

/**
 * The value that a form control shows, when it is part of the record.
 * @returns undefined for what is never read: passwords, hidden inputs, one-time codes, cards, a search box, and what the reader is
 * writing now (the focused control, a reply not sent yet).
 */
export const formValue = (control: Element): string | undefined => {
  if (isBeingWritten(control)) return undefined;
  switch (control.localName) {
    case 'select': {
      const select = control as HTMLSelectElement;
      return Array.from(select.selectedOptions, (option) => option.text.trim())
        .filter((text) => text !== '')
        .join(', ');
    }
    case 'textarea': {
      const area = control as HTMLTextAreaElement;
      if (SECRET_NAME.test(nameOf(area)) || isSearch(area)) return undefined;
      // Text that was not there when the page came is a draft where the box is for replies; elsewhere it is the record, filled by a script.
      if (area.value !== area.defaultValue && isComposer(area)) return undefined;
      return area.value;
    }
    case 'input': {
      const input = control as HTMLInputElement;
      if (!READABLE_TYPES.has(input.type)) return undefined;
      if (SECRET_AUTOCOMPLETE.test(input.autocomplete) || SECRET_NAME.test(nameOf(input)) || isSearch(input)) return undefined;
      if (input.value !== input.defaultValue && isComposer(input)) return undefined;
      return input.value;
    }
    default:
      return undefined;
  }
};

/** An editable region that is being written in: focused, or made for replies. Pages that are edited in place (a wiki's) are not. */
export const isDraft = (editable: Element): boolean =>
  isBeingWritten(editable) || (editable.getAttribute('role') === 'textbox' && isComposer(editable));
