/** Chromium has a function for it, Firefox a property; both are for extensions alone. */
type FirefoxElement = HTMLElement & { readonly openOrClosedShadowRoot?: ShadowRoot | null };

/** The shadow root of an element, closed or not; null where it has none, or none that may be opened. Only in a content script. */
export const openOrClosedShadowRoot = (element: Element): ShadowRoot | null => {
  if (!(element instanceof (element.ownerDocument.defaultView ?? window).HTMLElement)) return null;
  if ('openOrClosedShadowRoot' in element) return (element as FirefoxElement).openOrClosedShadowRoot ?? null;
  return chrome.dom.openOrClosedShadowRoot(element);
};
