import { pageAddress } from '@/lib/core/page-address';
import { RunRecord } from '@/lib/core/run-record';
import type { Failure } from '@/lib/core/failure';
import type { GlossDb } from './db';
import { wordsOf } from './history-words';
import { writeWithRoom } from './make-room';
import { readable } from './readable';
import { toRow } from './run-row';

type StorageFull = Extract<Failure, { kind: 'storage-full' }>;

/** Keeps a run, new or changed. */
export const keepRun = async (db: GlossDb, run: RunRecord): Promise<StorageFull | undefined> => {
  const kept = await writeWithRoom(db, () => db.runs.put(toRow(RunRecord.parse(run))));
  return typeof kept === 'string' ? undefined : kept;
};

/** Changes what is known of a run since; one that was deleted meanwhile stays deleted. */
export const changeRun = async (db: GlossDb, id: string, change: Partial<Omit<RunRecord, 'id'>>): Promise<StorageFull | undefined> => {
  const changed = await writeWithRoom(db, () =>
    db.transaction('rw', db.runs, async () => {
      const row = await db.runs.get(id);
      if (row) await db.runs.put(toRow(RunRecord.parse({ ...row, ...change })));
    }),
  );
  return changed ?? undefined;
};

export const findRun = async (db: GlossDb, id: string): Promise<RunRecord | undefined> => readable(RunRecord, [await db.runs.get(id)])[0];

export interface HistoryPage {
  /** Any words of the title, address, question or answer, each whole or its beginning; empty for all. */
  readonly search?: string;
  /** An origin, to see one site's runs. */
  readonly site?: string | undefined;
  readonly limit?: number;
}

/** Runs, newest first. Every word of the search has to occur. */
export const listRuns = async (db: GlossDb, { search = '', site, limit = 100 }: HistoryPage = {}): Promise<RunRecord[]> => {
  const words = wordsOf(search);
  if (words.length === 0) {
    // A search of punctuation alone finds nothing, rather than everything.
    if (search.trim() !== '') return [];
    const all = db.runs.orderBy('startedAt').reverse();
    return readable(RunRecord, await (site === undefined ? all : all.filter((run) => run.site === site)).limit(limit).toArray());
  }

  const idsByWord = await Promise.all(words.map((word) => db.runs.where('words').startsWith(word).primaryKeys()));
  const [first = [], ...others] = idsByWord.map((ids) => new Set(ids));
  const ids = [...first].filter((id) => others.every((set) => set.has(id)));
  const rows = (await db.runs.bulkGet(ids)).filter((row) => row !== undefined && (site === undefined || row.site === site));
  return readable(RunRecord, rows)
    .toSorted((a, b) => b.startedAt - a.startedAt)
    .slice(0, limit);
};

/** The runs of one page, oldest first: its thread. */
export const threadOf = async (db: GlossDb, url: string, limit = 20): Promise<RunRecord[]> => {
  const page = pageAddress(url);
  const rows = await db.runs.where('[page+startedAt]').between([page, -Infinity], [page, Infinity]).reverse().limit(limit).toArray();
  return readable(RunRecord, rows.toReversed());
};

/** Every site that history knows. */
export const historySites = async (db: GlossDb): Promise<string[]> => (await db.runs.orderBy('site').uniqueKeys()).map(String);

/** Deletes a run and what was recorded of it. Feedback given on it stays: it was given to be sent. */
export const deleteRun = (db: GlossDb, id: string): Promise<void> =>
  db.transaction('rw', [db.runs, db.traces, db.traceTexts], async () => {
    await db.runs.delete(id);
    await db.traces.delete(id);
    await db.traceTexts.delete(id);
  });

/** Deletes all of history, and the answers made for it. */
export const deleteAllRuns = (db: GlossDb): Promise<void> =>
  db.transaction('rw', [db.runs, db.traces, db.traceTexts, db.answers], async () => {
    await db.runs.clear();
    await db.traces.clear();
    await db.traceTexts.clear();
    await db.answers.clear();
  });

/** Gives every run that was begun before `before` and has no end its end: call it when a worker starts, since none can be in flight then. */
export const settleStoppedRuns = async (db: GlossDb, before: number): Promise<void> => {
  const open = await db.runs.where('open').equals(1).toArray();
  for (const { id, written = '' } of open.filter(({ startedAt }) => startedAt < before)) {
    await changeRun(db, id, { outcome: { status: 'failed', failure: { kind: 'worker-stopped' }, text: written } });
  }
};
