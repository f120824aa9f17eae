import { MOST_ENTRIES } from '@/lib/collector/contract';
import { sendOutbox } from '@/lib/collector/send-outbox';
import { onMessage } from '@/lib/messaging/protocol';
import { db } from '@/lib/storage/db';
import { dueEntries, hurryOutbox, leaseEntries, nextAttemptAt, settleEntries } from '@/lib/storage/outbox-store';
import { loadCollectorState } from '@/lib/storage/collector-state';
import { loadSettings } from '@/lib/storage/settings-store';
import { inOrder } from './in-order';
import { keepAlive } from './keep-alive';
import { fromOwnPage } from './sender';

const ALARM = 'outbox';
const PATIENCE = 30_000;
/** An entry that was sent and not answered for, because the worker died, is sent again after this. */
const LEASE = 2 * PATIENCE;

/** Sends batch after batch while something is due. Each is marked as sent first: the panel shows it, and a dead worker loses nothing. */
const sendDue = async (): Promise<void> => {
  const { collector } = await loadSettings(db);
  if (collector.url === '') return;
  const { reader } = await loadCollectorState(db);
  const release = keepAlive();
  try {
    for (;;) {
      const now = Date.now();
      const due = await dueEntries(db, now, MOST_ENTRIES);
      if (due.length === 0) break;
      await leaseEntries(db, due, now + LEASE);
      const needs = { fetch: (url: string, init: RequestInit) => fetch(url, init), now: Date.now, random: Math.random, patience: PATIENCE };
      await settleEntries(db, await sendOutbox(due, { ...collector, reader }, needs));
    }
  } finally {
    release();
  }
};

const scheduleNext = async (): Promise<void> => {
  // Without a collector there is nothing to wait for; the options page says "now" when there is one.
  if ((await loadSettings(db)).collector.url === '') return;
  const at = await nextAttemptAt(db);
  if (at !== undefined) await chrome.alarms.create(ALARM, { when: Math.max(at, Date.now() + 1000) });
};

/** There is something to send that can wait for company. */
export const expectOutbox = (): Promise<void> => scheduleNext();

/** Two passes at once would send the same entries twice. */
const next = inOrder();
const pass = (before: () => Promise<void> = async () => {}): Promise<void> =>
  next(async () => {
    try {
      await before();
      await sendDue();
    } finally {
      await scheduleNext();
    }
  });

/** Sends verdicts when they are given, when their back-off is over, and when somebody says "now". */
export const runOutbox = (): void => {
  chrome.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void pass();
  });
  onMessage('sendOutbox', async ({ sender }) => {
    if (fromOwnPage(sender)) await pass(() => hurryOutbox(db, Date.now()));
  });
  void pass();
};
