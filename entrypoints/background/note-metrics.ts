import { metricsOfRun } from '@/lib/core/run-metrics';
import type { Trace } from '@/lib/core/trace';
import { db } from '@/lib/storage/db';
import { noteRun } from '@/lib/storage/outbox-store';
import { loadSettings } from '@/lib/storage/settings-store';
import { expectOutbox } from './outbox-loop';

/** Lays a run's metrics out for the collector, where there is one and the reader lets them go. */
export const noteMetrics = async (trace: Trace): Promise<void> => {
  const { collector, sendMetrics, sites } = await loadSettings(db);
  if (collector.url === '' || !sendMetrics) return;
  // Where else somebody reads is their own business: only sites that are switched on are named.
  const site = sites.some(({ origin }) => origin === trace.site) ? trace.site : '';
  await noteRun(db, metricsOfRun(trace, site), Date.now());
  await expectOutbox();
};
