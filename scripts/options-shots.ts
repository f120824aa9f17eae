import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { browserFlags } from './browser-flags.mjs';
import { ensureBrowser } from './find-browser.mjs';
import { serveGallery } from './serve-gallery';

/**
 * Pictures of the options page into shots/: each section, filled in and as it is on the first day, at the widths and in the colours in
 * which it is used. `npm run shots:options -- costs` takes only those whose name begins so. Exits 1 when one is wider than its window.
 */
const repo = path.resolve(import.meta.dirname, '..');
const out = path.join(repo, 'shots');
const sizes = [
  { width: 360, height: 760, scheme: 'light' },
  { width: 360, height: 760, scheme: 'dark' },
  { width: 900, height: 900, scheme: 'light' },
  { width: 1_400, height: 1_000, scheme: 'light' },
  { width: 1_400, height: 1_000, scheme: 'dark' },
] as const;

interface Shot {
  readonly section: string;
  /** As on the first day. */
  readonly empty?: boolean;
  readonly act?: (page: Page) => Promise<void>;
}

const openForm = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Add an endpoint' }).click();
};

const shots: Record<string, Shot> = {
  endpoints: { section: 'endpoints' },
  'endpoints-empty': { section: 'endpoints', empty: true },
  'endpoints-form': {
    section: 'endpoints',
    act: async (page) => {
      await openForm(page);
      await page.getByRole('textbox', { name: 'Address' }).fill('my gateway');
      await page.getByText('Prices, to count what answers cost').click();
      await page.getByLabel('Input', { exact: true }).fill('cheap');
      await page.getByRole('button', { name: 'Test and save' }).click();
    },
  },
  'endpoints-test': {
    section: 'endpoints',
    act: async (page) => {
      await openForm(page);
      await page.getByRole('textbox', { name: 'Address' }).fill('llm.northwind.example');
      await page.getByRole('combobox', { name: 'Model' }).fill('granite-huge');
      await page.getByRole('button', { name: 'Test and save' }).click();
      await page.getByText('The model is not there').waitFor();
    },
  },
  'endpoints-profile': { section: 'endpoints', act: (page) => page.getByText('What the test found').last().click() },
  sites: { section: 'sites', act: (page) => page.getByRole('button', { name: /^Remove tickets/ }).click() },
  'sites-empty': { section: 'sites', empty: true },
  privacy: { section: 'privacy', act: (page) => page.getByRole('button', { name: 'Send a test span' }).click() },
  owner: { section: 'owner' },
  outbox: { section: 'outbox' },
  'outbox-empty': { section: 'outbox', empty: true },
  activity: { section: 'activity', act: (page) => page.locator('canvas').last().waitFor() },
  'activity-empty': { section: 'activity', empty: true },
  'activity-run': {
    section: 'activity',
    act: async (page) => {
      await page.getByLabel('Trouble').selectOption('flagged');
      await page.getByRole('list', { name: 'Runs' }).getByRole('button').first().click();
      await page.getByText('What came back').waitFor();
    },
  },
  costs: { section: 'costs', act: (page) => page.getByRole('heading', { name: 'By model' }).waitFor() },
  data: {
    section: 'data',
    act: (page) =>
      page.getByLabel('Settings file').setInputFiles({
        name: 'settings.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify({ gloss: 'settings', version: 1, settings: { keepDays: 30, owner: { name: 'Tomas' } } })),
      }),
  },
  'data-errors': {
    section: 'data',
    act: (page) =>
      page.getByLabel('Settings file').setInputFiles({
        name: 'settings.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify({ gloss: 'settings', version: 1, settings: { keepDays: 0, share: 'all', sites: [{}] } })),
      }),
  },
  about: { section: 'about' },
};

const gallery = await serveGallery('options-gallery');
const wanted = process.argv[2] ?? '';
const browser = await chromium.launch({ executablePath: ensureBrowser().path, args: browserFlags });
const tooWide: string[] = [];
mkdirSync(out, { recursive: true });
try {
  for (const { width, height, scheme } of sizes) {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      reducedMotion: 'reduce',
      locale: 'en-GB',
      timezoneId: 'UTC',
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => {
      throw error;
    });
    // Leaving a form with something typed in it asks first.
    page.on('dialog', (dialog) => void dialog.accept());
    for (const [name, { section, empty = false, act }] of Object.entries(shots)) {
      if (!name.startsWith(wanted)) continue;
      await page.goto('about:blank');
      await page.goto(`${gallery.url}${empty ? '?empty' : ''}#${section}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await act?.(page);
      await page.waitForTimeout(150);
      const file = `options-${name}-${width}-${scheme}.png`;
      const inner = await page.evaluate(() => document.documentElement.scrollWidth);
      if (inner > width) tooWide.push(`${file}: ${inner} px`);
      await page.screenshot({ path: path.join(out, file), fullPage: name !== 'activity-run' });
    }
    await context.close();
  }
} finally {
  await browser.close();
  gallery.close();
}

console.log(`Pictures are in ${path.relative(process.cwd(), out)}/`);
if (tooWide.length > 0) {
  console.error(`Wider than their window:\n${tooWide.join('\n')}`);
  process.exitCode = 1;
}
