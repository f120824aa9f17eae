import { expect, test } from './fixtures';
import { keptRuns } from './kept-runs';
import { ask, expectAnswered, quotesIn } from './panel';

test('a follow-up question keeps the thread of its page', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/wiki/travel-and-expenses`);
  const panel = await gloss.openPanel(page);

  await expectAnswered(await ask(panel, 'What is the hotel limit in Munich during trade fairs?'));
  const second = await ask(panel, 'And in Vienna?');
  await expectAnswered(second);

  await expect(panel.getByRole('article')).toHaveCount(2);
  await expect(second).toContainText('150');
  const [, run] = await keptRuns(panel);
  expect(run?.ask.thread).toHaveLength(1);
});

test('a page that does not hold the answer is said not to', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);

  const answer = await ask(panel, 'What is the password of the guest wireless network?');
  await expectAnswered(answer);
  await expect(answer).toContainText('This page does not say.');
});

test('the brief of a ticket with forty comments quotes its thread and names what is open', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/tickets/GRID-2481`);
  const panel = await gloss.openPanel(page);

  await panel.getByRole('button', { name: /^Brief this ticket/ }).click();
  const brief = panel.getByRole('article', { name: 'Brief this ticket' });
  await expectAnswered(brief);
  for (const part of ['Problem', 'Environment', 'Tried', 'Next step'])
    await expect(brief.getByRole('heading', { name: part })).toBeVisible();
  await expect(quotesIn(brief).first()).toBeVisible();
  await expect(brief).toContainText('4.18.2');
});

test('the same question again is answered from the cache, and Regenerate asks anew', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/wiki/gateway-architecture`);
  const panel = await gloss.openPanel(page);
  const question = 'After how many missed heartbeats is a controller stale?';

  await expectAnswered(await ask(panel, question));
  await panel.getByRole('button', { name: 'New thread on this page' }).click();
  const second = await ask(panel, question);
  await expectAnswered(second);
  await expect(second).toContainText(/from the cache, \d{1,2}:\d\d/);
  await expect(second).toContainText('Thirty missed heartbeats');

  await second.getByRole('button', { name: 'Regenerate' }).click();
  await expect(panel.getByText('from the cache')).toHaveCount(0);
  await expectAnswered(panel.getByRole('article', { name: question }).last());
});

test('a page that changed is not answered from the cache', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);
  const question = 'What is a week on call paid at?';
  await expectAnswered(await ask(panel, question));

  await page.getByText('A week on call is paid at 380 euros').evaluate((element) => {
    element.textContent = 'A week on call is paid at 410 euros.';
  });
  await panel.getByRole('button', { name: 'New thread on this page' }).click();
  const second = await ask(panel, question);
  await expectAnswered(second);
  await expect(second).toContainText('410 euros');
  await expect(second).not.toContainText('from the cache');
});

test('finds what stands near the end of a page of 30,000 words', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/wiki/depot-handbook`);
  const panel = await gloss.openPanel(page);

  const answer = await ask(panel, 'Until when are session records from Juniper Lane kept?');
  await expectAnswered(answer);
  await expect(answer).toContainText('30 June 2034');
});

test('Copy takes the answer along with its quotes and the page’s address', async ({ gloss, page, site }) => {
  await gloss.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);
  const answer = await ask(panel, 'When should the primary be woken?');
  await expectAnswered(answer);

  await answer.getByRole('button', { name: 'Copy' }).click();
  await expect(answer.getByRole('button', { name: 'Copied' })).toBeVisible();
  await page.bringToFront();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`${site.url}/wiki/on-call`);
  expect(copied).toMatch(/^\s*> /m);
});
