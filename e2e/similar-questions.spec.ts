import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { keptRuns } from './kept-runs';
import { ask, expectAnswered } from './panel';

/** A page on which opposites and neighbours all have their answer. */
const showRunbook = (page: Page): Promise<void> =>
  page.locator('main').evaluate((main) => {
    main.innerHTML = `<h1>Audit log</h1>
      <p>Enable the audit log of the depot with the command "auditctl on".</p>
      <p>Disable the audit log of the depot with the command "auditctl off".</p>
      <p>INC-1041 was closed by Mira Halvorsen after the audit.</p>
      <p>INC-1042 was closed by Tom Lindqvist after the audit.</p>`;
  });

const askAnew = async (panel: Page, question: string): Promise<Locator> => {
  await panel.getByRole('button', { name: 'New thread on this page' }).click();
  const answer = await ask(panel, question);
  await expectAnswered(answer);
  return answer;
};

test('a question in other words gets the earlier answer, which says so, and one click asks anew', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);
  const earlier = 'What is a week on call paid at?';
  await expectAnswered(await ask(panel, earlier));

  const words = 'Hi, can you tell me what is the week on call paid at, please?';
  const answer = await askAnew(panel, words);
  await expect(answer).toContainText(`Answered earlier for: ${earlier}`);
  await expect(answer).toContainText('380 euros');
  const [newest] = (await keptRuns(panel)).toReversed();
  expect(newest?.outcome).toMatchObject({ facts: { answeredFor: earlier } });

  await answer.getByRole('button', { name: 'Ask anew' }).click();
  await expect(panel.getByText('Answered earlier for')).toHaveCount(0);
  await expectAnswered(panel.getByRole('article', { name: words }).last());

  // Whoever asked anew has an answer of their own from then on.
  const again = await askAnew(panel, words);
  await expect(again).toContainText('from the cache');
  await expect(again).not.toContainText('Answered earlier for');
});

test('opposites and other tickets are asked, never answered from each other', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/wiki/on-call`);
  await showRunbook(page);
  const panel = await gloss.openPanel(page);
  await expectAnswered(await ask(panel, 'How do I enable the audit log of the depot?'));
  await expect(await askAnew(panel, 'How do I disable the audit log of the depot?')).not.toContainText('Answered earlier for');
  await expectAnswered(await askAnew(panel, 'Who closed INC-1041 after the audit?'));
  await expect(await askAnew(panel, 'Who closed INC-1042 after the audit?')).not.toContainText('Answered earlier for');
  await expect(await askAnew(panel, 'How can I enable the audit log of the depot?')).toContainText('Answered earlier for');
  // A slip of the fingers, told from a word by the list that ships.
  await expect(await askAnew(panel, 'How do I enabel the aduit log of the depot?')).toContainText('Answered earlier for');
});

test('a page that was edited has no earlier answers', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/wiki/on-call`);
  await showRunbook(page);
  const panel = await gloss.openPanel(page);
  await expectAnswered(await ask(panel, 'How do I enable the audit log of the depot?'));
  await page.getByText('Enable the audit log').evaluate((element) => {
    element.textContent = 'Enable the audit log of the depot with the command "logctl start".';
  });
  const answer = await askAnew(panel, 'How can I enable the audit log of the depot?');
  await expect(answer).toContainText('logctl start');
  await expect(answer).not.toContainText('Answered earlier for');
});
