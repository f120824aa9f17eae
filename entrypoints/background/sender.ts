type Sender = chrome.runtime.MessageSender;

/** Whether the panel or the options page speaks. A content script has our id as well, but the address of the page that it runs in. */
export const fromOwnPage = (sender: Sender | undefined): boolean =>
  sender?.id === chrome.runtime.id && sender.url?.startsWith(chrome.runtime.getURL('')) === true;

/** The tab whose content script speaks; undefined when something else does. */
export const tabOf = (sender: Sender): (chrome.tabs.Tab & { readonly id: number }) | undefined =>
  sender.id === chrome.runtime.id && !fromOwnPage(sender) && sender.tab?.id !== undefined
    ? { ...sender.tab, id: sender.tab.id }
    : undefined;
