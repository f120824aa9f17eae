import { z } from 'zod';
import type { GlossDb } from './db';
import { readable } from './readable';
import { loadSettings } from './settings-store';

/** Something that telemetry has still to be told of: only what it is about, since that is kept elsewhere. */
const TelemetryRow = z.object({
  /** Of a run, or of a verdict. */
  id: z.string(),
  kind: z.enum(['run', 'feedback']),
  /** Milliseconds since the epoch. */
  at: z.number(),
});
export type TelemetryRow = z.infer<typeof TelemetryRow>;

/** Notes a run or a verdict for telemetry, where the owner wants any. */
export const noteTelemetry = async (db: GlossDb, row: TelemetryRow): Promise<void> => {
  if ((await loadSettings(db)).telemetry.url !== '') await db.telemetry.put(TelemetryRow.parse(row));
};

/** What has not been told yet, oldest first. */
export const waitingTelemetry = async (db: GlossDb, limit: number): Promise<TelemetryRow[]> =>
  readable(TelemetryRow, await db.telemetry.orderBy('at').limit(limit).toArray());

export const settleTelemetry = (db: GlossDb, ids: readonly string[]): Promise<void> => db.telemetry.bulkDelete([...ids]);

export const forgetTelemetry = (db: GlossDb): Promise<void> => db.telemetry.clear();
