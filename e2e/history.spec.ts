import { expect, test } from './fixtures';
import { ask, expectAnswered } from './panel';

test('earlier answers are found by a word, opened with their quotes, and deleted', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);
  await expectAnswered(await ask(panel, 'What is a week on call paid at?'));
  await expectAnswered(await ask(panel, 'When should the primary be woken?'));

  await panel.getByRole('button', { name: 'History' }).click();
  const paid = panel.getByRole('button', { name: /^What is a week on call paid at/ });
  const woken = panel.getByRole('button', { name: /^When should the primary be woken/ });
  await expect(paid).toBeVisible();
  await expect(woken).toBeVisible();

  await panel.getByRole('searchbox', { name: 'Search history' }).fill('woken');
  await expect(paid).toHaveCount(0);
  await woken.click();
  await expect(panel.getByRole('heading', { name: 'When should the primary be woken?' })).toBeVisible();
  await expect(panel.getByRole('button', { name: /^Show on the page/ }).first()).toBeVisible();

  await panel.getByRole('button', { name: 'Delete this from history' }).click();
  await expect(woken).toHaveCount(0);
  await panel.getByRole('searchbox', { name: 'Search history' }).fill('');
  await expect(paid).toBeVisible();
  await panel.getByRole('button', { name: 'Delete all' }).click();
  await panel.getByRole('group', { name: 'Delete all of history' }).getByRole('button', { name: 'Delete all' }).click();
  await expect(panel.getByText('Questions you ask are kept here, on this machine only.')).toBeVisible();
});
