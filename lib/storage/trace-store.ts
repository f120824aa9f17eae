import type { Failure } from '@/lib/core/failure';
import { Trace, TraceSummary, type TraceText } from '@/lib/core/trace';
import type { GlossDb } from './db';
import { writeWithRoom } from './make-room';
import { readable } from './readable';
import { addSpend } from './spend-store';

/** Rows of the first versions hold their texts themselves. */
export type TraceRow = TraceSummary & Partial<Omit<TraceText, 'runId'>>;

/** Keeps a trace, and adds what it cost to its month. */
export const keepTrace = async (db: GlossDb, trace: Trace): Promise<Extract<Failure, { kind: 'storage-full' }> | undefined> => {
  const { input, output, ...summary } = Trace.parse(trace);
  const kept = await writeWithRoom(db, () =>
    db.transaction('rw', [db.traces, db.traceTexts, db.spend], async () => {
      if (summary.cost) await addSpend(db, summary.at, summary.cost);
      await db.traceTexts.put({ runId: summary.runId, input, output });
      return db.traces.put(summary);
    }),
  );
  return typeof kept === 'string' ? undefined : kept;
};

/** Whole traces of some runs, in the order asked for; one that is gone is left out. */
export const findTraces = async (db: GlossDb, runIds: readonly string[]): Promise<Trace[]> => {
  const [rows, texts] = await Promise.all([db.traces.bulkGet([...runIds]), db.traceTexts.bulkGet([...runIds])]);
  return readable(
    Trace,
    rows.map((row, index) => row && { input: [], output: '', ...row, ...texts[index] }),
  );
};

export const findTrace = async (db: GlossDb, runId: string): Promise<Trace | undefined> => (await findTraces(db, [runId]))[0];
