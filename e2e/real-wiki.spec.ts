import { expect, test } from './fixtures';
import { markedText } from './marked-quote';
import { ask, expectAnswered, quotesIn } from './panel';
import { installDokuwiki, startDokuwiki, type Dokuwiki } from './real/dokuwiki';
import { highlight, pressInToolbar } from './selection-toolbar';

/** A wiki that is not ours: DokuWiki from the system's packages, with pages of the sample company. */
let wiki: Dokuwiki;

test.beforeAll(async () => {
  test.setTimeout(300_000); // packages may have to be fetched
  const installed = installDokuwiki();
  // A developer's machine may go without; where tests are counted, nothing is left out.
  test.skip(!installed && !process.env.CI, 'DokuWiki is not here: sudo apt-get install -y php-cli php-cgi php-xml dokuwiki');
  wiki = await startDokuwiki();
});
test.afterAll(() => wiki?.close());

test('a question about a DokuWiki page is answered with a quote that leads into it', async ({ gloss, page }) => {
  await page.goto(wiki.pageUrl('ops:flash-gateway'));
  const panel = await gloss.openPanel(page);
  const answer = await ask(panel, 'What does a red light mean?');
  await expectAnswered(answer);
  await expect(answer).toContainText('Image damaged');

  await quotesIn(answer).first().click();
  await expect.poll(() => markedText(page)).not.toBe('');
});

test('a paragraph of a DokuWiki page is summarised from the toolbar beside it', async ({ gloss, page }) => {
  await gloss.switchOn(wiki.origin);
  await page.goto(wiki.pageUrl('people:parental-leave'));
  await highlight(page.locator('.dokuwiki p').filter({ hasText: 'Tell your lead seven weeks before' }));
  await pressInToolbar(page, 'Summarize');
  const panel = await gloss.panel();
  const summary = panel.getByRole('article', { name: 'Summarize the selection' });
  await expectAnswered(summary);
  await expect(summary).toContainText('seven weeks');
});

test('a table of a DokuWiki page is read with its columns', async ({ gloss, page }) => {
  await page.goto(wiki.pageUrl('start'));
  const panel = await gloss.openPanel(page);
  const answer = await ask(panel, 'When is the next service of van VM-102?');
  await expectAnswered(answer);
  await expect(answer).toContainText('3 December 2026');
});
