import { defineBackground } from 'wxt/utils/define-background';
import { onMessage } from '@/lib/messaging/protocol';
import { db } from '@/lib/storage/db';
import { settleStoppedRuns } from '@/lib/storage/run-store';
import { forgetDaily } from './forget-daily';
import { takeGestures } from './gestures';
import { handOutIntents } from './intents';
import { hearFromCollector } from './hear-back-loop';
import { runJobs } from './jobs';
import { noteBuiltInModel } from './model-document';
import { prepareAddresses } from './origin-rules';
import { runOutbox } from './outbox-loop';
import { readAhead } from './page-script';
import { keepToPolicy } from './policy';
import { prefetchTickets } from './prefetch';
import { showQuoteInTab } from './show-quote';
import { hostRuns } from './runs';
import { fromOwnPage, tabOf } from './sender';
import { followSites } from './sites';
import { runTelemetry } from './telemetry-loop';

export default defineBackground({
  type: 'module',
  main() {
    // Every listener is added in this turn: the browser wakes the worker for an event and delivers it to those that are there then.
    keepToPolicy();
    takeGestures();
    handOutIntents();
    hostRuns();
    followSites();
    runOutbox();
    runTelemetry();
    runJobs();
    prefetchTickets();
    hearFromCollector();
    prepareAddresses();
    forgetDaily();
    noteBuiltInModel();
    onMessage('preparePage', ({ data: tabId, sender }) => {
      if (!fromOwnPage(sender)) throw new Error('Only the panel prepares pages.');
      return readAhead(tabId);
    });
    onMessage('toolbarShown', async ({ sender }) => {
      const tab = tabOf(sender);
      if (tab) await readAhead(tab.id);
    });
    onMessage('showQuoteInTab', ({ data: { tabId, place }, sender }) => {
      if (!fromOwnPage(sender)) throw new Error('Only the panel shows quotes.');
      return showQuoteInTab(tabId, place);
    });

    void settleStoppedRuns(db, Date.now());
  },
});
