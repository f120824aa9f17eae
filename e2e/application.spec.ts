import { expect, test } from './fixtures';
import { ask, expectAnswered, quotesIn } from './panel';

const question = 'Why does bus 4117 not ask for power?';

test('what was edited on a page is read anew, and a quote of what was there is not marked elsewhere', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/app/dispatch`);
  const panel = await gloss.openPanel(page);
  const before = await ask(panel, question);
  await expectAnswered(before);
  await expect(before).toContainText('forgot the ignition key');

  await page.evaluate(() => {
    const card = document.querySelector('depot-card')?.shadowRoot?.querySelector('p');
    if (card) card.textContent = 'Bus 4117 on connector 9 has asked for no power since 00:40, because its contactor is stuck.';
  });
  // The earlier answer stands below the same question, so the later one is told by its words.
  await ask(panel, question);
  await expect(panel.getByRole('article', { name: question })).toHaveCount(2);
  await expect(panel.getByRole('article', { name: question }).filter({ hasText: 'contactor is stuck' })).toHaveCount(1);
  await expect(panel.getByTestId('running')).toHaveCount(0);

  const old = panel.getByRole('article', { name: question }).filter({ hasNotText: 'contactor is stuck' });
  // An earlier answer is folded to a line.
  await old.getByRole('button', { expanded: false }).first().click();
  await quotesIn(old).filter({ hasText: 'ignition key' }).first().click();
  await expect(old.getByText('The page no longer has these words')).toBeVisible();
  expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
});

test('after a navigation that loads no page, the next question reads what is there now', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/app/dispatch`);
  const panel = await gloss.openPanel(page);
  await expectAnswered(await ask(panel, question));

  await page.getByRole('button', { name: 'Night log' }).click();
  // The panel follows to the page that the address names now.
  await expect(panel.getByRole('article', { name: question })).toHaveCount(0);
  const answer = await ask(panel, 'Who relieved Tomasz Wilk?');
  await expectAnswered(answer);
  await expect(answer).toContainText('Maren Holt');
  await expect(answer).not.toContainText('ignition key');
});
