import { Intent } from '@/lib/core/intent';
import { onMessage, sendMessage } from '@/lib/messaging/protocol';
import { inOrder } from './in-order';
import { withdrawInvitation } from './open-panel';
import { fromOwnPage } from './sender';

/** An intent that no panel took in this time is not what the reader wants any more, in milliseconds. */
const STALE = 60_000;

const keyOf = (tabId: number): string => `intent:${tabId}`;

/** Reads and writes follow each other as the reader acted. */
const next = inOrder();

/**
 * Keeps the newest intent of a tab until its panel takes it; a panel that asks meanwhile waits for it. In the session's storage, because
 * the worker may be stopped in between. Nobody waits for this: a gesture has to open the panel in its own turn.
 */
export const recordIntent = (intent: Intent | Promise<Intent>): void => {
  void next(async () => {
    const made = await intent;
    await chrome.storage.session.set({ [keyOf(made.tabId)]: made });
    // Not awaited: the panel answers with `takeIntent`, which waits its turn. Nobody listens while no panel is open.
    void sendMessage('intentArrived', made).catch(() => undefined);
  });
};

const takeIntent = (tabId: number, now: number): Promise<Intent | undefined> =>
  next(async () => {
    const key = keyOf(tabId);
    const { [key]: kept } = await chrome.storage.session.get(key);
    await chrome.storage.session.remove(key);
    const { data: intent } = Intent.safeParse(kept);
    return intent && now - intent.at < STALE ? intent : undefined;
  });

/** Gives the panel what opened it. */
export const handOutIntents = (): void => {
  onMessage('takeIntent', async ({ data: tabId, sender }) => {
    if (!fromOwnPage(sender)) return undefined;
    withdrawInvitation(tabId);
    return takeIntent(tabId, Date.now());
  });
  chrome.tabs.onRemoved.addListener((tabId) => void chrome.storage.session.remove(keyOf(tabId)));
};
