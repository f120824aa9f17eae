import { expect, test as base, type Page } from '@playwright/test';
import { browserFlags } from '@/scripts/browser-flags.mjs';
import { findBrowser } from '@/scripts/find-browser.mjs';
import { openOptionsState } from '@/scripts/options-gallery/open-state';
import { optionsStates } from '@/scripts/options-gallery/states';
import { openPanelState } from '@/scripts/panel-gallery/open-state';
import { galleryStates } from '@/scripts/panel-gallery/states';
import { serveGallery, type Gallery } from '@/scripts/serve-gallery';
import { languages, type Language } from '@/scripts/words-of';
import { accessibilityFaults } from './accessibility-faults';
import { focusFaults } from './focus-faults';
import { layoutFaults } from './layout-faults';

type Part = 'panel' | 'options';

const found = findBrowser();
const test = base.extend<object, { readonly galleries: Readonly<Record<Part, Gallery>> }>({
  galleries: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of a fixture's needs from here
    async ({}, use) => {
      const [panel, options] = [await serveGallery('panel-gallery'), await serveGallery('options-gallery')];
      await use({ panel, options });
      panel.close();
      options.close();
    },
    { scope: 'worker' },
  ],
});
test.use({ launchOptions: { args: browserFlags, ...(found && { executablePath: found.path }) } });

const states: Readonly<Record<Part, readonly string[]>> = { panel: Object.keys(galleryStates), options: Object.keys(optionsStates) };
const open = { panel: openPanelState, options: openOptionsState };

interface Visit {
  readonly galleries: Readonly<Record<Part, Gallery>>;
  readonly part: Part;
  readonly language?: Language;
}

/** What `look` finds in each state, with the state's name. */
const inEveryState = async (
  page: Page,
  { galleries, part, language = 'en' }: Visit,
  look: () => Promise<readonly string[]>,
): Promise<readonly string[]> => {
  const faults: string[] = [];
  // A form with something typed in it asks before it is left.
  page.on('dialog', (dialog) => void dialog.accept());
  for (const name of states[part]) {
    await open[part](page, galleries[part].url, name, language);
    faults.push(...(await look()).map((fault) => `${name}, ${language}: ${fault}`));
  }
  console.log(`${states[part].length} states of the ${part} were looked at`);
  return faults;
};

/** As the panel is wide, and as a page in a tab is. */
const usual = { panel: { width: 360, height: 760 }, options: { width: 1_000, height: 900 } };

/** What moves for longer than a glance. */
const moving = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState, effect }) => playState === 'running' && Number(effect?.getComputedTiming().endTime) > 10)
      .map(({ effect }) => `moves: ${effect instanceof KeyframeEffect ? effect.target?.className : ''}`),
  );

/** What was painted before is painted anew. */
const emulate = async (page: Page, media: Parameters<Page['emulateMedia']>[0]): Promise<void> => {
  await page.emulateMedia(media);
  await page.waitForTimeout(60);
};

/** Forced colours are painted and computed, but what axe reads of a letter's colour is still what the style sheet says. */
const readPaintedColours = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const element of document.body.querySelectorAll<HTMLElement>('*'))
      element.style.setProperty('-webkit-text-fill-color', getComputedStyle(element).color);
  });

for (const part of ['panel', 'options'] as const) {
  test.describe(`of the ${part}`, () => {
    test.setTimeout(300_000);

    test('no state has a fault that axe finds, in light, dark and forced colours; Tab reaches everything, and nothing moves', async ({
      page,
      galleries,
    }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.setViewportSize(usual[part]);
      const faults = await inEveryState(page, { galleries, part }, async () => {
        const moved = await moving(page);
        const light = await accessibilityFaults(page);
        await emulate(page, { colorScheme: 'dark' });
        const dark = await accessibilityFaults(page, 'colours');
        await emulate(page, { colorScheme: 'light' });
        const focus = await focusFaults(page);
        await emulate(page, { forcedColors: 'active' });
        await readPaintedColours(page);
        const forced = await accessibilityFaults(page, 'colours');
        await emulate(page, { forcedColors: 'none' });
        return [
          ...moved,
          ...light,
          ...focus,
          ...dark.map((fault) => `dark: ${fault}`),
          ...forced.map((fault) => `forced colours: ${fault}`),
        ];
      });
      expect(faults).toEqual([]);
    });

    test('nothing is cut off or scrolled sideways at 320 px, which is 400 % of a usual window', async ({ page, galleries }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      const faults: string[] = [];
      for (const language of part === 'panel' ? languages : (['de'] as const))
        faults.push(...(await inEveryState(page, { galleries, part, language }, () => layoutFaults(page))));
      expect(faults).toEqual([]);
    });
  });
}

test('of the panel nothing is cut off at 200 %, when it is 180 px wide', async ({ page, galleries }) => {
  await page.setViewportSize({ width: 180, height: 400 });
  expect(await inEveryState(page, { galleries, part: 'panel', language: 'de' }, () => layoutFaults(page))).toEqual([]);
});

test('something moves while an answer is written, for a reader who has nothing against it', async ({ page, galleries }) => {
  await openPanelState(page, galleries.panel.url, 'writing');
  expect(await moving(page)).not.toEqual([]);
});
