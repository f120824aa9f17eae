import { t } from '@/locales/i18n';
import { selectedText, type OpenShadowRoot } from './selected-text';
import { selectionEnd } from './selection-end';
import { TOOLBAR_KEY } from './toolbar-key';
import { createToolbar, type ToolbarTask, type ToolbarView } from './toolbar-view';

/** After a key, milliseconds until a selection counts as made: Shift and an arrow are pressed many times in a row. */
const KEYBOARD_PAUSE = 250;
/** A scroll of more px than this moves the selection away from its toolbar. */
const MOVED = 2;

export interface SelectionFollower {
  /** For the reader: "wiki.example.com". */
  readonly site: string;
  readonly openShadowRoot: OpenShadowRoot;
  readonly press: (task: ToolbarTask, text: string) => void;
  readonly switchOff: () => void;
  /** Called once, when it is shown for the first time. */
  readonly firstShown: () => void;
  /** False once the extension was updated or removed under this page's feet. */
  readonly alive: () => boolean;
  readonly mode?: ShadowRootMode;
}

/** The dialog or full-screen element that a node stands in, else the document: what lies under it could not be clicked. */
const layerOf = (node: Node): Element => {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest('dialog:modal, :fullscreen') ?? document.fullscreenElement ?? document.documentElement;
};

const isSame = (one: Range, other: Range): boolean =>
  one.startContainer === other.startContainer &&
  one.startOffset === other.startOffset &&
  one.endContainer === other.endContainer &&
  one.endOffset === other.endOffset;

/** Whether a key can have changed a selection. */
const selects = (event: KeyboardEvent): boolean =>
  /^(Arrow(Left|Right|Up|Down)|Home|End|PageUp|PageDown)$/.test(event.key)
    ? event.shiftKey
    : event.code === 'KeyA' && (event.ctrlKey || event.metaKey);

/**
 * Shows the toolbar beside what a person selects, and takes it away on Escape, a scroll, a click elsewhere, or when nothing is selected.
 * Only what the browser trusts counts: a page cannot summon it. Returns what ends all of it.
 */
export const followSelection = ({ site, openShadowRoot, press, switchOff, firstShown, alive, mode }: SelectionFollower): (() => void) => {
  const stopping = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What was selected when the pointer went down. */
  let before: Range | undefined;
  let shownAt: { readonly x: number; readonly y: number } | undefined;

  // Most pages are read without anything being selected: building it, and asking the browser for its words, was most of what a page paid.
  let toolbar: ToolbarView | undefined;
  const build = (): ToolbarView =>
    createToolbar(
      site,
      {
        press: (task) => {
          const text = selectedText(openShadowRoot)?.selection.toString() ?? '';
          hide();
          if (text.trim() !== '') press(task, text);
        },
        switchOff: () => {
          hide();
          switchOff();
        },
      },
      mode,
    );

  const hide = (): void => {
    clearTimeout(timer);
    if (toolbar?.shown()) toolbar.hide();
  };

  const placeOf = () => {
    const selected = selectedText(openShadowRoot);
    const end = selected && selectionEnd(selected.range, selected.backwards);
    return selected && end && { selected, end };
  };

  /** Shows it after `delay` where something is selected, unless that was selected already (`known`). */
  const showSoon = (delay: number, hinted: boolean, known?: Range): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!alive()) {
        stop();
        return;
      }
      const place = placeOf();
      if (!place) {
        hide();
        return;
      }
      if (known && isSame(known, place.selected.range)) return;
      shownAt = { x: place.end.x, y: place.end.box.top };
      if (!toolbar) {
        toolbar = build();
        firstShown();
      }
      toolbar.show(
        place.end,
        layerOf(place.selected.range.commonAncestorContainer),
        hinted ? t('toolbar.hint', { shortcut: TOOLBAR_KEY.label }) : '',
      );
    }, delay);
  };

  const stop = (): void => {
    hide();
    stopping.abort();
  };

  const isOurs = (event: Event): boolean => toolbar !== undefined && event.composedPath().includes(toolbar.host);
  const on = <Name extends keyof DocumentEventMap>(type: Name, listener: (event: DocumentEventMap[Name]) => void): void =>
    document.addEventListener(type, (event) => event.isTrusted && listener(event), {
      capture: true,
      passive: true,
      signal: stopping.signal,
    });

  on('pointerdown', (event) => {
    if (isOurs(event)) return;
    hide();
    before = selectedText(openShadowRoot)?.range;
  });
  on('pointerup', (event) => {
    if (isOurs(event) || event.button !== 0) return;
    // A click on a selection clears it only after this event, and one on a button of the page leaves it as it is: that asks for nothing.
    showSoon(0, false, before);
  });
  on('keyup', (event) => {
    if (!isOurs(event) && selects(event)) showSoon(KEYBOARD_PAUSE, true);
  });
  on('selectionchange', () => {
    if (toolbar?.shown() && !selectedText(openShadowRoot)) hide();
  });
  on('scroll', () => {
    if (!toolbar?.shown() || !shownAt) return;
    // A feed that scrolls by itself elsewhere on the page moves nothing here.
    const end = placeOf()?.end;
    if (!end || Math.abs(end.x - shownAt.x) > MOVED || Math.abs(end.box.top - shownAt.y) > MOVED) hide();
  });
  document.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || !toolbar?.shown() || isOurs(event)) return;
      if (event.key === 'Escape') hide();
      else if (event.code === TOOLBAR_KEY.code && event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        event.stopPropagation();
        toolbar.focus();
      }
    },
    { capture: true, signal: stopping.signal },
  );
  window.addEventListener('resize', hide, { signal: stopping.signal });
  window.addEventListener('pagehide', hide, { signal: stopping.signal });
  return stop;
};
