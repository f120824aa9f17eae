import { isBox, lineText, type Box } from './page-box';

/** The only line of a box that holds nothing else; undefined where it holds more. */
const onlyLine = (box: Box): Box['kids'][number] | undefined => (box.kids.length === 1 ? box.kids[0] : undefined);

const isCode = (box: Box): boolean => {
  const line = onlyLine(box);
  if (!line || isBox(line)) return box.kids.length === 0;
  return line.parts.every(
    ({ node, text }) => !/\S/.test(text) || (node.parentElement?.localName === 'code' && box.element.contains(node.parentElement)),
  );
};

/** A listing that a highlighter took apart: two or more boxes side by side, each one line of `code` and nothing beside it. */
export const isCodeLines = (box: Box): boolean => {
  if (box.kids.length < 2 || box.tag === 'ul' || box.tag === 'ol') return false;
  return box.chars > 0 && box.kids.every((kid) => isBox(kid) && kid.dropped === undefined && kid.tag === 'div' && isCode(kid));
};

/** The numbers of a listing's lines in a column of their own: three or more, one after the other. */
export const isGutter = (box: Box): boolean => {
  if (box.kids.length < 3) return false;
  let before: number | undefined;
  for (const kid of box.kids) {
    const line = isBox(kid) ? onlyLine(kid) : undefined;
    const text = line && !isBox(line) ? lineText(line) : '';
    if (!/^\d+$/.test(text) || (before !== undefined && Number(text) !== before + 1)) return false;
    before = Number(text);
  }
  return true;
};
