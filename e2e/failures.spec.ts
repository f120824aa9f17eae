import { EndpointSettings } from '@/lib/core/endpoint-settings';
import { expect, test } from './fixtures';
import { ask, expectAnswered, expectFailed, quotesIn } from './panel';
import { putSettings } from './put-settings';
import { errorModel, startScriptedEndpoint } from './servers/scripted-endpoint';

/** What the endpoint does, and what the reader is told of it. */
const SET_BACKS: readonly (readonly [model: string, told: string])[] = [
  [errorModel({ name: 'OpenAI: key' }), 'The API key was refused'],
  [errorModel({ name: 'OpenAI: model' }), 'The model is not there'],
  [errorModel({ name: 'OpenAI: context' }), 'The page is too long for this model'],
  [errorModel({ name: 'OpenAI: more tokens than a minute allows' }), 'The page is too long for this model'],
  [errorModel({ name: 'OpenAI: no money' }), 'The account is out of credit'],
  ['rate-limited-for-long', 'Too many questions at once'],
  ['overloaded', 'The model is overloaded'],
  ['refuses-everything', 'The endpoint rejected the request'],
  ['nonsense', 'The reply made no sense'],
  ['hang', 'No answer in time'],
  ['drop-connection', 'can’t be reached'],
];

/** An endpoint that would not write about this text did answer: nothing is put in its place. */
const REFUSAL = 'refusal';

test('each way in which an endpoint refuses is told in its own words, beside an answer that the page itself gives', async ({
  gloss,
  page,
  site,
}) => {
  test.setTimeout(180_000);
  const endpoint = await startScriptedEndpoint();
  await gloss.switchOn(site.url);
  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);
  try {
    const use = async (id: string, model: string): Promise<void> => {
      const timeouts = { headers: 1_500, firstText: 1_500, silence: 1_500, total: 10_000 };
      const settings = { id, name: 'Company models', baseUrl: endpoint.baseUrl, keyStyle: 'none', model, timeouts };
      await panel.evaluate(putSettings, { endpoints: [EndpointSettings.parse(settings)] });
    };
    for (const [at, [model, told]] of SET_BACKS.entries()) {
      await test.step(model, async () => {
        // An endpoint of its own each time: one that failed again and again is left alone for a while.
        await use(`e${at}`, model);
        const answer = await ask(panel, `What is a week on call paid at in ${2000 + at}?`);
        await expectAnswered(answer);
        await answer.getByText('Company models could not answer').click();
        await expect(answer).toContainText(told);
        await expect(quotesIn(answer).first()).toBeVisible();
        await expect(answer.getByRole('list', { name: 'How this answer was made' })).toContainText('own words');
      });
    }
    await use('filter', REFUSAL);
    const refused = await ask(panel, 'What is a night on call paid at?');
    await expectFailed(panel, 'The provider’s filter refused this');
    await expect(refused).toContainText('Your question is kept');
  } finally {
    await endpoint.close();
  }
});
