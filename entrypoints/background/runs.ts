import { answerQuestion } from '@/lib/core/run';
import { RUN_PORT } from '@/lib/messaging/run-port';
import { db } from '@/lib/storage/db';
import { readersLanguage } from '@/locales/language';
import { ladderOf } from './engines';
import { keepAlive } from './keep-alive';
import { capturePage } from './page-script';
import { hostRun, type RunHost } from './run-host';
import { fromOwnPage } from './sender';
import { noteMetrics } from './note-metrics';
import { readerAsks } from './prefetch';
import { tellOfRun } from './telemetry-loop';
import { shippedWords } from './word-lists';
import { watchTab } from './watch-tab';

const host: RunHost = {
  db,
  answer: answerQuestion,
  engines: ladderOf,
  addressOf: async (tabId) => (await chrome.tabs.get(tabId).catch(() => undefined))?.url,
  capture: capturePage,
  watchTab,
  keepAlive,
  words: shippedWords,
  get language() {
    return readersLanguage();
  },
  now: Date.now,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  traceKept: (trace) => {
    tellOfRun(trace);
    void noteMetrics(trace);
  },
};

/** One port is one run; its first message says what is asked. A content script has no business here. */
export const hostRuns = (): void => {
  chrome.runtime.onConnect.addListener((port) => {
    if (port.name !== RUN_PORT || !fromOwnPage(port.sender)) return;
    const onRequest = (message: unknown): void => {
      port.onMessage.removeListener(onRequest);
      const asked = readerAsks();
      void hostRun(port, message, host).finally(asked);
    };
    port.onMessage.addListener(onRequest);
  });
};
