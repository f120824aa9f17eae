import { accessibilityFaults } from './accessibility-faults';
import { expect, test as base } from './fixtures';
import type { Gloss } from './installed-gloss';
import { launchGloss } from './launch-gloss';
import { managedExtension, noPolicyHere } from './managed-policy';
import { ask, expectAnswered } from './panel';
import { startScriptedEndpoint } from './servers/scripted-endpoint';

/** How long a browser that runs takes to follow a changed file, with room: about five seconds on an idle machine. */
const FOLLOWS = { timeout: 30_000 };

type Managed = ReturnType<typeof managedExtension>;

const test = base.extend<{ managed: Managed; policy: object; gloss: Gloss }>({
  policy: [{}, { option: true }],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of a fixture's needs from here
  managed: async ({}, use) => {
    const managed = managedExtension();
    await use(managed);
    managed.remove();
  },
  gloss: async ({ managed, policy }, use) => {
    managed.set(policy);
    const gloss = await launchGloss({ extension: managed.extension });
    expect(gloss.id).toBe(managed.id);
    await use(gloss);
    const errors = await gloss.errors();
    await gloss.close();
    expect(errors).toEqual([]);
  },
});

test.slow();
test.skip(noPolicyHere() !== undefined, noPolicyHere());

const organization = 'Maravell IT';

test.describe('an endpoint, a collector and an owner by policy', () => {
  const endpoint = startScriptedEndpoint({ key: 'sk-of-the-company', cors: 'none' });
  test.afterAll(async () => (await endpoint).close());

  test('the reader types nothing: the company’s endpoint answers, and what is set is shown as locked, by whom', async ({
    managed,
    gloss,
    page,
    site,
  }) => {
    const { baseUrl, origin } = await endpoint;
    managed.set({
      declared: ['organization', 'owner', 'endpoints', 'collector', 'keepDays'],
      organization,
      owner: { name: 'Mara Lindqvist', contact: '#gloss-help' },
      endpoints: [{ name: 'Company gateway', baseUrl, apiKey: 'sk-of-the-company', model: 'good' }],
      collector: { url: 'https://flags.maravell.example', token: 'team' },
      keepDays: 12,
    });
    // As a company's own build has it from the beginning.
    await gloss.switchOn(origin);
    const options = await gloss.openExtensionPage('options.html#endpoints');
    await expect(options.getByText('Company gateway')).toBeVisible(FOLLOWS);
    await expect(options.getByRole('button', { name: 'Add an endpoint' })).toHaveCount(0);
    await options.goto(`chrome-extension://${gloss.id}/options.html#owner`);
    await expect(options.getByLabel('Name', { exact: true })).toHaveValue('Mara Lindqvist');
    await expect(options.getByLabel('Name', { exact: true })).toBeDisabled();
    await expect(options.getByText(`Set by ${organization}`)).toBeVisible();
    await options.goto(`chrome-extension://${gloss.id}/options.html#policy`);
    await expect(options.getByRole('row', { name: /Kept for/ })).toContainText('12 days');
    await expect(options.getByRole('row', { name: /Kept for/ })).toContainText('policy');
    await expect(options.getByRole('main')).not.toContainText('sk-of-the-company');
    expect(await accessibilityFaults(options)).toEqual([]);

    await page.goto(`${site.url}/wiki/on-call`);
    const panel = await gloss.openPanel(page);
    const answer = await ask(panel, 'What is a week on call paid at?');
    await expectAnswered(answer);
    await expect(answer.getByText('Company gateway')).toBeVisible();
  });
});

test.describe('sites by policy', () => {
  test.use({ policy: { declared: ['organization', 'allowedSites'], organization, allowedSites: ['wiki.maravell.example'] } });

  test('a site that is not listed is not read, in words; and a policy that is changed counts without a restart', async ({
    managed,
    gloss,
    page,
    site,
  }) => {
    await page.goto(`${site.url}/wiki/on-call`);
    const panel = await gloss.openPanel(page);
    await expect(panel.getByRole('heading', { name: /^Gloss is kept out of/ })).toBeVisible();
    await panel.getByRole('textbox', { name: 'Ask about this page' }).fill('What is a week on call paid at?');
    await panel.keyboard.press('Enter');
    await expect(panel.getByRole('article')).toHaveCount(0);

    managed.set({ declared: ['allowedSites'], allowedSites: [new URL(site.url).host] });
    await expect(panel.getByRole('heading', { name: 'What do you want to know?' })).toBeVisible(FOLLOWS);
  });
});

test.describe('a value of the wrong type', () => {
  test.use({ policy: { declared: ['allowedSites', 'mostShared'], allowedSites: ['wiki.maravell.example', 7], mostShared: 'everything' } });

  test('is told on the status page, and the safe side counts', async ({ gloss, page, site }) => {
    const options = await gloss.openExtensionPage('options.html#policy');
    await expect(options.getByText(/“allowedSites” is declared and did not arrive/)).toBeVisible();
    await expect(options.getByText(/“mostShared” can’t be used/)).toBeVisible();
    await expect(options.getByRole('row', { name: /May be sent with a flag/ })).toContainText('the verdict only');
    await page.goto(`${site.url}/wiki/on-call`);
    const panel = await gloss.openPanel(page);
    await expect(panel.getByRole('heading', { name: /^Gloss is kept out of/ })).toBeVisible();
  });
});

test.describe('tasks that are switched off', () => {
  test.use({ policy: { declared: ['features'], features: { brief: false, ask: false } } });

  test('are not offered, and nothing that is typed is lost', async ({ gloss, page, site }) => {
    await page.goto(`${site.url}/wiki/on-call`);
    const panel = await gloss.openPanel(page);
    await expect(panel.getByRole('button', { name: /Summarize page/ })).toBeVisible();
    await expect(panel.getByRole('button', { name: /Brief this ticket/ })).toHaveCount(0);
    await expect(panel.getByText(/Questions are switched off/)).toBeVisible();
  });
});
