import { expect, test } from './fixtures';
import { ask, expectAnswered } from './panel';
import { startScriptedCollector, type ScriptedCollector } from './servers/scripted-collector';

let collector: ScriptedCollector;
test.beforeEach(async () => {
  collector = await startScriptedCollector();
});
test.afterEach(() => collector.close());

test('a flag shows what it will send, reaches the collector, and says so', async ({ gloss, page, site }) => {
  await gloss.setUp({ collector: { url: collector.url, token: collector.token } });
  await gloss.switchOn(site.url); // the same host, so that the collector may be called too
  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);
  const answer = await ask(panel, 'What is a week on call paid at?');
  await expectAnswered(answer);

  await answer.getByRole('button', { name: 'Flag' }).click();
  const form = panel.getByRole('form', { name: 'Flag this answer' });
  await form.getByRole('radio', { name: 'Out of date' }).check({ force: true });
  await form.getByRole('textbox', { name: /^Note/ }).fill('It is 400 euros since October.');
  await form.getByText('See exactly what will be sent').click();
  await expect(form.getByLabel('What will be sent')).toContainText('It is 400 euros since October.');
  await form.getByRole('button', { name: 'Send flag' }).click();

  await expect(answer.getByText('Flagged: out of date')).toBeVisible();
  await expect(answer.getByText(/Received/)).toBeVisible();
  await expect.poll(() => JSON.stringify(collector.entries)).toContain('It is 400 euros since October.');
});

test('a flag waits while the collector is away, and arrives once when it is back', async ({ gloss, page, site }) => {
  collector.become({ kind: 'refusing', status: 503 });
  await gloss.setUp({ collector: { url: collector.url, token: collector.token } });
  await gloss.switchOn(site.url);
  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);
  const answer = await ask(panel, 'What is a week on call paid at?');
  await expectAnswered(answer);
  await answer.getByRole('button', { name: 'Helpful' }).click();
  await expect(answer.getByText('Marked as helpful')).toBeVisible();
  await expect(answer.getByText(/Waiting/)).toBeVisible();

  collector.become({ kind: 'well' });
  await answer.getByRole('button', { name: 'Send now' }).click();
  await expect(answer.getByText(/Received/)).toBeVisible();
  expect(collector.entries.filter(({ kind }) => kind === 'feedback')).toHaveLength(1);
});

test('without a collector a verdict is kept, and the reader is told', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);
  const answer = await ask(panel, 'What is a week on call paid at?');
  await expectAnswered(answer);
  await answer.getByRole('button', { name: 'Helpful' }).click();
  await expect(answer.getByText('Waiting: no address to send it to is set')).toBeVisible();
});
