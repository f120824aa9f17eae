import type { FlagNews } from '@/lib/core/flag-state';
import type { GlossDb } from '@/lib/storage/db';
import { unreadNews } from '@/lib/storage/flag-news-store';
import { flagNewsWords } from './news-words';
import { openPanel } from './open-panel';

/** Before the id of the window that the panel opens in: a click has to open it in its own turn, before anything can be looked up. */
const NOTIFICATION = 'flags:';
const QUIET = '#5b6b66';

/** How many answers to the reader's flags wait to be read, on the toolbar button. */
export const showBadge = async (db: GlossDb): Promise<void> => {
  const { length } = await unreadNews(db);
  await chrome.action.setBadgeBackgroundColor({ color: QUIET });
  await chrome.action.setBadgeText({ text: length === 0 ? '' : `${length}` });
};

/** One notification for all that is new, where the browser lets us. */
export const notifyOfNews = async (db: GlossDb, news: readonly FlagNews[]): Promise<void> => {
  if (news.length === 0 || !(await chrome.permissions.contains({ permissions: ['notifications'] }))) return;
  const window = await chrome.windows.getLastFocused().catch(() => undefined);
  const question = news.length === 1 ? (await db.feedback.get(news[0]?.id ?? ''))?.question : undefined;
  await chrome.notifications.create(`${NOTIFICATION}${window?.id ?? ''}`, {
    type: 'basic',
    iconUrl: chrome.runtime.getURL('/icon/128.png'),
    ...flagNewsWords(news, question),
  });
};

/** A click on the notification opens the panel, which shows the news at its top. */
export const openPanelFromNotification = (): void => {
  const listen = (): void =>
    chrome.notifications?.onClicked.addListener((id) => {
      if (!id.startsWith(NOTIFICATION)) return;
      const windowId = Number(id.slice(NOTIFICATION.length));
      if (windowId) openPanel({ windowId });
      void chrome.notifications.clear(id);
    });
  listen();
  // The permission may be given while the worker runs; until then there is nothing to listen to.
  if (!chrome.notifications)
    chrome.permissions.onAdded.addListener(({ permissions = [] }) => permissions.includes('notifications') && listen());
};
