import type { Page } from '@playwright/test';
import { wordsOf, type Language } from '@/scripts/words-of';
import { optionsStates } from './states';

/** Shows a state of the options page, as somebody gets there. @param gallery the address it is served at, with a slash at its end. */
export const openOptionsState = async (page: Page, gallery: string, name: string, language: Language = 'en'): Promise<void> => {
  const state = optionsStates[name];
  if (!state) throw new Error(`The options page has no state "${name}".`);
  await page.goto('about:blank');
  await page.goto(`${gallery}?lang=${language}${state.empty ? '&empty' : ''}#${state.section}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await state.act?.(page, wordsOf(language));
  await page.waitForTimeout(150);
};
