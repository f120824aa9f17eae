import { liveQuery } from 'dexie';
import { askForOpenFlags } from '@/lib/collector/ask-collector';
import { pageAddress, siteOf } from '@/lib/core/page-address';
import type { Settings } from '@/lib/core/settings';
import { onMessage } from '@/lib/messaging/protocol';
import { db } from '@/lib/storage/db';
import { markNewsRead } from '@/lib/storage/flag-news-store';
import { loadSettings } from '@/lib/storage/settings-store';
import { askNeeds, hearBack, type Fetch } from './hear-back';
import { inOrder } from './in-order';
import { keepAlive } from './keep-alive';
import { notifyOfNews, openPanelFromNotification, showBadge } from './news';
import { fromOwnPage } from './sender';

const ALARM = 'hear-back';
/** The shortest that browsers allow: what an owner corrects has to reach every reader within a minute. */
const EVERY_MINUTES = 0.5;
/** A panel that turns from page to page asks no more often than this, in milliseconds. */
const AT_MOST_EVERY = 3_000;

const browserFetch: Fetch = (url, init) => fetch(url, init);

const next = inOrder();
let askedAt = -Infinity;
let asked = '';

/** Whom is asked, and what about. */
const askedOf = ({ collector, sites }: Settings): string => JSON.stringify([collector, sites.map(({ origin }) => origin)]);

/** An alarm outlives the worker; made anew at each of its starts, it would never be due. */
const setAlarm = async (wanted: boolean): Promise<void> => {
  if (!wanted) await chrome.alarms.clear(ALARM);
  else if (!(await chrome.alarms.get(ALARM))) await chrome.alarms.create(ALARM, { periodInMinutes: EVERY_MINUTES });
};

const pass = (): Promise<void> =>
  next(async () => {
    const settings = await loadSettings(db);
    const now = Date.now();
    if (askedOf(settings) === asked && now >= askedAt && now - askedAt < AT_MOST_EVERY) return;
    askedAt = now;
    asked = askedOf(settings);
    const release = keepAlive();
    try {
      await setAlarm(settings.collector.url !== '');
      const news = await hearBack(db, settings, browserFetch, now);
      await showBadge(db);
      if (settings.notifyOfFlags) await notifyOfNews(db, news);
    } finally {
      release();
    }
  });

/**
 * Hears what the collector has to say: twice a minute, when the worker starts, when another collector or site is set, and when the panel
 * turns to a page.
 */
export const hearFromCollector = (): void => {
  chrome.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void pass();
  });
  openPanelFromNotification();
  onMessage('pageShown', async ({ sender }) => {
    if (fromOwnPage(sender)) await pass();
  });
  onMessage('newsRead', async ({ sender }) => {
    if (!fromOwnPage(sender)) return;
    await markNewsRead(db);
    await showBadge(db);
  });
  onMessage('openFlagsOn', async ({ data: { url, ask }, sender }) => {
    if (!fromOwnPage(sender)) return [];
    const settings = await loadSettings(db);
    // Only where the reader switched Gloss on: elsewhere the collector is not told which page is read.
    if (!settings.sites.some(({ origin }) => origin === siteOf(url))) return [];
    const needs = await askNeeds(db, settings, browserFetch);
    const topic = { page: pageAddress(url), task: ask.task, question: ask.question, selection: ask.selection?.text ?? '' };
    return needs ? askForOpenFlags(topic, needs) : [];
  });
  liveQuery(async () => askedOf(await loadSettings(db))).subscribe((wanted) => {
    if (wanted !== asked) void pass();
  });
};
