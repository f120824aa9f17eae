import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Worker } from '@playwright/test';
import { EndpointSettings } from '@/lib/core/endpoint-settings';
import { expect, test as base } from './fixtures';
import type { Gloss } from './installed-gloss';
import { launchGloss } from './launch-gloss';
import { highlight, pressInToolbar } from './selection-toolbar';
import { startScriptedEndpoint } from './servers/scripted-endpoint';
import { startQueue } from './ticket-queue';
import { withPermissions } from './with-permissions';

/** Gloss in a browser that was started in German, with leave to notify. */
const test = base.extend<{ readonly german: Gloss }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of a fixture's needs from here
  german: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'gloss-german-'));
    const gloss = await launchGloss({ language: 'de', extension: withPermissions(['notifications'], path.join(folder, 'extension')) });
    await use(gloss);
    const errors = await gloss.errors();
    await gloss.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    expect(errors).toEqual([]);
  },
});

const workerOf = ({ context, id }: Gloss): Worker => {
  const worker = context.serviceWorkers().find((each) => each.url().includes(id));
  if (!worker) throw new Error('The extension has no worker.');
  return worker;
};

/** What the browser was told to show, which no API tells afterwards. */
interface Told {
  readonly menu: string[];
  readonly notifications: { readonly title: string; readonly message: string }[];
}
/** The parts of the browser that are listened to here. */
interface Browser {
  readonly i18n: { getUILanguage(): string };
  readonly contextMenus: { create: (item: { readonly title: string }) => void };
  readonly notifications: { create: (id: string, options: Told['notifications'][number]) => Promise<string> };
  readonly runtime: { readonly onStartup: { dispatch(): void }; getManifest(): { readonly name: string; readonly description: string } };
  readonly commands: { getAll(): Promise<{ readonly description: string }[]> };
  readonly action: { getTitle(details: object): Promise<string> };
}
declare const chrome: Browser;
declare const told: Told;

/** From here on, what the worker has the browser show is noted as well. */
const listen = (worker: Worker): Promise<void> =>
  worker.evaluate(() => {
    const noted: Told = { menu: [], notifications: [] };
    Object.assign(globalThis, { told: noted });
    const { contextMenus, notifications } = chrome;
    const [addItem, notify] = [contextMenus.create, notifications.create];
    contextMenus.create = (item) => {
      noted.menu.push(item.title);
      addItem(item);
    };
    notifications.create = (id, options) => {
      noted.notifications.push(options);
      return notify(id, options);
    };
  });

test('the main job is done in German: the toolbar, the panel, and where the quote stands', async ({ german, site }) => {
  await german.switchOn(site.url);
  const page = await german.context.newPage();
  await page.goto(`${site.url}/wiki/restart-charge-controller`);
  await highlight(page.getByText('A charge controller that has stopped taking sessions'));
  await pressInToolbar(page, 'Zusammenfassen');

  const panel = await german.panel();
  await expect(panel.locator('html')).toHaveAttribute('lang', 'de');
  await expect(panel.getByRole('heading', { name: 'Auswahl zusammenfassen' })).toBeVisible();
  const quotes = panel.getByRole('button', { name: /^Auf der Seite zeigen: / });
  await expect(quotes.first()).toBeVisible();
  await expect(panel.getByRole('list', { name: 'Wie diese Antwort entstand' })).toBeVisible();
  await quotes.first().click();

  await panel.getByRole('textbox', { name: 'Zu dieser Seite fragen' }).fill('When is a controller restarted?');
  await panel.getByRole('button', { name: 'Fragen', exact: true }).click();
  const answer = panel.getByRole('article', { name: 'When is a controller restarted?' });
  await expect(answer.getByRole('button', { name: 'Melden' })).toBeVisible();

  const options = await german.openExtensionPage('options.html');
  await expect(options).toHaveTitle(/ – Gloss$/);
  await options.getByRole('navigation').getByRole('link', { name: 'Daten' }).click();
  const settings = { gloss: 'settings', version: 1, settings: { keepDays: 0 } };
  const file = { name: 'settings.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(settings)) };
  await options.getByLabel('Einstellungsdatei').setInputFiles(file);
  await expect(options.getByText(/^settings\.keepDays: Zu klein: erwartet/)).toBeVisible();
});

test('what the browser shows of Gloss is German: its menu, its shortcuts, its button, its notification', async ({ german }) => {
  const worker = workerOf(german);
  await listen(worker);
  await worker.evaluate(() => chrome.runtime.onStartup.dispatch());
  await expect
    .poll(() => worker.evaluate(() => [...new Set(told.menu)]))
    .toEqual([
      'Auswahl zusammenfassen',
      '„%s“ erklären',
      'Zur Auswahl fragen …',
      'Diese Seite zusammenfassen',
      'Überblick über dieses Ticket',
      'Zu dieser Seite fragen …',
    ]);
  const described = await worker.evaluate(async () => ({
    ...chrome.runtime.getManifest(),
    button: await chrome.action.getTitle({}),
    commands: (await chrome.commands.getAll()).map(({ description }) => description),
  }));
  expect(described).toMatchObject({
    name: 'Gloss',
    description: expect.stringContaining('den Beleg sehen'),
    button: 'Gloss öffnen',
    commands: expect.arrayContaining(['Auswahl erklären', 'Auswahl oder Seite zusammenfassen', 'Zu dieser Seite fragen']),
  });

  const tracker = await startQueue(2);
  await german.switchOn(tracker.url);
  const page = await german.context.newPage();
  await page.goto(tracker.url);
  const panel = await german.openPanel(page);
  await panel.getByRole('button', { name: 'Viele Seiten' }).click();
  await panel.getByRole('button', { name: 'Neu' }).click();
  await panel.getByText('Links auf dieser Seite', { exact: true }).click();
  await panel.getByRole('button', { name: 'Alle auswählen' }).click();
  await panel.getByText('Jede Seite zusammenfassen', { exact: true }).click();
  await panel.getByRole('button', { name: 'Mit 2 Seiten beginnen' }).click();
  await panel.getByRole('progressbar').waitFor();
  await german.closePanel();
  await expect
    .poll(() => worker.evaluate(() => told.notifications))
    .toEqual([expect.objectContaining({ title: 'Viele Seiten: fertig', message: expect.stringContaining('Jede Seite zusammenfassen') })]);
  tracker.close();
});

test('an answer is asked for in the language of the question, in German where there is none, and in the page’s where that is set', async ({
  german,
  site,
}) => {
  const endpoint = await startScriptedEndpoint();
  const wanted = () => endpoint.requests.flatMap(({ body }) => /Write .*/.exec(body.messages?.[0]?.content ?? '')?.[0] ?? []).at(-1);
  const setUp = (answerLanguage: 'reader' | 'page') =>
    german.setUp({
      answerLanguage,
      endpoints: [EndpointSettings.parse({ id: 'e', name: 'Modelle', baseUrl: endpoint.baseUrl, keyStyle: 'none', model: 'good' })],
    });
  await setUp('reader');
  await german.switchOn(site.url);
  const page = await german.context.newPage();
  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await german.openPanel(page);

  await panel.getByRole('button', { name: 'Seite zusammenfassen' }).click();
  await expect.poll(wanted).toContain('in this language: de');
  const question = panel.getByRole('textbox', { name: 'Zu dieser Seite fragen' });
  await question.fill('What is a week on call paid at?');
  await question.press('Enter');
  await expect.poll(wanted).toContain('in this language: en');
  await setUp('page');
  await question.fill('When does the phone forward to the secondary?');
  await question.press('Enter');
  await expect.poll(wanted).toBe('Write in the language of the passages.');
  await endpoint.close();
});
