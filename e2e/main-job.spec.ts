import { expect, test } from './fixtures';
import { markedText } from './marked-quote';
import { highlight, pressInToolbar } from './selection-toolbar';

test('highlight a paragraph, press Summarize, and see each point with a quote that leads to its place', async ({ gloss, page, site }) => {
  await gloss.switchOn(site.url);
  await page.goto(`${site.url}/wiki/restart-charge-controller`);

  await highlight(page.getByText('A charge controller that has stopped taking sessions'));
  await pressInToolbar(page, 'Summarize');

  const panel = await gloss.panel();
  await expect(panel.getByRole('heading', { name: 'Summarize the selection' })).toBeVisible();
  const quotes = panel.getByRole('button', { name: /^Show on the page/ });
  await expect(quotes.first()).toBeVisible();
  await expect(panel.getByRole('list', { name: 'How this answer was made' })).toBeVisible();
  await expect(panel.getByTestId('running')).toHaveCount(0);

  const quote = ((await quotes.first().getAttribute('aria-label')) ?? '').replace('Show on the page: ', '');
  await quotes.first().click();
  await expect.poll(() => markedText(page)).toContain(quote.slice(0, 40));
});

test('the toolbar button works at once, on a site that nobody switched on', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);

  await expect(panel.getByRole('textbox', { name: 'Ask about this page' })).toBeFocused();
  await panel.keyboard.type('How long does the phone ring before it forwards to the secondary?');
  await panel.keyboard.press('Enter');

  await expect(panel.getByRole('button', { name: /four minutes/ }).first()).toBeVisible();
});
