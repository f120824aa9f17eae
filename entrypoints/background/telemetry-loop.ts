import type { Trace } from '@/lib/core/trace';
import { db } from '@/lib/storage/db';
import { noteTelemetry } from '@/lib/storage/telemetry-store';
import { inOrder } from './in-order';
import { keepAlive } from './keep-alive';
import { tellTelemetry } from './tell-telemetry';

const ALARM = 'telemetry';
const EVERY_MINUTES = 5;

const next = inOrder();
const pass = (before: () => Promise<void> = async () => {}): Promise<void> =>
  next(async () => {
    const release = keepAlive();
    try {
      await before();
      const waits = await tellTelemetry(db, chrome.runtime.getManifest().version, (url, init) => fetch(url, init));
      if (waits) await chrome.alarms.create(ALARM, { delayInMinutes: EVERY_MINUTES });
    } finally {
      release();
    }
  });

/** A run has ended: told at once, or as soon as the receiver can be reached. */
export const tellOfRun = ({ runId, at }: Pick<Trace, 'runId' | 'at'>): void =>
  void pass(() => noteTelemetry(db, { id: runId, kind: 'run', at }));

/** Tells telemetry what waits: when the worker starts, and every few minutes while the receiver can't be reached. */
export const runTelemetry = (): void => {
  chrome.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void pass();
  });
  void pass();
};
