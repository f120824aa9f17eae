import type { Task } from '@/lib/core/ask';
import type { Intent } from '@/lib/core/intent';
import type { Selection } from '@/lib/core/selection';
import { LONGEST_SELECTION } from '@/lib/messaging/longest-selection';
import { onMessage } from '@/lib/messaging/protocol';
import { ToolbarPress } from '@/lib/messaging/toolbar-press';
import { db } from '@/lib/storage/db';
import { loadSettings } from '@/lib/storage/settings-store';
import { t } from '@/locales/i18n';
import { inOrder } from './in-order';
import { recordIntent } from './intents';
import { openPanel } from './open-panel';
import { readSelection } from './page-script';
import { tabOf } from './sender';

type Tab = Pick<chrome.tabs.Tab, 'id' | 'windowId'>;

/** The panel opens in the gesture itself; what was asked for follows as soon as it is known. */
const ask = (tab: Tab | undefined, task?: Task, selection?: Selection | Promise<Selection | undefined>): void => {
  if (tab?.id === undefined) return;
  const { id: tabId, windowId } = tab;
  openPanel({ id: tabId, windowId });
  const at = Date.now();
  const intentOf = (known: Selection | undefined): Intent => ({ tabId, task, selection: known, at });
  recordIntent(selection instanceof Promise ? selection.then(intentOf) : intentOf(selection));
};

const selectionOf = (text: string | undefined): Selection | undefined =>
  text?.trim() ? { text: text.trim().slice(0, LONGEST_SELECTION), blockIds: [] } : undefined;

/** By the command's name in the manifest. */
const tasksOfCommands: Readonly<Record<string, Task>> = { 'explain-selection': 'explain', summarize: 'summarize', ask: 'ask' };

interface MenuItem {
  readonly id: string;
  /** "%s" is the selection, put in by the browser. */
  readonly title: string;
  readonly task: Task;
  readonly context: 'selection' | 'page';
}

const menu = (): readonly MenuItem[] => [
  { id: 'summarize-selection', title: t('asked.summarizeSelection'), task: 'summarize', context: 'selection' },
  { id: 'explain-selection', title: t('menu.explain'), task: 'explain', context: 'selection' },
  { id: 'ask-selection', title: t('menu.askSelection'), task: 'ask', context: 'selection' },
  { id: 'summarize-page', title: t('asked.summarizePage'), task: 'summarize', context: 'page' },
  { id: 'brief-page', title: t('asked.brief'), task: 'brief', context: 'page' },
  { id: 'ask-page', title: t('menu.askPage'), task: 'ask', context: 'page' },
];

/** The menu outlives the worker, and an unpacked extension is "installed" at every start: it is always made anew, never added to. */
const next = inOrder();
export const makeMenu = (): Promise<void> =>
  next(async () => {
    const { features } = (await loadSettings(db)).rules;
    await chrome.contextMenus.removeAll();
    for (const { id, title, context, task } of menu()) {
      if (!features[task]) continue;
      chrome.contextMenus.create({ id, title, contexts: [context], documentUrlPatterns: ['https://*/*', 'http://*/*', 'file:///*'] });
    }
  });

/** Everything outside the panel that a reader can ask with: menu, shortcuts, toolbar button, and the toolbar beside a selection. */
export const takeGestures = (): void => {
  chrome.runtime.onInstalled.addListener(() => void makeMenu());
  // The browser may speak another language since.
  chrome.runtime.onStartup.addListener(() => void makeMenu());
  chrome.contextMenus.onClicked.addListener(({ menuItemId, selectionText }, tab) => {
    const item = menu().find(({ id }) => id === menuItemId);
    if (item) ask(tab, item.task, item.context === 'selection' ? selectionOf(selectionText) : undefined);
  });
  chrome.commands.onCommand.addListener((command, tab) => {
    // A key says nothing of the selection, so it is read; the panel is opened first all the same.
    ask(tab, tasksOfCommands[command], tab?.id === undefined ? undefined : readSelection(tab.id));
  });
  chrome.action.onClicked.addListener((tab) => ask(tab));
  onMessage('toolbarPressed', ({ data, sender }) => {
    const press = ToolbarPress.safeParse(data);
    if (press.success) ask(tabOf(sender), press.data.task, selectionOf(press.data.text));
  });
};
