import { formValue } from './form-value';

/** The text nodes that a block's node stands for, with their text; a form control stands for its value, an image for its alt. */
export const renderedTexts = (node: Text | Element): readonly (readonly [Text | Element, string])[] => {
  if (node.nodeType === 3) return [[node, (node as Text).data]];
  const element = node as Element;
  if (element.localName === 'input' && (element as HTMLInputElement).type === 'checkbox')
    return [[element, (element as HTMLInputElement).checked ? '[x]' : '[ ]']];
  if (element.localName === 'input' || element.localName === 'select' || element.localName === 'textarea')
    return [[element, formValue(element) ?? '']];
  if (element.localName === 'img') return [[element, element.getAttribute('alt') ?? '']];
  const texts: (readonly [Text, string])[] = [];
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push([walker.currentNode as Text, (walker.currentNode as Text).data]);
  return texts;
};
