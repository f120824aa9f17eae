/** In px, from the top left of the viewport. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a selection ends, and to which side the toolbar must stay so as not to lie on it. */
export interface SelectionEnd {
  /** The last selected character, or the first one of a selection made backwards. */
  readonly box: Box;
  readonly side: 'below' | 'above';
  /** Where the reader's hand is: the far edge of that character, in the direction of writing. */
  readonly x: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP = 8;
const MARGIN = 6;

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));

/** Where the toolbar's top left corner goes: beside the selection's end, wholly inside the viewport; undefined where it has no room at all. */
export const placeToolbar = (
  { box, side, x }: SelectionEnd,
  size: Size,
  viewport: Size,
): { readonly left: number; readonly top: number } | undefined => {
  const room = { width: viewport.width - 2 * MARGIN, height: viewport.height - 2 * MARGIN };
  if (size.width > room.width || size.height > room.height) return undefined;
  const below = box.bottom + GAP;
  const above = box.top - GAP - size.height;
  const fitsBelow = below + size.height <= viewport.height - MARGIN;
  const fitsAbove = above >= MARGIN;
  // An end that was scrolled out of sight leaves neither: the edge nearest to it is the next best.
  const top = side === 'below' ? (fitsBelow || !fitsAbove ? below : above) : fitsAbove || !fitsBelow ? above : below;
  return {
    left: within(x - size.width / 2, MARGIN, viewport.width - size.width - MARGIN),
    top: within(top, MARGIN, viewport.height - size.height - MARGIN),
  };
};
