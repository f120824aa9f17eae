import { expect, test } from 'vitest';
import type { Correction } from '@/lib/core/correction';
import type { FlagNews } from '@/lib/core/flag-state';
import { Settings } from '@/lib/core/settings';
import { loadCollectorState } from '@/lib/storage/collector-state';
import { correctionsOn } from '@/lib/storage/correction-store';
import { giveFeedback } from '@/lib/storage/feedback-store';
import { myFlags, unreadNews } from '@/lib/storage/flag-news-store';
import { memoryDb } from '@/lib/storage/memory-db';
import { sampleFlag } from '@/lib/storage/run-samples';
import { hearBack } from './hear-back';

const PAGE = 'https://wiki.example.com/backup';
const settings = Settings.parse({
  collector: { url: 'https://gloss.example.com/', token: 'team' },
  sites: [{ origin: 'https://wiki.example.com' }],
});
const correction = (id: string, change: Partial<Correction> = {}): Correction => ({
  id,
  page: PAGE,
  task: 'ask',
  question: 'How long are snapshots kept?',
  selection: '',
  answer: { text: '40 days.', answered: true, points: [] },
  owner: 'Mara',
  at: 5,
  live: true,
  ...change,
});
const news = (change: Partial<FlagNews> = {}): FlagNews => ({
  id: 'flag-1',
  state: 'open',
  reply: '',
  owner: '',
  changedAt: 10,
  ...change,
});

/** A collector that says what it is given to say, and remembers what it was asked. */
const scripted = () => {
  const said: { corrections: Correction[]; flags: FlagNews[]; away: boolean } = { corrections: [], flags: [], away: false };
  const asked: { path: string; headers: Headers; status: number }[] = [];
  return {
    said,
    asked,
    fetch: (url: string, init: RequestInit): Promise<Response> => {
      if (said.away) return Promise.reject(new TypeError('Failed to fetch'));
      const headers = new Headers(init.headers);
      const body = JSON.stringify(url.includes('/v1/flags') ? { flags: said.flags } : { corrections: said.corrections });
      const etag = `"${body.length}"`;
      const status = headers.get('if-none-match') === etag ? 304 : 200;
      asked.push({ path: url.slice('https://gloss.example.com/v1/'.length), headers, status });
      return Promise.resolve(status === 304 ? new Response(null, { status }) : new Response(body, { status, headers: { etag } }));
    },
  };
};

test('keeps what the owner corrected on the sites that are switched on, and asks for nothing else', async () => {
  const db = memoryDb();
  const { said, asked, fetch } = scripted();
  said.corrections = [correction('c1'), correction('gone', { live: false })];
  await hearBack(db, settings, fetch, 1);
  expect((await correctionsOn(db, PAGE)).map(({ id }) => id)).toEqual(['c1']);
  expect(asked.map(({ path }) => path)).toEqual(['corrections?site=https%3A%2F%2Fwiki.example.com']);
  expect(asked[0]?.headers.get('authorization')).toBe('Bearer team');
});

test('asks by the tag it has, keeps what it has while that is so, and forgets what was taken back', async () => {
  const db = memoryDb();
  const { said, asked, fetch } = scripted();
  said.corrections = [correction('c1'), correction('c2')];
  await hearBack(db, settings, fetch, 1);
  await hearBack(db, settings, fetch, 2);
  expect(asked.map(({ status }) => status)).toEqual([200, 304]);
  expect(await correctionsOn(db, PAGE)).toHaveLength(2);
  said.corrections = [correction('c2')];
  await hearBack(db, settings, fetch, 3);
  expect((await correctionsOn(db, PAGE)).map(({ id }) => id)).toEqual(['c2']);
});

test('serves what it has while the collector is away', async () => {
  const db = memoryDb();
  const { said, fetch } = scripted();
  said.corrections = [correction('c1')];
  await hearBack(db, settings, fetch, 1);
  said.away = true;
  await hearBack(db, settings, fetch, 2);
  expect(await correctionsOn(db, PAGE)).toHaveLength(1);
});

test('another collector, or a site switched off, leaves none of the old corrections behind', async () => {
  const db = memoryDb();
  const { said, asked, fetch } = scripted();
  said.corrections = [correction('c1')];
  await hearBack(db, settings, fetch, 1);
  await hearBack(db, { ...settings, collector: { ...settings.collector, url: 'https://gloss.example.com' } }, fetch, 2);
  expect(asked.at(-1)?.headers.get('if-none-match')).toBeNull();
  await hearBack(db, { ...settings, sites: [] }, fetch, 3);
  expect(await correctionsOn(db, PAGE)).toEqual([]);
  await hearBack(db, settings, fetch, 4);
  expect(await correctionsOn(db, PAGE)).toHaveLength(1);
  await hearBack(db, { ...settings, collector: { url: '', token: '' } }, fetch, 5);
  expect(await correctionsOn(db, PAGE)).toEqual([]);
});

test('tells once when a flag is fixed, and not that it arrived', async () => {
  const db = memoryDb();
  const { said, asked, fetch } = scripted();
  await giveFeedback(db, sampleFlag());
  said.flags = [news(), news({ id: 'of-another-profile', state: 'fixed' })];
  expect(await hearBack(db, settings, fetch, 1)).toEqual([]);
  said.flags = [news({ state: 'fixed', reply: 'Thanks, mended.', owner: 'Mara', changedAt: 20 })];
  expect((await hearBack(db, settings, fetch, 2)).map(({ id }) => id)).toEqual(['flag-1']);
  expect(await hearBack(db, settings, fetch, 700_000)).toEqual([]);
  expect((await unreadNews(db)).map(({ reply }) => reply)).toEqual(['Thanks, mended.']);
  expect((await myFlags(db)).map(({ news }) => news?.state)).toEqual(['fixed']);
  const readers = asked.filter(({ path }) => path === 'flags').map(({ headers }) => headers.get('gloss-reader'));
  expect(new Set(readers)).toEqual(new Set([(await loadCollectorState(db)).reader]));
});

test('a flag that was decided is asked after now and then, one that is open each time', async () => {
  const db = memoryDb();
  const { said, asked, fetch } = scripted();
  const flagsAsked = () => asked.filter(({ path }) => path === 'flags').length;
  await hearBack(db, settings, fetch, 1);
  expect(flagsAsked()).toBe(0);
  await giveFeedback(db, sampleFlag());
  said.flags = [news({ state: 'in-review' })];
  await hearBack(db, settings, fetch, 2);
  await hearBack(db, settings, fetch, 3);
  expect(flagsAsked()).toBe(2);
  said.flags = [news({ state: 'fixed', changedAt: 30 })];
  await hearBack(db, settings, fetch, 4);
  await hearBack(db, settings, fetch, 5);
  expect(flagsAsked()).toBe(3);
  // Taken back by its owner.
  said.flags = [news({ state: 'open', changedAt: 40 })];
  await hearBack(db, settings, fetch, 700_000);
  expect(await unreadNews(db)).toEqual([]);
});
