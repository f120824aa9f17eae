/** Firefox has a sidebar where Chromium has a panel; the types know Chromium only. */
interface Sidebar {
  readonly sidebarAction: { open(): Promise<void> };
}

/** Where the panel could not be opened, the toolbar button says that something waits behind it. */
const invite = (tabId: number | undefined): void => {
  if (tabId === undefined) return;
  void chrome.action.setBadgeText({ tabId, text: '1' }).catch(() => undefined);
};

export const withdrawInvitation = (tabId: number): void => {
  // Nothing of its own: what the button says in every tab shows again.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both browsers want null for that, and the types of `chrome` do not know it
  void chrome.action.setBadgeText({ tabId, text: null as unknown as string }).catch(() => undefined);
};

/**
 * Opens the panel of a tab's window. Both browsers allow it only in the very turn of a gesture: call it before anything is awaited.
 * Firefox does not count a click in a page as one (a menu, a key or the button it does): there the button invites instead.
 */
export const openPanel = ({ id: tabId, windowId }: { readonly id?: number; readonly windowId: number }): void => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the types of `chrome` know no Firefox
  const opened = import.meta.env.FIREFOX ? (chrome as unknown as Sidebar).sidebarAction.open() : chrome.sidePanel.open({ windowId });
  opened.catch(() => invite(tabId));
};
