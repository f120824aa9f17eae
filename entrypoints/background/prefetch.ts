import { answerQuestion } from '@/lib/core/run';
import { budgetState } from '@/lib/core/spend';
import { FRONT_PORT } from '@/lib/messaging/front-port';
import { db } from '@/lib/storage/db';
import { spentThisMonth } from '@/lib/storage/spend-store';
import { readersLanguage } from '@/locales/language';
import { isResting, ladderOf } from './engines';
import { keepAlive } from './keep-alive';
import { noteMetrics } from './note-metrics';
import { capturePage } from './page-script';
import { createPrefetcher } from './prefetcher';
import { tabOf } from './sender';
import { tellOfRun } from './telemetry-loop';

const prefetcher = createPrefetcher({
  db,
  answer: answerQuestion,
  // One that rests after failures, or a month that is spent: then nothing is prepared, rather than by the next best.
  engines: async (settings, now) => {
    const budget = budgetState(await spentThisMonth(db, now), settings.monthlyBudget);
    if (budget.status === 'spent' || (await isResting(settings, now))) return [];
    return (await ladderOf(settings, now)).filter(({ kind }) => kind === 'endpoint').slice(0, 1);
  },
  capture: capturePage,
  keepAlive,
  isOnline: () => navigator.onLine,
  newId: () => crypto.randomUUID(),
  get language() {
    return readersLanguage();
  },
  now: Date.now,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  traceKept: (trace) => {
    tellOfRun(trace);
    void noteMetrics(trace);
  },
});

export const { readerAsks } = prefetcher;

/** A page tells that it is in front by a port that lasts as long; only the browser says which page it is. */
export const prefetchTickets = (): void => {
  chrome.runtime.onConnect.addListener((port) => {
    if (port.name !== FRONT_PORT) return;
    const tab = port.sender && tabOf(port.sender);
    if (!tab?.active || port.sender?.frameId !== 0 || tab.url === undefined) return port.disconnect();
    const { leave } = prefetcher.pageInFront({ tabId: tab.id, url: tab.url });
    port.onDisconnect.addListener(leave);
  });
};
