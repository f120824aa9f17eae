import type { Worker } from '@playwright/test';
import { expect, test } from './fixtures';
import type { Gloss } from './installed-gloss';
import { highlight } from './selection-toolbar';

const workerOf = ({ context, id }: Gloss): Worker => {
  const worker = context.serviceWorkers().find((each) => each.url().includes(id));
  if (!worker) throw new Error('The extension has no worker.');
  return worker;
};

/** The part of an extension event that its own debugger has: it calls the listeners as the browser does, without a gesture. */
interface Dispatching {
  dispatch(...args: readonly unknown[]): void;
}
interface Browser {
  readonly commands: { getAll(): Promise<{ name: string; shortcut: string }[]>; readonly onCommand: Dispatching };
  readonly contextMenus: { readonly onClicked: Dispatching };
  readonly tabs: { query(query: object): Promise<object[]> };
}
declare const chrome: Browser;

test('the browser really assigns every shortcut that is suggested', async ({ gloss }) => {
  const commands = await workerOf(gloss).evaluate(() => chrome.commands.getAll());
  const shortcuts = Object.fromEntries(commands.filter(({ name }) => !name.startsWith('_')).map(({ name, shortcut }) => [name, shortcut]));
  expect(shortcuts).toEqual({
    'explain-selection': expect.stringMatching(/./),
    summarize: expect.stringMatching(/./),
    ask: expect.stringMatching(/./),
  });
});

test('the menu on a selection asks about the words that were selected', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/wiki/on-call`);
  const panel = await gloss.openPanel(page);
  await workerOf(gloss).evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true });
    chrome.contextMenus.onClicked.dispatch({ menuItemId: 'explain-selection', selectionText: 'forwards to the secondary' }, tab);
  });
  await expect(panel.getByRole('heading', { name: 'Explain the selection' })).toBeVisible();
  await expect(panel.getByText('forwards to the secondary').first()).toBeVisible();
});

test('a shortcut takes along what is selected, without the toolbar', async ({ gloss, page, site }) => {
  await page.goto(`${site.url}/wiki/restart-charge-controller`);
  const panel = await gloss.openPanel(page);
  await highlight(page.getByText('A charge controller that has stopped taking sessions'));
  await workerOf(gloss).evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true });
    chrome.commands.onCommand.dispatch('summarize', tab);
  });
  await expect(panel.getByRole('heading', { name: 'Summarize the selection' })).toBeVisible();
  await expect(panel.getByRole('button', { name: /^Show on the page/ }).first()).toBeVisible();
});
