import { z } from 'zod';
import { CollectorEntry, MOST_ENTRIES, type EntriesResponse } from '@/lib/collector/contract';
import type { RunMetrics } from '@/lib/core/run-metrics';
import { pageAddress, siteOf } from '@/lib/core/page-address';
import type { Feedback } from '@/lib/core/feedback';
import { enqueue, type Target } from './deliveries';
import type { Queries, Store } from './open-database';
import { redactFeedback } from './redact-feedback';
import { addSums, sumsOfRun, sumsOfVerdict } from './sums';
import { hashOf } from './tokens';
import { topicOf } from './topic';

/** The envelope only: a wrong entry is told apart from the others, not with them. */
export const Envelope = z.object({
  reader: z.string().min(16).max(64).optional(),
  entries: z.array(z.unknown()).max(MOST_ENTRIES),
});

const Id = z.object({ id: z.string().min(1).max(128) });

interface Batch {
  /** Already hashed. */
  readonly reader: string | null;
  readonly receivedAt: number;
  readonly entries: readonly CollectorEntry[];
}

const clean = (text: string): string => text.replaceAll('\0', '');

/** Whole milliseconds, and never later than now: a reader's clock that is years ahead must not make a chart of the future. */
const momentOf = (at: number, receivedAt: number): number => Math.max(0, Math.min(Math.trunc(at), receivedAt));

const feedbackRow = (id: string, given: Feedback, reader: string | null, receivedAt: number) => {
  const feedback = redactFeedback(given);
  const { run, question, selection, verdict, reason = null } = feedback;
  const at = momentOf(feedback.at, receivedAt);
  const page = pageAddress(run.url);
  const subject = { page, task: run.task, question, selection };
  return {
    id,
    feedback_id: clean(feedback.id),
    reader,
    received_at: receivedAt,
    at,
    verdict,
    reason,
    state: 'open',
    reply: '',
    owner: '',
    assignee: '',
    changed_at: receivedAt,
    correction_id: null,
    topic: topicOf(subject),
    site: siteOf(page),
    page,
    title: run.title,
    task: run.task,
    question: question ?? null,
    engine: run.engine,
    model: run.model,
    prompt: run.prompt,
    body: JSON.stringify(feedback),
  };
};

const runRow = (id: string, run: RunMetrics, reader: string | null, receivedAt: number) => ({
  id,
  run_id: clean(run.runId),
  reader,
  received_at: receivedAt,
  at: momentOf(run.at, receivedAt),
  site: clean(run.site),
  engine: run.engine ?? '',
  model: clean(run.model),
  prompt: clean(run.prompt),
  body: JSON.stringify(run),
});

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): readonly Row[] =>
  [...new Map(rows.map((row) => [row.id, row])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));

const CHUNK = 200;

/** Inserts what is not there yet, in one order for all, and returns what was new. */
const insertNew = async <Row extends { readonly id: string }>(
  rows: readonly Row[],
  insert: (chunk: readonly Row[]) => Promise<readonly { readonly id: string }[]>,
): Promise<readonly Row[]> => {
  const sorted = byId(rows);
  const added: Row[] = [];
  for (let start = 0; start < sorted.length; start += CHUNK) {
    const chunk = sorted.slice(start, start + CHUNK);
    const ids = new Set((await insert(chunk)).map(({ id }) => id));
    added.push(...chunk.filter(({ id }) => ids.has(id)));
  }
  return added;
};

const keep = async (store: Store, targets: readonly Target[], db: Queries, batches: readonly Batch[]): Promise<void> => {
  const all = batches.flatMap(({ entries, ...from }) => entries.map((entry) => ({ entry, ...from })));
  const feedback = all.flatMap(({ entry, reader, receivedAt }) =>
    entry.kind === 'feedback' ? [feedbackRow(entry.id, entry.feedback, reader, receivedAt)] : [],
  );
  const runs = all.flatMap(({ entry, reader, receivedAt }) =>
    entry.kind === 'run' ? [{ ...runRow(entry.id, entry.run, reader, receivedAt), metrics: entry.run }] : [],
  );
  const newFeedback = await insertNew(feedback, (rows) =>
    db
      .insertInto('feedback')
      .values([...rows])
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .execute(),
  );
  const newRuns = await insertNew(runs, (rows) =>
    db
      .insertInto('runs')
      .values(rows.map(({ metrics: _metrics, ...row }) => row))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .execute(),
  );
  // An engine's name is the owner's to choose; a chart's is its kind, which feedback does not carry.
  await addSums(store, db, [
    ...newFeedback.map(({ verdict, reason, at, site, model, prompt }) => ({
      at,
      site,
      engine: '',
      model,
      prompt,
      sums: sumsOfVerdict(verdict, reason),
    })),
    ...newRuns.map(({ metrics, at, site, engine, model, prompt }) => ({ at, site, engine, model, prompt, sums: sumsOfRun(metrics) })),
  ]);
  for (const target of targets) {
    const taken = (what: Target['takes'][number]) => target.takes.includes(what);
    const runs = taken('run') ? newRuns.map(({ id }) => id) : [];
    const feedback = newFeedback.flatMap(({ id, verdict }) => (taken(verdict) ? [id] : []));
    if (runs.length + feedback.length > 0) await enqueue(db, [target], { kind: 'entries', runs, feedback }, batches[0]?.receivedAt ?? 0);
  }
};

/** Keeps the batches of several requests in one transaction, and with them what is to be passed on. */
export const keepBatches =
  (store: Store, targets: readonly Target[]) =>
  (batches: readonly Batch[]): Promise<void> =>
    store.db.transaction().execute((transaction) => keep(store, targets, transaction, batches));

/** What a batch holds that can be kept, and what is wrong with the rest. */
export const readBatch = (
  { reader, entries }: z.infer<typeof Envelope>,
  receivedAt: number,
): { readonly batch: Batch; readonly rejected: EntriesResponse['rejected'] } => {
  const good: CollectorEntry[] = [];
  const rejected: EntriesResponse['rejected'] = [];
  for (const entry of entries) {
    const id = Id.safeParse(entry).data?.id;
    const parsed = CollectorEntry.safeParse(entry);
    if (id === undefined || id.includes('\0')) {
      const given = z.object({ id: z.string() }).safeParse(entry).data?.id ?? '';
      rejected.push({ id: given, why: 'It has no usable id: 1 to 128 characters.' });
    } else if (parsed.success) good.push(parsed.data);
    else rejected.push({ id, why: z.prettifyError(parsed.error).slice(0, 500) });
  }
  return { batch: { reader: reader === undefined ? null : hashOf(reader), receivedAt, entries: good }, rejected };
};
