/**
 * Tells every frame of a tab something that it may not be there to hear. In the wire form of `@webext-core/messaging`, whose own
 * `sendMessage` leaves the browser's "Receiving end does not exist" unread: the extension's error page would fill with it.
 */
export const tellTab = async (tabId: number, type: 'removeToolbar'): Promise<void> => {
  await chrome.tabs.sendMessage(tabId, { id: 0, type, timestamp: Date.now() }).catch(() => undefined);
};
