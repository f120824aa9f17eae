import { mentions } from '@/lib/core/activity';
import { Feedback } from '@/lib/core/feedback';
import { Trace, type TraceSummary } from '@/lib/core/trace';
import type { GlossDb } from './db';
import { readable } from './readable';

/** What the activity and cost pages are made from. */
export interface Activity {
  /** Newest first. */
  readonly traces: readonly TraceSummary[];
  readonly verdicts: readonly Feedback[];
  /** Runs whose answer was flagged, by the last verdict on it. */
  readonly flagged: ReadonlySet<string>;
}

/** Traces hold whole pages: a few hundred at a time, so that thousands never lie in memory together. */
const BATCH = 250;

/** Newest first, in batches, without keeping more than one of them. */
async function* traceBatches(db: GlossDb): AsyncGenerator<readonly Trace[]> {
  let before = Infinity;
  let seen = new Set<string>();
  for (;;) {
    const rows = await db.traces
      .where('at')
      .belowOrEqual(before)
      .reverse()
      .limit(BATCH + seen.size)
      .toArray();
    const fresh = rows.filter(({ runId }) => !seen.has(runId));
    if (fresh.length === 0) return;
    yield readable(Trace, fresh);
    const last = fresh.at(-1)?.at ?? -Infinity;
    // Several runs may share a millisecond: those of the last one are read again and left out.
    seen = new Set([...(last === before ? seen : []), ...fresh.filter(({ at }) => at === last).map(({ runId }) => runId)]);
    before = last;
  }
}

const flaggedRuns = (verdicts: readonly Feedback[]): ReadonlySet<string> => {
  const latest = new Map([...verdicts].sort((a, b) => a.at - b.at).map(({ runId, verdict }) => [runId, verdict]));
  return new Set([...latest].filter(([, verdict]) => verdict === 'flag').map(([runId]) => runId));
};

export const loadActivity = async (db: GlossDb): Promise<Activity> => {
  const traces: TraceSummary[] = [];
  for await (const batch of traceBatches(db)) traces.push(...batch.map(({ input: _input, output: _output, ...summary }) => summary));
  const verdicts = readable(Feedback, await db.feedback.toArray());
  return { traces, verdicts, flagged: flaggedRuns(verdicts) };
};

/** The runs whose question, page or answer mention every word. */
export const runsMentioning = async (db: GlossDb, search: string): Promise<ReadonlySet<string>> => {
  const found = new Set<string>();
  for await (const batch of traceBatches(db)) for (const trace of batch) if (mentions(trace, search)) found.add(trace.runId);
  return found;
};

/** Whole traces of some runs, oldest first, for an export. */
export const loadTraces = async (db: GlossDb, runIds: readonly string[]): Promise<readonly Trace[]> =>
  readable(Trace, await db.traces.bulkGet([...runIds])).sort((a, b) => a.at - b.at);
