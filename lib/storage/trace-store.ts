import type { Failure } from '@/lib/core/failure';
import { Trace } from '@/lib/core/trace';
import type { GlossDb } from './db';
import { writeWithRoom } from './make-room';
import { readable } from './readable';

export type TraceRow = Trace;

export const keepTrace = async (db: GlossDb, trace: Trace): Promise<Extract<Failure, { kind: 'storage-full' }> | undefined> => {
  const kept = await writeWithRoom(db, () => db.traces.put(Trace.parse(trace)));
  return typeof kept === 'string' ? undefined : kept;
};

export const findTrace = async (db: GlossDb, runId: string): Promise<Trace | undefined> => readable(Trace, [await db.traces.get(runId)])[0];

/** Traces since a moment, oldest first: what a month cost, how long each stage took. */
export const tracesSince = async (db: GlossDb, since: number): Promise<Trace[]> =>
  readable(Trace, await db.traces.where('at').aboveOrEqual(since).sortBy('at'));
