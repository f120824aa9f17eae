import { expect, test } from './fixtures';
import { ask, expectAnswered, quotesIn } from './panel';

const PAGE = '/app/customer-mail';
const question = 'How much energy were they billed for October?';

/** The same server under the name that the page's frame uses: another origin, and a permission of its own. */
const otherOrigin = (url: string): string => url.replace('127.0.0.1', 'localhost');

test('a frame of a site that Gloss may read is read where it stands, and a quote is marked in it', async ({ gloss, page, site }) => {
  await gloss.switchOn(site.url);
  await gloss.switchOn(otherOrigin(site.url));
  await page.goto(site.url + PAGE);
  const panel = await gloss.openPanel(page);
  const answer = await ask(panel, question);
  await expectAnswered(answer);
  await expect(answer).toContainText('18,400 kWh');
  await expect(answer.getByText(/embedded page/)).toHaveCount(0);

  await quotesIn(answer).first().click();
  const mail = page.frame({ url: /mail-service/ });
  await expect
    .poll(() => mail?.evaluate(() => [...CSS.highlights.values()].flatMap((highlight) => [...highlight].map(String)).join(' ')))
    .toContain('18,400 kWh');
});

test('a frame of a site that Gloss may not read is told by its name', async ({ gloss, page, site }) => {
  await page.goto(site.url + PAGE);
  const panel = await gloss.openPanel(page);
  const answer = await ask(panel, 'Who compared the meter with the invoice?');
  await expectAnswered(answer);
  await expect(answer).toContainText('Ines');
  await expect(answer.getByText(`Not read: 1 embedded page not read (${new URL(otherOrigin(site.url)).host})`)).toBeVisible();
});
