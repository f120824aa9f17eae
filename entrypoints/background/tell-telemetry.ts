import { sendOtel, type Fetch } from '@/lib/collector/send-otel';
import { feedbackToOtel, runToOtel, type OtelExport } from '@/lib/core/otel';
import type { Telemetry } from '@/lib/core/settings';
import type { GlossDb } from '@/lib/storage/db';
import { findFeedback } from '@/lib/storage/feedback-store';
import { loadSettings } from '@/lib/storage/settings-store';
import { forgetTelemetry, settleTelemetry, waitingTelemetry, type TelemetryRow } from '@/lib/storage/telemetry-store';
import { findTrace } from '@/lib/storage/trace-store';

const AT_ONCE = 50;

/** Undefined when what it was about is deleted by now. */
const exportOf = async (db: GlossDb, row: TelemetryRow, telemetry: Telemetry, version: string): Promise<OtelExport | undefined> => {
  if (row.kind === 'run') {
    const trace = await findTrace(db, row.id);
    return trace && runToOtel(trace, telemetry, version);
  }
  const feedback = await findFeedback(db, row.id);
  return feedback && feedbackToOtel(feedback, telemetry, version);
};

/**
 * Tells telemetry what it has not been told yet. What the receiver will not have is passed over; at the first thing that it may take later
 * it stops, so that an outage costs one request and not one for each run.
 * @returns whether something still waits.
 */
export const tellTelemetry = async (db: GlossDb, version: string, fetch: Fetch): Promise<boolean> => {
  const { telemetry } = await loadSettings(db);
  if (telemetry.url === '') {
    await forgetTelemetry(db);
    return false;
  }
  for (;;) {
    const rows = await waitingTelemetry(db, AT_ONCE);
    if (rows.length === 0) return false;
    for (const row of rows) {
      const what = await exportOf(db, row, telemetry, version);
      const delivery = what ? await sendOtel(what, telemetry, fetch) : undefined;
      if (delivery?.ok === false && delivery.retry) return true;
      await settleTelemetry(db, [row.id]);
    }
  }
};
