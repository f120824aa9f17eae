import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { CorrectRequest, Corrected } from '@/lib/collector/review-contract';
import { Answer } from '@/lib/core/answer';
import { Task } from '@/lib/core/ask';
import type { Correction } from '@/lib/core/correction';
import { pageAddress, siteOf } from '@/lib/core/page-address';
import type { Database } from './database';
import type { Queries } from './open-database';
import { recordDecision } from './decisions';
import { topicOf } from './topic';

const correctionOf = ({
  id,
  page,
  task,
  question,
  selection,
  answer,
  owner,
  at,
  live,
}: Selectable<Database['corrections']>): Correction => ({
  id,
  page,
  task: Task.parse(task),
  question,
  selection,
  answer: Answer.parse(JSON.parse(answer)),
  owner,
  at,
  live: live === 1,
});

/** How long one that was taken back is still listed: longer than an extension is likely to stay away. */
const LISTED_AFTER_MS = 90 * 86_400_000;

export const correctionsFor = async (db: Queries, sites: readonly string[], now: number): Promise<readonly Correction[]> => {
  if (sites.length === 0) return [];
  const rows = await db
    .selectFrom('corrections')
    .selectAll()
    .where('site', 'in', sites)
    .where((eb) => eb.or([eb('live', '=', 1), eb('at', '>', now - LISTED_AFTER_MS)]))
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(correctionOf);
};

/** What is served for a topic now. */
export const liveCorrection = async (db: Queries, topic: string): Promise<Correction | undefined> => {
  const row = await db.selectFrom('corrections').selectAll().where('topic', '=', topic).where('live', '=', 1).executeTakeFirst();
  return row && correctionOf(row);
};

/** Makes a correction live in place of any other for the same question, and fixes the flags it answers. To be run in a transaction. */
export const correct = async (
  db: Queries,
  { page: address, task, question, selection, answer, reply, flags }: CorrectRequest,
  owner: string,
  now: number,
): Promise<Corrected> => {
  const page = pageAddress(address);
  const topic = topicOf({ page, task, question, selection });
  const row = {
    id: randomUUID(),
    topic,
    site: siteOf(page),
    page,
    task,
    question,
    selection,
    answer: JSON.stringify(answer),
    owner,
    at: now,
    live: 1,
  };
  await db.updateTable('corrections').set({ live: 0, at: now }).where('topic', '=', topic).where('live', '=', 1).execute();
  await db.insertInto('corrections').values(row).execute();
  const answered = await db
    .selectFrom('feedback')
    .select('id')
    .where('verdict', '=', 'flag')
    .where((eb) =>
      eb.or([
        // A flag fixed by the correction that this one replaces goes over to it.
        eb.and([eb('topic', '=', topic), eb('state', 'in', ['open', 'in-review', 'fixed'])]),
        ...(flags.length > 0 ? [eb.and([eb('id', 'in', flags), eb('page', '=', page)])] : []),
      ]),
    )
    .execute();
  const fixed = answered.map(({ id }) => id);
  if (fixed.length > 0) {
    await db
      .updateTable('feedback')
      .set({ state: 'fixed', reply, owner, changed_at: now, correction_id: row.id })
      .where('id', 'in', fixed)
      .execute();
    await recordDecision(db, fixed, { at: now, owner, decision: 'fixed', detail: row.id, comment: '', reply });
  }
  return { correction: correctionOf(row), fixed };
};

/** Takes a correction back: nothing is "fixed" by it any more. Undefined when there is none live by that id. To be run in a transaction. */
export const takeBack = async (db: Queries, id: string, owner: string, now: number): Promise<readonly string[] | undefined> => {
  const { numUpdatedRows } = await db
    .updateTable('corrections')
    .set({ live: 0, at: now })
    .where('id', '=', id)
    .where('live', '=', 1)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return undefined;
  const rows = await db.selectFrom('feedback').select('id').where('correction_id', '=', id).where('state', '=', 'fixed').execute();
  const reopened = rows.map((row) => row.id);
  if (reopened.length > 0) {
    await db
      .updateTable('feedback')
      .set({ state: 'open', reply: '', owner, changed_at: now, correction_id: null })
      .where('id', 'in', reopened)
      .execute();
    await recordDecision(db, reopened, { at: now, owner, decision: 'correction-taken-back', detail: id, comment: '', reply: '' });
  }
  return reopened;
};
