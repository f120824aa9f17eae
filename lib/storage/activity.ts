import { mentions } from '@/lib/core/activity';
import { Feedback } from '@/lib/core/feedback';
import { TraceSummary, type Trace } from '@/lib/core/trace';
import type { GlossDb } from './db';
import { readable } from './readable';
import { findTraces } from './trace-store';

/** What the activity and cost pages are made from. */
export interface Activity {
  /** Newest first. */
  readonly traces: readonly TraceSummary[];
  readonly verdicts: readonly Feedback[];
  /** Runs whose answer was flagged, by the last verdict on it. */
  readonly flagged: ReadonlySet<string>;
}

const flaggedRuns = (verdicts: readonly Feedback[]): ReadonlySet<string> => {
  const latest = new Map([...verdicts].sort((a, b) => a.at - b.at).map(({ runId, verdict }) => [runId, verdict]));
  return new Set([...latest].filter(([, verdict]) => verdict === 'flag').map(([runId]) => runId));
};

export const loadActivity = async (db: GlossDb): Promise<Activity> => {
  const traces = readable(TraceSummary, await db.traces.orderBy('at').reverse().toArray());
  const verdicts = readable(Feedback, await db.feedback.toArray());
  return { traces, verdicts, flagged: flaggedRuns(verdicts) };
};

/** Whole pages: a few hundred at a time, so that thousands never lie in memory together. */
const BATCH = 250;

/** The runs whose question, page or answer mention every word. */
export const runsMentioning = async (db: GlossDb, search: string): Promise<ReadonlySet<string>> => {
  const runIds = await db.traces.toCollection().primaryKeys();
  const found = new Set<string>();
  for (let from = 0; from < runIds.length; from += BATCH) {
    for (const trace of await findTraces(db, runIds.slice(from, from + BATCH))) if (mentions(trace, search)) found.add(trace.runId);
  }
  return found;
};

/** Whole traces of some runs, oldest first, for an export. */
export const loadTraces = async (db: GlossDb, runIds: readonly string[]): Promise<readonly Trace[]> =>
  (await findTraces(db, runIds)).sort((a, b) => a.at - b.at);
