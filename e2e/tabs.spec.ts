import { expect, test } from './fixtures';
import { ask, expectAnswered } from './panel';

test('the panel follows the tab, and each page keeps its own thread', async ({ gloss, page, site }) => {
  await gloss.switchOn(site.url);
  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);
  await expectAnswered(await ask(panel, 'What is a week on call paid at?'));

  const other = await gloss.context.newPage();
  await other.goto(`${site.url}/wiki/gateway-architecture`);
  await expect(panel.getByRole('heading', { level: 1 })).toContainText('Depot gateway');
  await expect(panel.getByRole('article')).toHaveCount(0);
  const answer = await ask(panel, 'How long is a certificate valid?');
  await expectAnswered(answer);
  await expect(answer).toContainText('ninety days');

  await page.bringToFront();
  await expect(panel.getByRole('heading', { level: 1 })).toContainText('On-call');
  await expect(panel.getByRole('article')).toHaveCount(1);
  await expect(panel.getByRole('article')).toContainText('380 euros');
});

test('what was typed and answered is there again when the panel is closed and opened', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);
  await expectAnswered(await ask(panel, 'What is a week on call paid at?'));
  await panel.getByRole('textbox', { name: /^Ask about/ }).fill('And a night with a call?');

  await gloss.closePanel();
  const again = await gloss.openPanel(page);
  await expect(again.getByRole('textbox', { name: /^Ask about/ })).toHaveValue('And a night with a call?');
  await expect(again.getByText('What is a week on call paid at?')).toBeVisible();
});

test('a page that navigates is followed, and its old answer is not shown as the new page’s', async ({ gloss, page, site }) => {
  await gloss.switchOn(site.url);
  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);
  await expectAnswered(await ask(panel, 'What is a week on call paid at?'));
  await page.goto(`${site.url}/wiki/travel-and-expenses`);
  await expect(panel.getByRole('heading', { level: 1 })).toContainText('Travel and expenses');
  await expect(panel.getByRole('article')).toHaveCount(0);
});
