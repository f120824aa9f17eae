import { expect, test } from './fixtures';
import { ask, expectAnswered, expectFailed, quotesIn } from './panel';

test('a PDF in the viewer of the browser is read, and a quote leads to its page', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/files/depot-handbook.pdf`);
  const panel = await gloss.openPanel(page);
  const answer = await ask(panel, 'Who has the spare key of the transformer room?');
  await expectAnswered(answer);
  await expect(answer).toContainText('fire brigade at Lindholm');

  await quotesIn(answer).first().click();
  await expect.poll(() => page.url()).toBe(`${site.url}/files/depot-handbook.pdf#page=3`);
  // The viewer starts anew on that page, and the next quote leads from there.
  await page.waitForLoadState();
  await quotesIn(answer).first().click();
  await expect(answer.getByText(/no longer/i)).toHaveCount(0);
});

test('a table in a PDF answers with its cell', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/files/depot-handbook.pdf`);
  const panel = await gloss.openPanel(page);
  const answer = await ask(panel, 'What breaker does row B have?');
  await expectAnswered(answer);
  await expect(answer).toContainText('80 A');
});

test('a scanned PDF is said to be a picture', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/files/scanned-letter.pdf`);
  const panel = await gloss.openPanel(page);
  await panel.getByRole('button', { name: /^Summarize page/ }).click();
  await expectFailed(panel, 'There is no text on this page');
  await expect(panel.getByText('Not read: 1 picture that may hold text (page 1 of the PDF)')).toBeVisible();
});
