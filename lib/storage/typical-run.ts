import { unknownRun, type TypicalRun } from '@/lib/core/job-estimate';
import { TraceSummary } from '@/lib/core/trace';
import type { GlossDb } from './db';
import { readable } from './readable';

/** Earlier answers that are looked at. */
const LATEST = 40;

/** The middle one: a single long page says nothing of the others. */
const median = (values: readonly number[]): number | undefined => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** What an answer of an endpoint usually takes, by the latest ones. */
export const typicalRun = async (db: GlossDb): Promise<TypicalRun> => {
  const rows = await db.traces.orderBy('at').reverse().limit(LATEST).toArray();
  const asked = readable(TraceSummary, rows).filter(({ engine, cached, tokens }) => engine === 'endpoint' && !cached && tokens);
  return {
    input: median(asked.map(({ tokens }) => tokens?.input ?? 0)) ?? unknownRun.input,
    output: median(asked.map(({ tokens }) => tokens?.output ?? 0)) ?? unknownRun.output,
    ms: median(asked.map(({ stages }) => stages.reduce((sum, { ms }) => sum + ms, 0))) ?? unknownRun.ms,
  };
};
