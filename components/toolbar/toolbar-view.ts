import type { Task } from '@/lib/core/ask';
import { TOOLBAR_TAG } from '@/lib/messaging/toolbar-tag';
import { t } from '@/locales/i18n';
import { language } from '@/locales/language';
import { icon, logo } from './toolbar-icon';
import { placeToolbar, type SelectionEnd } from './toolbar-place';
import { toolbarStyle } from './toolbar-style';

export type ToolbarTask = Extract<Task, 'summarize' | 'explain' | 'ask'>;

export interface ToolbarHandlers {
  readonly press: (task: ToolbarTask) => void;
  readonly switchOff: () => void;
}

export interface ToolbarView {
  /** The one element that is in the page, and only while the toolbar is shown. */
  readonly host: HTMLElement;
  /** Shows it beside a selection, in `layer`. `announce` is read out: to somebody who selects by keyboard. False when there is no room. */
  show(end: SelectionEnd, layer: Element, announce: string): boolean;
  hide(): void;
  readonly shown: () => boolean;
  /** Moves the focus to the first button; Escape gives it back. */
  focus(): void;
}

const buttons = (): readonly { readonly task: ToolbarTask; readonly label: string; readonly title: string }[] => [
  { task: 'summarize', label: t('task.summarize'), title: t('asked.summarizeSelection') },
  { task: 'explain', label: t('task.explain'), title: t('asked.explainSelection') },
  { task: 'ask', label: t('task.ask'), title: t('panel.composer.selection') },
];

/** What happens in the toolbar is none of the page's business: its shortcuts must not hear our keys, nor its menus our clicks. */
const PRIVATE_EVENTS = [
  'keydown',
  'keypress',
  'keyup',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'click',
  'dblclick',
  'contextmenu',
  'touchstart',
  'touchend',
  'focusin',
  'focusout',
  'copy',
] as const;

const addStyle = (root: ShadowRoot): void => {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(toolbarStyle);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox does not take a sheet that a content script constructed; there a style element of ours is not subject to the page's policy.
    root.appendChild(document.createElement('style')).textContent = toolbarStyle;
  }
};

const makeButton = (content: readonly (Node | string)[], title: string, press: () => void): HTMLButtonElement => {
  const button = document.createElement('button');
  button.type = 'button';
  button.title = title;
  button.tabIndex = -1;
  button.append(...content);
  button.addEventListener('click', (event) => {
    // A page can send clicks, but none that the browser trusts.
    if (event.isTrusted) press();
  });
  return button;
};

const inWords = (label: string): HTMLElement => {
  const words = document.createElement('span');
  words.textContent = label;
  return words;
};

/** Builds the toolbar, in a closed shadow root that the page can neither style nor reach into. It is in no document until it is shown. */
export const createToolbar = (site: string, handlers: ToolbarHandlers, mode: ShadowRootMode = 'closed'): ToolbarView => {
  const host = document.createElement(TOOLBAR_TAG);
  host.popover = 'manual';
  const root = host.attachShadow({ mode });
  addStyle(root);

  const bar = root.appendChild(document.createElement('div'));
  bar.className = 'bar';
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', t('toolbar.label'));
  bar.lang = language();
  bar.dir = 'ltr';
  const divider = document.createElement('span');
  divider.className = 'divider';
  const off = makeButton([icon('off')], t('toolbar.offWhy', { site }), handlers.switchOff);
  off.className = 'off';
  off.setAttribute('aria-label', t('toolbar.off', { site }));
  const stops = [
    ...buttons().map(({ task, label, title }) => makeButton([icon(task), inWords(label)], title, () => handlers.press(task))),
    off,
  ];
  bar.append(logo(), ...stops.slice(0, -1), divider, off);
  const hint = root.appendChild(document.createElement('div'));
  hint.className = 'hint';
  hint.setAttribute('role', 'status');

  let focusedBefore: Element | null = null;
  const move = (to: number): void => stops.at(to % stops.length)?.focus({ preventScroll: true });
  const giveFocusBack = (): void => {
    if (focusedBefore instanceof HTMLElement && focusedBefore !== document.body) focusedBefore.focus({ preventScroll: true });
    else if (root.activeElement instanceof HTMLElement) root.activeElement.blur();
    focusedBefore = null;
  };

  // The selection and the focus stay where they are, whatever is pressed here.
  host.addEventListener('mousedown', (event) => event.preventDefault());
  root.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || !event.isTrusted) return;
    const at = stops.findIndex((stop) => stop === root.activeElement);
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: -1,
    };
    const step = steps[event.key];
    if (event.key === 'Escape' || event.key === 'Tab') view.hide();
    else if (step !== undefined) move(step);
    else return;
    event.preventDefault();
  });
  for (const type of PRIVATE_EVENTS) host.addEventListener(type, (event) => event.stopPropagation());

  const view: ToolbarView = {
    host,
    show: (end, layer, announce) => {
      if (host.parentNode !== layer) layer.append(host);
      // The top layer: nothing of the page lies over it, and no dialog's edges cut it off.
      if (!host.matches(':popover-open')) host.showPopover();
      const { width, height } = host.getBoundingClientRect();
      const root = document.documentElement;
      // In quirks mode the root is as tall as the page.
      const viewport = { width: root.clientWidth, height: document.compatMode === 'BackCompat' ? innerHeight : root.clientHeight };
      const place = placeToolbar(end, { width, height }, viewport);
      if (!place) {
        host.remove();
        return false;
      }
      host.style.setProperty('--left', `${Math.round(place.left)}px`);
      host.style.setProperty('--top', `${Math.round(place.top)}px`);
      hint.textContent = announce;
      return true;
    },
    hide: () => {
      if (root.activeElement) giveFocusBack();
      host.remove();
      hint.textContent = '';
    },
    shown: () => host.isConnected,
    focus: () => {
      focusedBefore = document.activeElement;
      move(0);
    },
  };
  return view;
};
