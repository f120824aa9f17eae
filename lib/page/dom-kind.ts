/**
 * What a node is, by its own word. `instanceof` would not do: a node of a frame is made by that frame's classes, and an extension sees
 * the page's through a world of its own.
 */
export const isElement = (node: Node): node is Element => node.nodeType === 1;

export const isText = (node: Node): node is Text => node.nodeType === 3;

/** Whether a node is an HTML element of one of these names. */
export const hasTag = <Tag extends keyof HTMLElementTagNameMap>(node: Node, ...tags: readonly Tag[]): node is HTMLElementTagNameMap[Tag] =>
  isElement(node) && node.namespaceURI === HTML && tags.some((tag) => tag === node.localName);

const HTML = 'http://www.w3.org/1999/xhtml';

export const isShadowRoot = (node: Node): node is ShadowRoot => node.nodeType === 11 && 'host' in node;

export const isDocument = (node: Node): node is Document => node.nodeType === 9;

/** The document or shadow root that a node stands in; undefined for one that was taken out. */
export const treeOf = (node: Node): Document | ShadowRoot | undefined => {
  const root = node.getRootNode();
  return isDocument(root) || isShadowRoot(root) ? root : undefined;
};
