import { z } from 'zod';
import type { Job } from '@/lib/core/job';
import { jobProgress } from '@/lib/core/job-progress';
import { onMessage, sendMessage } from '@/lib/messaging/protocol';
import { db } from '@/lib/storage/db';
import { findJob, itemsOf } from '@/lib/storage/job-store';
import { formatNumber } from '@/locales/formats';
import { t } from '@/locales/i18n';
import { openPanel } from './open-panel';
import { fromOwnPage } from './sender';

/** Before the window that the panel opens in, and the job: a click has to open it in its own turn, before anything can be looked up. */
const NOTIFICATION = 'job:';
const CHOSEN = 'job-chosen';

/** Tells the reader that a job is done, where the browser lets us and they have not seen it already. */
export const tellOfJob = async ({ id, task, question }: Job): Promise<void> => {
  if (!(await chrome.permissions.contains({ permissions: ['notifications'] }))) return;
  if ((await findJob(db, id))?.told !== false) return;
  const window = await chrome.windows.getLastFocused().catch(() => undefined);
  const { failed } = jobProgress(await itemsOf(db, id));
  const asked = task === 'summarize' ? t('jobs.summarizeEach') : question;
  const rest = failed > 0 ? t('jobs.notice.failed', failed, { count: formatNumber(failed) }) : t('jobs.notice.open');
  await chrome.notifications.create(`${NOTIFICATION}${window?.id ?? ''}:${id}`, {
    type: 'basic',
    iconUrl: chrome.runtime.getURL('/icon/128.png'),
    title: t('jobs.notice.title'),
    message: `${asked}\n${rest}`,
  });
};

/** A click opens the panel, which takes the job from here; one that is open already is told. */
export const openJobFromNotification = (): void => {
  const listen = (): void =>
    chrome.notifications?.onClicked.addListener((notification) => {
      if (!notification.startsWith(NOTIFICATION)) return;
      const [windowId, ...id] = notification.slice(NOTIFICATION.length).split(':');
      if (Number(windowId)) openPanel({ windowId: Number(windowId) });
      void chrome.storage.session.set({ [CHOSEN]: id.join(':') }).then(() => sendMessage('jobChosen', undefined).catch(() => undefined));
      void chrome.notifications.clear(notification);
    });
  listen();
  // The permission may be given while the worker runs; until then there is nothing to listen to.
  if (!chrome.notifications)
    chrome.permissions.onAdded.addListener(({ permissions = [] }) => permissions.includes('notifications') && listen());
  onMessage('takeJobToShow', async ({ sender }) => {
    if (!fromOwnPage(sender)) return undefined;
    const chosen = z.string().safeParse((await chrome.storage.session.get(CHOSEN))[CHOSEN]).data;
    if (chosen !== undefined) await chrome.storage.session.remove(CHOSEN);
    return chosen;
  });
};
