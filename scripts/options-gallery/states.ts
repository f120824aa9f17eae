import type { Page } from '@playwright/test';
import type { MessageKey } from '@/scripts/words-of';

/** One picture of the options page: a section, and what was done there. */
export interface OptionsState {
  readonly section: string;
  /** As on the first day. */
  readonly empty?: boolean;
  /** What somebody does there. */
  readonly act?: (page: Page, say: (key: MessageKey) => string) => Promise<void>;
}

const openForm = async (page: Page, say: (key: MessageKey) => string): Promise<void> => {
  await page.getByRole('button', { name: say('options.endpoints.add') }).click();
};

export const optionsStates: Record<string, OptionsState> = {
  endpoints: { section: 'endpoints' },
  'endpoints-empty': { section: 'endpoints', empty: true },
  'endpoints-form': {
    section: 'endpoints',
    act: async (page, say) => {
      await openForm(page, say);
      await page.getByRole('textbox', { name: say('options.endpoint.address') }).fill('my gateway');
      await page.getByText(say('options.endpoint.prices')).click();
      await page.getByLabel(say('options.endpoint.input'), { exact: true }).fill('cheap');
      await page.getByRole('button', { name: say('options.endpoint.testAndSave') }).click();
    },
  },
  'endpoints-test': {
    section: 'endpoints',
    act: async (page, say) => {
      await openForm(page, say);
      await page.getByRole('textbox', { name: say('options.endpoint.address') }).fill('llm.northwind.example');
      await page.getByRole('combobox', { name: say('options.endpoint.model') }).fill('granite-huge');
      await page.getByRole('button', { name: say('options.endpoint.testAndSave') }).click();
      await page.getByText(say('failure.modelMissing.title')).waitFor();
    },
  },
  'endpoints-profile': { section: 'endpoints', act: (page, say) => page.getByText(say('options.endpoints.found')).last().click() },
  sites: {
    section: 'sites',
    act: (page, say) =>
      page.getByRole('button', { name: say('options.sites.remove').replace('{site}', 'tickets.northwind.example') }).click(),
  },
  'sites-empty': { section: 'sites', empty: true },
  privacy: { section: 'privacy', act: (page, say) => page.getByRole('button', { name: say('options.privacy.testSpan') }).click() },
  owner: { section: 'owner' },
  outbox: { section: 'outbox' },
  'outbox-empty': { section: 'outbox', empty: true },
  activity: { section: 'activity', act: (page) => page.locator('canvas').last().waitFor() },
  'activity-empty': { section: 'activity', empty: true },
  'activity-run': {
    section: 'activity',
    act: async (page, say) => {
      await page.getByLabel(say('options.activity.trouble')).selectOption('flagged');
      await page
        .getByRole('list', { name: say('options.traceList.runs') })
        .getByRole('button')
        .first()
        .click();
      await page.getByText(say('options.trace.back')).waitFor();
    },
  },
  costs: { section: 'costs', act: (page, say) => page.getByRole('heading', { name: say('options.costs.byModel') }).waitFor() },
  data: {
    section: 'data',
    act: (page, say) =>
      page.getByLabel(say('options.data.file')).setInputFiles({
        name: 'settings.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify({ gloss: 'settings', version: 1, settings: { keepDays: 30, owner: { name: 'Tomas' } } })),
      }),
  },
  'data-errors': {
    section: 'data',
    act: (page, say) =>
      page.getByLabel(say('options.data.file')).setInputFiles({
        name: 'settings.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify({ gloss: 'settings', version: 1, settings: { keepDays: 0, share: 'all', sites: [{}] } })),
      }),
  },
  about: { section: 'about' },
};
