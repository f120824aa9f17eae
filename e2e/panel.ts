import { expect, type Locator, type Page } from '@playwright/test';

/** Types a question as a reader does, and gives the part of the panel that its answer appears in. */
export const ask = async (panel: Page, question: string): Promise<Locator> => {
  await panel.getByRole('textbox', { name: /^Ask about/ }).fill(question);
  await panel.keyboard.press('Enter');
  return panel.getByRole('article', { name: question }).last();
};

/** What makes an answer one: its facts are there, and nothing runs any more. */
export const expectAnswered = async (answer: Locator): Promise<void> => {
  await expect(answer.getByRole('list', { name: 'How this answer was made' })).toBeVisible({ timeout: 30_000 });
  await expect(answer.getByTestId('running')).toHaveCount(0);
};

/** A failure's words are there, and no spinner stays behind. */
export const expectFailed = async (panel: Page, title: string | RegExp): Promise<void> => {
  await expect(panel.getByRole('heading', { name: title, level: 3 })).toBeVisible({ timeout: 30_000 });
  await expect(panel.getByTestId('running')).toHaveCount(0);
};

export const quotesIn = (answer: Locator): Locator => answer.getByRole('button', { name: /^Show on the page: / });
