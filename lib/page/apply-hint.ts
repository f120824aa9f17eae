import type { Turn } from '@/lib/core/block';
import type { SiteHint } from '@/lib/core/site-hint';
import { stableHash } from '@/lib/core/stable-hash';
import { boxText, drop, isBox, type Box } from './page-box';

/** Whether an element is meant by a selector; a selector that the browser does not understand means nothing. */
export const meantBy = (selector: string | undefined): ((element: Element) => boolean) | undefined => {
  if (!selector?.trim()) return undefined;
  try {
    document.createDocumentFragment().querySelector(selector);
  } catch {
    return undefined;
  }
  return (element) => element.matches(selector);
};

/** The outermost boxes that are meant. */
const boxesMeant = (root: Box, isMeant: ((element: Element) => boolean) | undefined): readonly Box[] => {
  if (!isMeant) return [];
  const boxes: Box[] = [];
  const visit = (box: Box): void => {
    if (isMeant(box.element)) boxes.push(box);
    else for (const kid of box.kids) if (isBox(kid)) visit(kid);
  };
  visit(root);
  return boxes;
};

const wordsOf = (box: Box, selector: string | undefined): string | undefined => {
  if (!meantBy(selector)) return undefined;
  const words = box.element
    .querySelector(selector ?? '')
    ?.textContent?.replace(/\s+/g, ' ')
    .trim();
  return words === '' ? undefined : words;
};

/** The contributions as the hint tells them; where it names none, those that were found, with the author and time that it names. */
export const hintedTurns = (root: Box, hint: SiteHint, found: ReadonlyMap<Box, Turn>): ReadonlyMap<Box, Turn> => {
  const told = boxesMeant(root, meantBy(hint.comments));
  const boxes: readonly (readonly [Box, Turn])[] =
    told.length > 0 ? told.map((box) => [box, found.get(box) ?? { id: stableHash(boxText(box)).slice(0, 14) }]) : [...found];
  return new Map(
    boxes.map(([box, turn]) => {
      const author = wordsOf(box, hint.author) ?? turn.author;
      const time = wordsOf(box, hint.time) ?? turn.time;
      return [box, { ...turn, ...(author !== undefined && { author }), ...(time !== undefined && { time }) }];
    }),
  );
};

/** Reads what the hint calls fields and comments wherever it stands; and of all else, where the hint tells the content, that alone. */
export const keepHinted = (root: Box, hint: SiteHint): void => {
  const fields = boxesMeant(root, meantBy(hint.fields));
  for (const box of fields) box.pair = true;
  const main = boxesMeant(root, meantBy(hint.main));
  const kept = new Set([...main, ...fields, ...boxesMeant(root, meantBy(hint.comments))]);
  if (main.length > 0) keepOnly(root, kept);
  else for (const box of kept) revive(box, kept);
};

/** Undoes that a box, or one around it, was left out; of those around it nothing else comes back. */
const revive = (box: Box, kept: ReadonlySet<Box>): void => {
  let outermost: Box | undefined;
  for (let each: Box | undefined = box; each; each = each.parent) if (each.dropped !== undefined) outermost = each;
  if (outermost) keepOnly(outermost, kept);
};

/** Leaves nothing in a box but the kept ones. */
const keepOnly = (box: Box, kept: ReadonlySet<Box>): boolean => {
  if (kept.has(box)) {
    box.dropped = undefined;
    return true;
  }
  const held = box.kids.filter(isBox).filter((kid) => keepOnly(kid, kept));
  if (held.length === 0) {
    drop(box, 'beside what the hint names');
    return false;
  }
  box.dropped = undefined;
  box.kids.splice(0, box.kids.length, ...held);
  return true;
};
