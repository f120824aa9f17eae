import { frameDocument, type ShadowRootOf } from './flat-tree';

/** Tells whether a page may say something else than when it was read. In doubt it may. */
export interface PageWatch {
  /** As the walk's own, noting each root that it went into. */
  readonly shadowRootOf: ShadowRootOf;
  /** What is seen from now on counts. */
  readonly start: () => void;
  /** After the reading: from now on `changed` tells. */
  readonly settle: () => void;
  readonly changed: () => boolean;
  readonly stop: () => void;
}

/** What shows or hides something without a change of the document. */
const EVENTS = ['input', 'change', 'toggle', 'transitionend', 'animationend', 'load', 'fullscreenchange'] as const;
/** Milliseconds after which a page is read anew, whatever was seen: not everything can be. */
const LASTS = 120_000;

/** What a script can put into form fields without anybody being told. */
const valuesOf = (document: Document): string =>
  [...document.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>('input, select, textarea')]
    .map((field) => ('checked' in field ? `${field.value} ${field.checked}` : field.value))
    .join('\n');

const rulesOf = (document: Document): number =>
  [...document.styleSheets].reduce((sum, sheet) => {
    try {
      return sum + 1 + sheet.cssRules.length;
    } catch {
      // Another origin's.
      return sum + 1;
    }
  }, document.adoptedStyleSheets.length);

/** Looks after one reading of a page. @param now milliseconds */
export const watchPage = (document: Document, shadowRootOf: ShadowRootOf, now: () => number): PageWatch => {
  const view = document.defaultView;
  const stopping = new AbortController();
  const roots = new Set<ShadowRoot>();
  let seen = false;
  let settled: { readonly at: number; readonly values: string; readonly rules: number } | undefined;
  const note = (): void => void (seen = true);
  const observer = new MutationObserver(note);
  const everything = { subtree: true, childList: true, characterData: true, attributes: true };
  return {
    shadowRootOf: (element) => {
      const root = shadowRootOf(element);
      if (root && !roots.has(root)) {
        roots.add(root);
        observer.observe(root, everything);
      }
      return root;
    },
    start: () => {
      observer.observe(document, everything);
      for (const type of EVENTS) document.addEventListener(type, note, { capture: true, passive: true, signal: stopping.signal });
      view?.addEventListener('resize', note, { passive: true, signal: stopping.signal });
    },
    settle: () => {
      settled = { at: now(), values: valuesOf(document), rules: rulesOf(document) };
    },
    changed: () => {
      if (seen || !settled || observer.takeRecords().length > 0) return true;
      if (now() - settled.at > LASTS) return true;
      // A frame is a document of its own, which is not watched.
      if ([...document.querySelectorAll('iframe, frame')].some((frame) => frameDocument(frame) !== undefined)) return true;
      return settled.values !== valuesOf(document) || settled.rules !== rulesOf(document);
    },
    stop: () => {
      observer.disconnect();
      stopping.abort();
    },
  };
};
