import type { Page } from '@playwright/test';

/** Notes, in the page, every stop that Tab should make; gives how many. */
const markStops = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const dialog = document.querySelector<HTMLElement>('dialog[open]');
    const all = [...(dialog ?? document).querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]')];
    const stops = all.filter((element) => {
      if (element.matches(':disabled, [tabindex="-1"], [type="hidden"]') || !element.checkVisibility({ visibilityProperty: true }))
        return false;
      // Of a group of radio buttons one is a stop: the chosen one, or the first where none is chosen.
      if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
      const group = all.filter((other): other is HTMLInputElement => other instanceof HTMLInputElement && other.name === element.name);
      return element === (group.find(({ checked }) => checked) ?? group[0]);
    });
    for (const [at, element] of stops.entries()) element.dataset['stop'] = `${at}`;
    // From its beginning, wherever the focus was.
    const start = dialog ?? document.body;
    start.tabIndex = -1;
    start.focus();
    return stops.length;
  });

/** The stop that has the focus now, and what is wrong with it; undefined where the focus has left the page. */
const readStop = (page: Page): Promise<{ readonly at: number; readonly what: string; readonly faults: readonly string[] } | undefined> =>
  page.evaluate(async () => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || focused === document.body) return undefined;
    const named = `<${focused.localName}> “${(focused.getAttribute('aria-label') ?? focused.textContent ?? '').trim().slice(0, 50)}”`;
    const at = Number(focused.dataset['stop'] ?? -1);
    const faults: string[] = [];

    const seen = focused.closest('label') ?? focused;
    const { left, top, right, bottom } = seen.getBoundingClientRect();
    const isSeen = [0.1, 0.5, 0.9].some((down) =>
      [0.1, 0.5, 0.9].some((across) => {
        const there = document.elementFromPoint(left + (right - left) * across, top + (bottom - top) * down);
        return there && (seen.contains(there) || there.contains(seen));
      }),
    );
    if (!isSeen) faults.push(`nothing is to be seen of ${named}`);

    // A field's ring may be its frame's.
    const look = (): string => {
      const looks: string[] = [];
      for (let part: Element | null = focused; part && part !== document.body && looks.length < 4; part = part.parentElement) {
        const { outline, boxShadow, borderColor, textDecorationLine } = getComputedStyle(part);
        looks.push([outline, boxShadow, borderColor, textDecorationLine].join(' '));
      }
      return looks.join();
    };
    const withFocus = look();
    focused.blur();
    // Past the end of what fades.
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (look() === withFocus) faults.push(`${named} does not show that it has the focus`);
    focused.focus({ preventScroll: true });
    return { at, what: named, faults };
  });

/**
 * What is wrong with this page for who has only a keyboard: pressing Tab through it reaches everything that can be pressed, in the order
 * in which it is read; each shows that it has the focus, and is not wholly covered. Animations have to be off.
 */
export const focusFaults = async (page: Page): Promise<string[]> => {
  const wanted = await markStops(page);
  const faults: string[] = [];
  const reached = new Set<number>();
  let last = -1;
  // What scrolls is a stop of the browser's own, so there may be a few more.
  for (let presses = 0; presses < wanted + 8; presses++) {
    await page.keyboard.press('Tab');
    const stop = await readStop(page);
    if (!stop || reached.has(stop.at)) break;
    if (stop.at < 0) continue;
    reached.add(stop.at);
    faults.push(...stop.faults);
    if (stop.at < last) faults.push(`${stop.what} comes too late`);
    last = stop.at;
  }
  const missed = await page.evaluate(
    (got) =>
      [...document.querySelectorAll<HTMLElement>('[data-stop]')]
        .filter(({ dataset }) => !got.includes(Number(dataset['stop'])))
        .map(
          (element) => `<${element.localName}> “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 50)}”`,
        ),
    [...reached],
  );
  return [...faults, ...missed.map((what) => `${what} is not reached by Tab`)];
};
