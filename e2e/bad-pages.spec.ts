import { expect, test } from './fixtures';
import { ask, expectAnswered, expectFailed, quotesIn } from './panel';
import { highlight, pressInToolbar } from './selection-toolbar';

test('an empty page is said to have no text', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/odd/empty`);
  const panel = await gloss.openPanel(page);
  await panel.getByRole('button', { name: /^Summarize page/ }).click();
  await expectFailed(panel, 'There is no text on this page');
});

test('five megabytes of text are read, searched and answered', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/odd/huge`);
  const panel = await gloss.openPanel(page);
  const answer = await ask(panel, 'Who closed the log?');
  await expectAnswered(answer);
  await expect(answer.getByText(/Hugo Marin|beyond what Gloss reads/).first()).toBeVisible();
});

test('a page written from right to left is answered in its own words', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/odd/arabic`);
  const panel = await gloss.openPanel(page);
  await panel.getByRole('button', { name: /^Summarize page/ }).click();
  const summary = panel.getByRole('article', { name: 'Summarize this page' });
  await expectAnswered(summary);
  await expect(quotesIn(summary).first()).toContainText(/[\u0600-\u06ff]{3}/);
});

test('a page without spaces between its words is answered in its own words', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/odd/japanese`);
  const panel = await gloss.openPanel(page);
  const answer = await ask(panel, '夜勤の責任者の内線番号は？');
  await expectAnswered(answer);
  await expect(answer).toContainText('4410');
});

test('emoji are read whole', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/odd/emoji`);
  const panel = await gloss.openPanel(page);
  const answer = await ask(panel, 'Who builds the stage?');
  await expectAnswered(answer);
  await expect(answer).toContainText('👩🏽‍🔧👨‍🔧 The workshop builds the stage');
});

test('a page that forbids everything by its policy is read and marked all the same', async ({ gloss, page, site }) => {
  await gloss.switchOn(site.url);
  await page.goto(`${site.url}/odd/strict-csp`);
  await highlight(page.getByText('The signing key for gateway firmware'));
  await pressInToolbar(page, 'Summarize');
  const panel = await gloss.panel();
  const summary = panel.getByRole('article', { name: 'Summarize the selection' });
  await expectAnswered(summary);
  await quotesIn(summary).first().click();
  await expect.poll(() => page.evaluate(() => CSS.highlights.size)).toBeGreaterThan(0);
});

test('what lives in shadow roots and frames is read, or said not to be', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/app/dispatch`);
  const panel = await gloss.openPanel(page);
  const answer = await ask(panel, 'Why does bus 4117 not ask for power?');
  await expectAnswered(answer);
  await expect(answer).toContainText('forgot the ignition key');
});

test('a selection that reaches from the page into a shadow root is taken whole', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/app/dispatch`);
  const from = await page.getByText('Depots that need a look').boundingBox();
  const to = await page.getByText('21 of 24 buses are on schedule').boundingBox();
  if (!from || !to) throw new Error('The board is not drawn.');
  await page.mouse.move(from.x + 1, from.y + 4);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width - 2, to.y + to.height - 4, { steps: 8 });
  await page.mouse.up();
  const panel = await gloss.openPanel(page);

  const explain = panel.getByRole('button', { name: /^Explain selection/ });
  await expect(explain).toBeEnabled();
  await explain.click();
  const answer = panel.getByRole('article').last();
  await expectAnswered(answer);
  await expect(answer).toContainText('look come first');
  await expect(answer).toContainText('21 of 24 buses are on schedule');
});

test('a form is read with its values, and its password is not', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/tickets/GRID-2502/edit`);
  const panel = await gloss.openPanel(page);
  const serials = await ask(panel, 'Which serial numbers have to be replaced?');
  await expectAnswered(serials);
  await expect(serials).toContainText('CC2-00817');

  const code = await ask(panel, 'What is the site access code?');
  await expectAnswered(code);
  await expect(panel.locator('body')).not.toContainText('7731-kiln');
});

test('one selected character and a whole selected page are both explained or refused in words', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/wiki/gateway-architecture`);
  const panel = await gloss.openPanel(page);
  const explain = panel.getByRole('button', { name: /^Explain selection/ });

  await page.evaluate(() => {
    const text = document.querySelector('main p:not(.byline)')?.firstChild;
    if (text) getSelection()?.setBaseAndExtent(text, 0, text, 1);
  });
  await expect(explain).toBeEnabled();
  await explain.click();
  await expectAnswered(panel.getByRole('article').last());
  await expect(panel.getByRole('article').last()).toContainText('does not explain “E”');

  await page.evaluate(() => getSelection()?.selectAllChildren(document.body));
  await expect(explain).toBeEnabled();
  await explain.click();
  await expect(panel.getByRole('article')).toHaveCount(2);
  await expectAnswered(panel.getByRole('article').last());
});

test('the browser’s own pages are said to be closed, and nothing can be asked about them', async ({ gloss, page, site }) => {
  await gloss.switchOn(site.url);
  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);
  await expect(panel.getByRole('heading', { level: 1 })).toContainText('On-call');

  const settings = await gloss.context.newPage();
  await settings.goto('chrome://version');
  await expect(panel.getByRole('heading', { level: 2 })).toContainText(/closed to extensions|hasn’t been let into/);
  await panel.getByRole('textbox', { name: /^Ask about/ }).fill('What is this?');
  await expect(panel.getByRole('button', { name: 'Ask', exact: true })).toBeDisabled();

  await page.bringToFront();
  await expectAnswered(await ask(panel, 'What is a week on call paid at?'));
});

test('a file without text is answered in words, not by silence', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/odd/plain-text`);
  const panel = await gloss.openPanel(page);
  const answer = await ask(panel, 'Until when is the certificate valid?');
  await expectAnswered(answer);
  await expect(answer).toContainText('2027-02-11');

  // The browser offers to keep a binary instead of showing it; the tab stays where it was.
  await page.goto(`${site.url}/odd/binary`).catch(() => undefined);
  await expect(panel.getByTestId('running')).toHaveCount(0);
});
