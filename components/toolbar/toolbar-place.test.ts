import { expect, test } from 'vitest';
import { placeToolbar, type SelectionEnd } from './toolbar-place';

const size = { width: 300, height: 40 };
const viewport = { width: 1000, height: 700 };
const end = (left: number, top: number, side: SelectionEnd['side'] = 'below'): SelectionEnd => ({
  box: { left, top, right: left + 10, bottom: top + 20 },
  side,
  x: left + 10,
});

const place = (...args: Parameters<typeof end>) => {
  const at = placeToolbar(end(...args), size, viewport);
  if (!at) throw new Error('no room');
  return at;
};

test('it stands under the end of a selection, and over the start of one made backwards', () => {
  expect(place(500, 300).top).toBeGreaterThan(320);
  expect(place(500, 300, 'above').top + size.height).toBeLessThan(300);
});

test('it never lies on the line that was selected last', () => {
  for (const top of [0, 5, 50, 300, 600, 650, 679]) {
    for (const side of ['below', 'above'] as const) {
      const at = place(500, top, side);
      expect(at.top >= top + 20 || at.top + size.height <= top).toBe(true);
    }
  }
});

test('it is wholly inside the window, wherever the selection ends', () => {
  for (const left of [-400, 0, 5, 500, 990, 1400]) {
    for (const top of [-900, 0, 350, 690, 5000]) {
      const at = place(left, top);
      expect(at.left).toBeGreaterThanOrEqual(0);
      expect(at.top).toBeGreaterThanOrEqual(0);
      expect(at.left + size.width).toBeLessThanOrEqual(viewport.width);
      expect(at.top + size.height).toBeLessThanOrEqual(viewport.height);
    }
  }
});

test('in a frame that is smaller than itself it does not appear', () => {
  expect(placeToolbar(end(10, 10), size, { width: 200, height: 600 })).toBeUndefined();
  expect(placeToolbar(end(10, 10), size, { width: 600, height: 45 })).toBeUndefined();
});
