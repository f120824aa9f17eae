import { db } from '@/lib/storage/db';
import { forgetOlderThan } from '@/lib/storage/forget-old';
import { loadSettings } from '@/lib/storage/settings-store';

const ALARM = 'forget';

const forget = async (): Promise<void> => forgetOlderThan(db, (await loadSettings(db)).keepDays, Date.now());

/** An alarm outlives the worker; made anew at each of its starts, it would never be due. */
const setAlarm = async (): Promise<void> => {
  if (!(await chrome.alarms.get(ALARM))) await chrome.alarms.create(ALARM, { delayInMinutes: 5, periodInMinutes: 24 * 60 });
};

/** Once a day, and soon after the start of a browser that is not left running overnight. */
export const forgetDaily = (): void => {
  chrome.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void forget();
  });
  void setAlarm();
};
