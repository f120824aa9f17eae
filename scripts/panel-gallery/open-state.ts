import type { Page } from '@playwright/test';
import { wordsOf, type Language } from '@/scripts/words-of';
import { galleryStates } from './states';

/** Shows a state of the panel, as somebody gets there. @param gallery the address it is served at, with a slash at its end. */
export const openPanelState = async (page: Page, gallery: string, name: string, language: Language = 'en'): Promise<void> => {
  const state = galleryStates[name];
  if (!state) throw new Error(`The panel has no state "${name}".`);
  const say = wordsOf(language);
  await page.goto('about:blank');
  await page.goto(`${gallery}?lang=${language}#${name}`);
  await page.getByRole('navigation', { name: say('manifest.name') }).waitFor();
  await page.waitForFunction(() => document.querySelector('main') !== null);
  await page.waitForTimeout(150);
  for (const press of state.press ?? []) {
    const words = typeof press === 'string' ? say(press) : press;
    const button = page.getByRole('button', { name: words, exact: true });
    // A choice in a form is a label around its input.
    await ((await button.count()) > 0 ? button : page.getByText(words, { exact: true })).first().click();
  }
  await page.waitForTimeout(100);
};
