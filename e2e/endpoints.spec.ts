import { EndpointSettings } from '@/lib/core/endpoint-settings';
import { expect, test as base } from './fixtures';
import { keptRuns } from './kept-runs';
import { ask, expectAnswered, expectFailed, quotesIn } from './panel';
import { startScriptedEndpoint, type ScriptedEndpoint } from './servers/scripted-endpoint';

interface Given {
  readonly endpoint: ScriptedEndpoint;
  /** Sets up one endpoint whose model behaves as its name says, and switches the site on. */
  readonly useModel: (model: string, more?: Partial<EndpointSettings>) => Promise<void>;
}

const test = base.extend<Given>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of a fixture's needs from here
  endpoint: async ({}, use) => {
    const endpoint = await startScriptedEndpoint();
    await use(endpoint);
    await endpoint.close();
  },
  useModel: async ({ gloss, site, endpoint }, use) => {
    await use(async (model, more) => {
      await gloss.setUp({
        endpoints: [EndpointSettings.parse({ id: 'one', name: 'Company models', baseUrl: endpoint.baseUrl, model, ...more })],
      });
      // The site and the endpoint are on one host, and permissions have no port.
      await gloss.switchOn(site.url);
    });
  },
});

const question = 'What is a week on call paid at?';

test('an endpoint’s answer streams in, with its model, tokens and quotes that are on the page', async ({
  gloss,
  page,
  site,
  useModel,
  endpoint,
}) => {
  await useModel('good@gap=30');
  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);
  const answer = await ask(panel, question);
  await expectAnswered(answer);
  await expect(answer.getByRole('list', { name: 'How this answer was made' })).toContainText(/Company models.*good.*tokens/s);
  await expect(quotesIn(answer).first()).toBeVisible();
  expect(endpoint.requests.filter(({ path }) => path.endsWith('/chat/completions')).length).toBeGreaterThan(0);
});

test('of a long page only what matters is sent, and the answer says how much', async ({ gloss, page, site, useModel }) => {
  await useModel('good');
  await page.goto(`${site.url}/wiki/depot-handbook`);
  const panel = await gloss.openPanel(page);
  const answer = await ask(panel, 'Until when are session records from Juniper Lane kept?');
  await expectAnswered(answer);
  await expect(answer).toContainText(/Answered from \d+ of \d+ sections/);
});

test('a quote that a model made up is shown as not found', async ({ gloss, page, site, useModel }) => {
  await useModel('lying');
  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);
  const answer = await ask(panel, question);
  await expectAnswered(answer);
  await expect(answer).toContainText('Not found on this page');
});

test('an endpoint that is not there gives way to the page’s own words', async ({ gloss, page, site, useModel, endpoint }) => {
  await useModel('good');
  await endpoint.close();
  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);
  const answer = await ask(panel, question);
  await expectAnswered(answer);
  await expect(answer).toContainText(/Company models.*could not answer/);
});

test('what was written stays when the connection drops in the middle', async ({ gloss, page, site, useModel }) => {
  await useModel('drop-after-text');
  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);
  const answer = await ask(panel, question);
  await expectFailed(panel, 'The answer was cut off');
  await expect(answer).toContainText('What was written so far stays here');
});

test('Stop ends an answer at once, keeps what was written, and hangs up on the endpoint', async ({
  gloss,
  page,
  site,
  useModel,
  endpoint,
}) => {
  await useModel('stall-after-text');
  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);
  await ask(panel, question);
  await expect(panel.getByText('Writing…')).toBeVisible();
  await panel.getByRole('button', { name: 'Stop' }).click();
  await expectFailed(panel, 'Stopped');
  await expect.poll(() => endpoint.requests.some(({ abortedAt }) => abortedAt !== undefined)).toBe(true);
});

test('a worker that is stopped in the middle is said to have been, and the next question works', async ({
  gloss,
  page,
  site,
  useModel,
}) => {
  await useModel('stall-after-text');
  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);
  await ask(panel, question);
  await expect(panel.getByText('Writing…')).toBeVisible();
  await gloss.stopWorker();
  await expectFailed(panel, 'The browser stopped Gloss in the middle');
  await expect(panel.getByRole('article').last()).toContainText('What was written so far stays here');

  await gloss.setUp({ endpoints: [] });
  await panel.getByRole('button', { name: 'Try again' }).click();
  await expectAnswered(panel.getByRole('article').last());
});

test('closing the panel in the middle of an answer hangs up on the endpoint', async ({ gloss, page, site, useModel, endpoint }) => {
  await useModel('stall-after-text');
  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);
  await ask(panel, question);
  await expect(panel.getByText('Writing…')).toBeVisible();
  await gloss.closePanel();
  await expect.poll(() => endpoint.requests.some(({ abortedAt }) => abortedAt !== undefined)).toBe(true);

  const again = await gloss.openPanel(page);
  await expect(again.getByTestId('running')).toHaveCount(0);
  expect(await keptRuns(again)).toHaveLength(1);
});

test('a page that navigates away in the middle of its answer gets none for the page that follows', async ({
  gloss,
  page,
  site,
  useModel,
}) => {
  await useModel('stall-after-text');
  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);
  await ask(panel, question);
  await expect(panel.getByText('Writing…')).toBeVisible();
  await page.goto(`${site.url}/wiki/gateway-architecture`);
  await expect(panel.getByRole('heading', { level: 1 })).toContainText('Depot gateway');
  await expect(panel.getByTestId('running')).toHaveCount(0);
  await expect(panel.getByText('380 euros')).toHaveCount(0);

  await page.goBack();
  await expectFailed(panel, 'The page changed while Gloss was answering');
});

test('a tab that is closed in the middle of its answer leaves no spinner behind', async ({ gloss, page, site, useModel }) => {
  await useModel('stall-after-text');
  const other = await gloss.context.newPage();
  await other.goto(`${site.url}/wiki/travel-and-expenses`);
  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);
  await ask(panel, question);
  await expect(panel.getByText('Writing…')).toBeVisible();
  await page.close();
  await expect(panel.getByRole('heading', { level: 1 })).not.toContainText('On-call');
  await expect(panel.getByTestId('running')).toHaveCount(0);
  await expect.poll(async () => (await keptRuns(panel)).map(({ outcome }) => outcome?.status)).toEqual(['failed']);
});

test('a refused key is named as what keeps the endpoint from answering', async ({ gloss, page, site }) => {
  const locked = await startScriptedEndpoint({ key: 'the-right-one' });
  const endpoint = EndpointSettings.parse({ id: 'one', name: 'Company models', baseUrl: locked.baseUrl, model: 'good', apiKey: 'another' });
  await gloss.setUp({ endpoints: [endpoint] });
  await gloss.switchOn(site.url);
  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);
  const answer = await ask(panel, question);
  await expectAnswered(answer);
  await answer.getByText(/Company models.*could not answer/).click();
  await expect(answer).toContainText('The API key was refused');
  await locked.close();
});
