/** Gives an element's shadow root; closed ones too, where the browser lets the extension see them. */
export type ShadowRootOf = (element: Element) => ShadowRoot | null;

export const openShadowRootOf: ShadowRootOf = (element) => element.shadowRoot;

/** https://dom.spec.whatwg.org/#dom-element-attachshadow: only these and custom elements can have one. */
const SHADOW_HOSTS = new Set('article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '));

/** The document of a frame of the same origin; undefined where another origin keeps it to itself, or the viewer of PDFs does. */
export const frameDocument = (frame: Element): Document | undefined => {
  try {
    const document = (frame as HTMLIFrameElement).contentDocument;
    return !document || document.contentType === 'application/pdf' ? undefined : document;
  } catch {
    return undefined;
  }
};

/**
 * What is rendered as the children of an element when that is not simply its children: a host's are its shadow root's, a slot's are
 * what is assigned to it, a frame's are its document's where the page may reach it.
 * @returns undefined where the rendered children are the DOM's.
 */
export const movedChildren = (element: Element, shadowRootOf: ShadowRootOf): readonly Node[] | undefined => {
  const tag = element.localName;
  if (tag === 'slot') {
    const assigned = (element as HTMLSlotElement).assignedNodes();
    return assigned.length > 0 ? assigned : undefined;
  }
  if (tag === 'iframe' || tag === 'frame') {
    const body = frameDocument(element)?.body;
    return body ? [body] : [];
  }
  if (!tag.includes('-') && !SHADOW_HOSTS.has(tag)) return undefined;
  const root = shadowRootOf(element);
  return root ? Array.from(root.childNodes) : undefined;
};
