import { EndpointSettings } from '@/lib/core/endpoint-settings';
import { expect, test } from './fixtures';
import { ask, expectAnswered } from './panel';
import { startScriptedEndpoint, type ScriptedEndpoint, type ScriptedEndpointOptions } from './servers/scripted-endpoint';

const QUESTION = 'What is a week on call paid at?';

let servers: ScriptedEndpoint[] = [];
const start = async (options?: ScriptedEndpointOptions): Promise<ScriptedEndpoint> => {
  const server = await startScriptedEndpoint(options);
  servers.push(server);
  return server;
};
test.afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

const endpointAt = (baseUrl: string, change: Partial<EndpointSettings> = {}): EndpointSettings =>
  EndpointSettings.parse({ id: baseUrl, name: 'Company', baseUrl, keyStyle: 'none', model: 'good', ...change });

test('a local server that refuses what comes from an extension answers all the same', async ({ gloss, page, site }) => {
  const server = await start({ cors: 'ollama' });
  await gloss.setUp({ endpoints: [endpointAt(server.baseUrl)] });
  await gloss.switchOn('http://127.0.0.1');
  await page.goto(`${site.url}/wiki/on-call`);
  const answer = await ask(await gloss.openPanel(page), QUESTION);
  await expectAnswered(answer);
  await expect(answer.getByRole('list', { name: 'How this answer was made' })).toContainText('Company');
});

test('what was meant for one host goes to no other one', async ({ gloss, page, site }) => {
  const [company, elsewhere] = [await start(), await start()];
  await gloss.setUp({
    endpoints: [endpointAt(company.baseUrl, { model: 'no-such-model' }), endpointAt(elsewhere.baseUrl, { name: 'Elsewhere' })],
  });
  await page.goto(`${site.url}/wiki/on-call`);
  await expectAnswered(await ask(await gloss.openPanel(page), QUESTION));
  expect(company.requests).not.toHaveLength(0);
  expect(elsewhere.requests).toHaveLength(0);
});
