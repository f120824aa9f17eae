import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test as base } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { FIREFOX_ID } from '@/scripts/extension-ids';
import { startScriptedEndpoint } from '@/e2e/servers/scripted-endpoint';
import { startSite, type Site } from '@/e2e/site/server';
import { ensureFirefox } from './find-firefox';
import { launchFirefox, type FirefoxGloss } from './launch-firefox';

const firefox = ensureFirefox();

const test = base.extend<{ gloss: FirefoxGloss }, { site: Site }>({
  site: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of a fixture's needs from here
    async ({}, use) => {
      const site = await startSite();
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  // oxlint-disable-next-line no-empty-pattern -- as above
  gloss: async ({}, use) => {
    const gloss = await launchFirefox(firefox ?? '');
    await use(gloss);
    await gloss.close();
  },
});

test.skip(firefox === undefined, 'There is no Firefox here, and it can’t be installed.');
test.slow();

const textOf = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText);

const switchOn = async (gloss: FirefoxGloss, address: string): Promise<void> => {
  const options = await gloss.openExtensionPage('options.html#sites');
  await options.waitForSelector('main h1');
  await options.type('input[placeholder="wiki.example.com"]', address);
  await options.keyboard.press('Enter');
  await expect.poll(() => textOf(options)).toContain(new URL(address).host);
  await options.close();
};

/** The wiki in front, and the panel's page in a tab behind it. */
const panelBeside = async (gloss: FirefoxGloss, page: Page): Promise<Page> => {
  const panel = await gloss.openExtensionPage('sidepanel.html');
  await page.bringToFront();
  await expect.poll(() => textOf(panel)).toContain('What do you want to know?');
  return panel;
};

const ask = async (panel: Page, question: string): Promise<void> => {
  await panel.focus('textarea');
  await panel.type('textarea', question);
  await panel.keyboard.press('Enter');
};

test('in Firefox: a site is switched on, a question answered with quotes, and a quote marked on the page', async ({ gloss, site }) => {
  await switchOn(gloss, site.url);
  const page = await gloss.newPage(`${site.url}/wiki/on-call`);
  const panel = await panelBeside(gloss, page);
  await ask(panel, 'What is a week on call paid at?');
  await expect.poll(() => textOf(panel), { timeout: 30_000 }).toMatch(/The answer is ready, with \d quotes?, \d found on the page/);
  expect(await textOf(panel)).toContain('380 euros');

  await panel.evaluate(() => document.querySelector<HTMLElement>('[aria-label^="Show on the page: "]')?.click());
  await expect
    .poll(() => page.evaluate(() => [...CSS.highlights.values()].flatMap((marks) => [...marks].map(String)).join(' ')))
    .toContain('380 euros');
});

test('in Firefox: an endpoint is set up in one step, and answers', async ({ gloss, site }) => {
  const endpoint = await startScriptedEndpoint({ key: 'sk-right', cors: 'none' });
  try {
    await switchOn(gloss, site.url);
    const options = await gloss.openExtensionPage('options.html#endpoints');
    const fill = async (label: string, text: string): Promise<void> => {
      await options.waitForSelector(`aria/${label}`);
      await options.type(`aria/${label}`, text);
    };
    await options.locator('aria/Add an endpoint').click();
    await fill('Address', endpoint.baseUrl);
    await fill('Name', 'Company gateway');
    await fill('Model', 'good');
    await fill('Key', 'sk-right');
    await options.locator('aria/Test and save').click();
    await expect.poll(() => textOf(options), { timeout: 30_000 }).toContain('Answered as it should');

    const page = await gloss.newPage(`${site.url}/wiki/on-call`);
    const panel = await panelBeside(gloss, page);
    await ask(panel, 'What is a week on call paid at?');
    await expect.poll(() => textOf(panel), { timeout: 30_000 }).toMatch(/The answer is ready/);
    expect(await textOf(panel)).toContain('Company gateway');
    expect(endpoint.requestsFor('good').length).toBeGreaterThan(0);
  } finally {
    await endpoint.close();
  }
});

test.describe('with a policy', () => {
  const file = '/etc/firefox/policies/policies.json';
  test.skip(process.getuid?.() !== 0, 'Policies of Firefox need root.');
  test.beforeAll(() => {
    mkdirSync('/etc/firefox/policies', { recursive: true });
    const policy = { declared: ['organization', 'keepDays', 'mostShared'], organization: 'Maravell IT', keepDays: 12, mostShared: 7 };
    writeFileSync(file, JSON.stringify({ policies: { '3rdparty': { Extensions: { [FIREFOX_ID]: policy } } } }));
  });
  test.afterAll(() => rmSync(file, { force: true }));

  test('in Firefox: what the policy sets counts, and a value of the wrong type is told', async ({ gloss }) => {
    const options = await gloss.openExtensionPage('options.html#policy');
    await expect.poll(() => textOf(options)).toContain('12 days');
    expect(await textOf(options)).toContain('Maravell IT');
    expect(await textOf(options)).toContain('“mostShared” can’t be used');
    expect(await textOf(options)).toContain('the verdict only');
  });
});
