import { answerQuestion } from '@/lib/core/run';
import { onMessage } from '@/lib/messaging/protocol';
import { db } from '@/lib/storage/db';
import { runningJobs } from '@/lib/storage/job-store';
import { readersLanguage } from '@/locales/language';
import { closeLeftTabs } from './background-tab';
import { ladderOf } from './engines';
import { openJobFromNotification, tellOfJob } from './job-notice';
import { createJobRunner } from './job-runner';
import { keepAlive } from './keep-alive';
import { noteMetrics } from './note-metrics';
import { readPage } from './read-page';
import { fromOwnPage } from './sender';
import { tellOfRun } from './telemetry-loop';

const ALARM = 'jobs';
/** One worker works on jobs at a time, whatever the browser does with its life. */
const LOCK = 'gloss-jobs';

const runner = createJobRunner({
  db,
  owner: crypto.randomUUID(),
  newId: () => crypto.randomUUID(),
  answer: answerQuestion,
  // What costs nothing is no second best where there is something better: it answers for a job only where there is nothing else.
  engines: async (settings, now) => {
    const ladder = await ladderOf(settings, now);
    const better = ladder.filter(({ kind }) => kind === 'endpoint');
    return better.length > 0 ? better : ladder;
  },
  read: readPage,
  isOnline: () => navigator.onLine,
  finished: tellOfJob,
  get language() {
    return readersLanguage();
  },
  now: Date.now,
  random: Math.random,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  traceKept: (trace) => {
    tellOfRun(trace);
    void noteMetrics(trace);
  },
});

let working = false;

/** Works while there is something to do, kept alive; the alarm is there for the case that the worker dies all the same. */
const work = async (): Promise<void> => {
  runner.look();
  if (working || (await runningJobs(db)).length === 0) return;
  if (working) return;
  working = true;
  const release = keepAlive();
  try {
    await chrome.alarms.create(ALARM, { periodInMinutes: 0.5 });
    await navigator.locks.request(LOCK, async () => {
      await closeLeftTabs();
      await runner.run();
    });
    await chrome.alarms.clear(ALARM);
  } finally {
    working = false;
    release();
  }
  // What was begun while it came to its end.
  if ((await runningJobs(db)).length > 0) await work();
};

/** Takes up the jobs that are running: when the worker or the browser starts, when one is begun or changed, when the network is back. */
export const runJobs = (): void => {
  const go = (): void => void work().catch((error: unknown) => console.error(error));
  chrome.runtime.onStartup.addListener(go);
  chrome.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) go();
  });
  onMessage('jobsChanged', ({ sender }) => {
    if (fromOwnPage(sender)) go();
  });
  globalThis.addEventListener('online', go);
  openJobFromNotification();
  go();
};
