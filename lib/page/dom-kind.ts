/**
 * Whether a node is an HTML element of one of these names, by its own word. `instanceof` would not do: a node of a frame is made by that
 * frame's classes, and an extension sees the page's through a world of its own.
 */
export const hasTag = <Tag extends keyof HTMLElementTagNameMap>(node: Node, ...tags: readonly Tag[]): node is HTMLElementTagNameMap[Tag] =>
  'localName' in node && 'namespaceURI' in node && node.namespaceURI === HTML && tags.some((tag) => tag === node.localName);

const HTML = 'http://www.w3.org/1999/xhtml';
