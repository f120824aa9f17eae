import { page, userEvent } from 'vitest/browser';
import { afterEach, expect, test } from 'vitest';
import { EndpointSettings } from '@/lib/core/endpoint-settings';
import { findJob, itemsOf, listJobs } from '@/lib/storage/job-store';
import { keepPolicy } from '@/lib/storage/policy-store';
import { finishedJob, runningJob } from './job-panel-samples';
import { showPanel } from './show-panel';

let close: (() => void) | undefined;
afterEach(() => {
  close?.();
  close = undefined;
});

const show = async (options: Parameters<typeof showPanel>[0] = {}) => {
  const shown = await showPanel(options);
  close = shown.close;
  return shown;
};

const endpoint = EndpointSettings.parse({
  id: 'e',
  name: 'Gateway',
  baseUrl: 'https://gateway.example.com/v1',
  model: 'large',
  price: { currency: 'EUR', input: 1, output: 4 },
});
const links = ['a', 'b', 'c'].map((name, at) => ({
  url: `https://tracker.example.com/${name}`,
  title: `Ticket ${name}`,
  selected: at < 2,
}));
const press = (name: string | RegExp) => userEvent.click(page.getByRole('button', { name, exact: typeof name === 'string' }));

test('the links in the selection are chosen, and what it will take and where it stops are shown before it starts', async () => {
  const { host, db } = await show({ world: { links }, settings: { endpoints: [endpoint] } });
  await press('Many pages');
  await press('New');
  await expect.element(page.getByText('2 of 3 chosen')).toBeVisible();
  await userEvent.fill(page.getByRole('textbox', { name: 'Your question' }), 'What caused it?');
  await expect.element(page.getByText(/^About [\d,]+ tokens, about €/)).toBeVisible();
  await userEvent.fill(page.getByRole('textbox', { name: 'Stop at tokens' }), '90000');
  await press('Start with 2 pages');

  await expect.element(page.getByRole('heading', { name: 'What caused it?' })).toBeVisible();
  const [job] = await listJobs(db);
  expect(job).toMatchObject({ state: 'running', task: 'ask', question: 'What caused it?', cap: { tokens: 90_000 } });
  expect(job?.cap.money).toBeGreaterThan(0);
  expect((await itemsOf(db, job?.id ?? '')).map(({ kind, url }) => url || kind)).toEqual([
    'https://tracker.example.com/a',
    'https://tracker.example.com/b',
    'overall',
  ]);
  expect(host.calls).toContain('permit https://tracker.example.com');
  expect(host.calls).toContain('jobs changed');
});

test('nothing is begun on sites that the reader does not let Gloss read', async () => {
  const { db } = await show({ world: { links, permits: false }, settings: { endpoints: [endpoint] } });
  await press('Many pages');
  await press('New');
  await userEvent.click(page.getByText('Summarize each page'));
  await press('Start with 2 pages');
  await expect.element(page.getByText(/was not given leave to read these sites/)).toBeVisible();
  expect(await listJobs(db)).toEqual([]);
});

test('pasted addresses are taken, and those that the policy keeps Gloss out of are not', async () => {
  const { db } = await show();
  await keepPolicy(db, { declared: ['blockedSites'], blockedSites: ['hr.example.com'] });
  await press('Many pages');
  await press('New');
  await userEvent.click(page.getByText('Addresses', { exact: true }));
  await userEvent.fill(
    page.getByRole('textbox', { name: 'Addresses' }),
    'https://wiki.example.com/a, https://hr.example.com/b and wiki.example.com/c',
  );
  await userEvent.click(page.getByText('Summarize each page'));
  await expect.element(page.getByText(/policy keeps Gloss out of are left out: 1/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Start with 2 pages' })).toBeEnabled();
});

test('where a policy switched jobs off, there is no way in', async () => {
  const { db } = await show();
  await keepPolicy(db, { declared: ['features'], features: { jobs: false } });
  await expect.element(page.getByRole('button', { name: 'History' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Many pages' })).not.toBeInTheDocument();
});

test('a job is paused and goes on from the panel', async () => {
  const { db, host } = await show({ jobs: [runningJob] });
  await press(/3 of 25 done/);
  await press('Pause');
  await expect.element(page.getByRole('button', { name: 'Go on' })).toBeVisible();
  expect(await findJob(db, 'job-1')).toMatchObject({ state: 'paused', pause: { by: 'reader' } });
  await press('Go on');
  await expect.element(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  expect(host.calls.filter((call) => call === 'jobs changed')).toHaveLength(2);
});

test('the result is a table whose overall answer leads to its pages, and is taken along as Markdown and CSV', async () => {
  const { host, db } = await show({ jobs: [finishedJob] });
  await press('Many pages');
  await press(/What caused/);
  await expect.element(page.getByRole('table')).toBeVisible();
  await expect.element(page.getByRole('button', { name: '[2] INC-1043 Chargers of row B silent' })).toBeVisible();
  await expect.element(page.getByText('1 of 1 quotes are not on the page')).toBeVisible();
  await expect.poll(async () => (await findJob(db, 'job-1'))?.told).toBe(true); // written down after it is shown

  await press('Copy');
  expect(host.copied[0]).toContain('- A certificate and a disk ran out unnoticed. [1] [4]');
  await press('CSV');
  expect(host.saved[0]?.name).toBe('gloss-2026-11-24.csv');
  expect(host.saved[0]?.text.split('\r\n')).toHaveLength(1 + 6 + 1);
});

test('what failed is tried again', async () => {
  const { db } = await show({ jobs: [finishedJob] });
  await press('Many pages');
  await press(/What caused/);
  await press('Try 1 again');
  await expect.poll(async () => (await findJob(db, 'job-1'))?.state).toBe('running');
  const items = await itemsOf(db, 'job-1');
  expect(items.filter(({ state }) => state === 'waiting').map(({ at }) => at)).toEqual([5, 6]);
});

test('a notification that was clicked opens its result', async () => {
  await show({ jobs: [finishedJob], world: { jobToShow: 'job-1' } });
  await expect.element(page.getByRole('heading', { name: 'What caused this incident?' })).toBeVisible();
});
