import { readFileSync } from 'node:fs';
import { accessibilityFaults } from './accessibility-faults';
import { expect, test } from './fixtures';
import { ask, expectAnswered } from './panel';
import { startOtelReceiver } from './servers/otel-receiver';
import { startScriptedEndpoint, type ScriptedEndpoint } from './servers/scripted-endpoint';

let endpoint: ScriptedEndpoint;
test.beforeEach(async () => {
  endpoint = await startScriptedEndpoint({ key: 'sk-right-key-12345', cors: 'none' });
});
test.afterEach(() => endpoint.close());

test('an endpoint is set up in one step, and answers from then on', async ({ gloss, page, site }) => {
  await gloss.agreeTo(endpoint.origin);
  const options = await gloss.openExtensionPage('options.html');
  await options.getByRole('button', { name: 'Add an endpoint' }).click();
  await options.getByLabel('Address', { exact: true }).fill(`${endpoint.origin}/v1/chat/completions`);
  await options.getByLabel('Name', { exact: true }).fill('Company gateway');
  await options.getByLabel('Model', { exact: true }).fill('good');
  await options.getByLabel('Key', { exact: true }).fill('sk-right-key-12345');
  await options.getByRole('button', { name: 'Test and save' }).click();

  await expect(options.getByText(`Answers at ${endpoint.baseUrl}`)).toBeVisible();
  await expect(options.getByText('Answered as it should')).toBeVisible();
  await expect(options.getByText('strict: the server holds the model to the schema')).toBeVisible();
  await options.getByRole('button', { name: 'Done' }).click();
  await options.reload();
  await expect(options.getByText('works', { exact: true })).toBeVisible();

  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);
  const answer = await ask(panel, 'What is a week on call paid at?');
  await expectAnswered(answer);
  await expect(answer.getByText('Company gateway')).toBeVisible();

  await options.goto(`chrome-extension://${gloss.id}/options.html#activity`);
  await options.getByRole('button', { name: /^What is a week on call paid at\?/ }).click();
  const run = options.getByRole('dialog');
  await expect(run.getByText(new URL(endpoint.origin).host)).toBeVisible();
  await expect(run.getByRole('region', { name: 'What came back' })).toContainText('"answered": true');
});

test('a key that is refused is told in plain words, and what was typed stays', async ({ gloss }) => {
  await gloss.agreeTo(endpoint.origin);
  const options = await gloss.openExtensionPage('options.html');
  await options.getByRole('button', { name: 'Add an endpoint' }).click();
  await options.getByLabel('Address', { exact: true }).fill(endpoint.origin);
  await options.getByLabel('Model', { exact: true }).fill('good');
  await options.getByLabel('Key', { exact: true }).fill('sk-wrong');
  await options.getByRole('button', { name: 'Test and save' }).click();

  await expect(options.getByText('The API key was refused')).toBeVisible();
  await expect(options.getByLabel('Address', { exact: true })).toHaveValue(endpoint.origin);
  await options.getByLabel('Key', { exact: true }).fill('sk-right-key-12345');
  await options.getByRole('button', { name: 'Test and save' }).click();
  await expect(options.getByText('Answered as it should')).toBeVisible();
});

test('without a model the test offers those that the server has', async ({ gloss }) => {
  await gloss.agreeTo(endpoint.origin);
  const options = await gloss.openExtensionPage('options.html');
  await options.getByRole('button', { name: 'Add an endpoint' }).click();
  await options.getByLabel('Address', { exact: true }).fill(endpoint.origin);
  await options.getByLabel('Key', { exact: true }).fill('sk-right-key-12345');
  await options.getByRole('button', { name: 'Test and save' }).click();
  await expect(options.getByText('Choose a model')).toBeVisible();
  await options.getByRole('button', { name: 'good', exact: true }).click();
  await options.getByRole('button', { name: 'Test and save' }).click();
  await expect(options.getByText('Answered as it should')).toBeVisible();
});

test('a site that is added by its address gets the toolbar, and loses it with its permission', async ({ gloss, page, site }) => {
  await gloss.agreeTo(site.url);
  const options = await gloss.openExtensionPage('options.html#sites');
  await options.getByLabel('Add a site', { exact: true }).fill(`${site.url}/wiki/on-call`);
  await options.getByRole('button', { name: 'Add', exact: true }).click();
  const { host } = new URL(site.url);
  await expect(options.getByRole('listitem').filter({ hasText: host })).toBeVisible();
  await page.goto(`${site.url}/wiki/on-call`);
  await expect(page.locator('gloss-toolbar')).toHaveCount(0);
  await page.getByText('Two people are on call at any time').dblclick();
  await expect(page.locator('gloss-toolbar')).toHaveCount(1);

  await options.bringToFront();
  await options.getByRole('button', { name: `Remove ${host}` }).click();
  await options.getByRole('button', { name: 'Switch off' }).click();
  await expect(options.getByText('No site is switched on')).toBeVisible();
  await expect
    .poll(() => options.evaluate(async (origin) => chrome.permissions.contains({ origins: [`${origin}/*`] }), 'http://127.0.0.1'))
    .toBe(false);
});

test('telemetry is told of a run, and of nothing that was asked or read', async ({ gloss, page, site }) => {
  const receiver = await startOtelReceiver();
  await gloss.agreeTo(receiver.url);
  const options = await gloss.openExtensionPage('options.html#privacy');
  await options.getByLabel('OTLP address', { exact: true }).fill(receiver.url);
  await options.getByRole('button', { name: 'Send a test span' }).click();
  await expect(options.getByText('The receiver took it.')).toBeVisible();
  expect(receiver.requests.map(({ path }) => path)).toEqual(['/v1/traces']);

  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);
  await expectAnswered(await ask(panel, 'What is a week on call paid at?'));
  await expect.poll(() => receiver.requests.map(({ body }) => body).join('\n')).toContain('gloss ask');
  const told = receiver.requests.map(({ body }) => body).join('\n');
  expect(told).not.toContain('week on call');
  expect(told).not.toContain('/wiki/on-call');
  await receiver.close();
});

test('settings are exported without keys, and everything can be deleted', async ({ gloss }) => {
  await gloss.setUp({ collector: { url: 'https://gloss.example.com', token: 'team-secret' } });
  const options = await gloss.openExtensionPage('options.html#data');
  const download = options.waitForEvent('download');
  await options.getByRole('button', { name: 'Export settings' }).click();
  const file = readFileSync(await (await download).path(), 'utf8');
  expect(file).toContain('https://gloss.example.com');
  expect(file).not.toContain('team-secret');

  await options.getByLabel(/^Type “delete everything”/).fill('delete everything');
  await options.getByRole('button', { name: 'Delete everything' }).click();
  await expect(options.getByText(/Everything is deleted/)).toBeVisible();
  await options.goto(`chrome-extension://${gloss.id}/options.html#privacy`);
  await options.reload();
  await expect(options.getByLabel('Address', { exact: true })).toHaveValue('');
});

test('no section has a fault that a machine can find, light or dark', async ({ gloss }) => {
  const options = await gloss.openExtensionPage('options.html');
  const faults: string[] = [];
  for (const section of ['endpoints', 'sites', 'privacy', 'owner', 'outbox', 'activity', 'costs', 'data', 'about']) {
    await options.goto(`chrome-extension://${gloss.id}/options.html#${section}`);
    await options.getByRole('heading', { level: 1 }).waitFor();
    if (section === 'endpoints') await options.getByRole('button', { name: 'Add an endpoint' }).click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await options.emulateMedia({ colorScheme });
      faults.push(
        ...(await accessibilityFaults(options, colorScheme === 'light' ? 'everything' : 'colours')).map(
          (fault) => `${section}, ${colorScheme}: ${fault}`,
        ),
      );
    }
  }
  expect(faults).toEqual([]);
});
