import { randomUUID } from 'node:crypto';
import { FlagState } from '@/lib/collector/contract';
import type { Decision, DecideRequest, FlagGroups, GroupsQuery, ReviewFlags } from '@/lib/collector/review-contract';
import { Feedback } from '@/lib/core/feedback';
import type { Queries } from './open-database';

const FILTERS = ['state', 'site', 'page', 'reason', 'engine', 'model', 'prompt'] as const;

export const flagGroups = async (db: Queries, wanted: GroupsQuery): Promise<FlagGroups> => {
  let query = db
    .selectFrom('feedback')
    .select(({ fn }) => [
      'topic',
      'page',
      'task',
      fn.max<string | null>('question').as('question'),
      fn.countAll<number>().as('count'),
      fn.max<number>('at').as('newest_at'),
    ])
    .where('verdict', '=', 'flag')
    .groupBy(['topic', 'page', 'task']);
  for (const name of FILTERS) {
    const value = wanted[name];
    if (value !== undefined) query = query.where(name, '=', value);
  }
  if (wanted.order === 'most-flagged') query = query.orderBy('count', 'desc');
  const rows = await query.orderBy('newest_at', 'desc').orderBy('topic').limit(wanted.limit).offset(wanted.offset).execute();
  return {
    groups: rows.map(({ question, newest_at: newestAt, ...group }) => ({ ...group, newestAt, ...(question !== null && { question }) })),
  };
};

const MOST_FLAGS = 200;

export const flagsOfTopic = async (db: Queries, topic: string): Promise<ReviewFlags> => {
  const rows = await db
    .selectFrom('feedback')
    .select(['id', 'state', 'reply', 'owner', 'changed_at', 'body'])
    .where('topic', '=', topic)
    .where('verdict', '=', 'flag')
    .orderBy('at', 'desc')
    .limit(MOST_FLAGS)
    .execute();
  if (rows.length === 0) return { flags: [] };
  const ids = rows.map(({ id }) => id);
  const history = await db.selectFrom('decisions').selectAll().where('flag', 'in', ids).orderBy('at').orderBy('id').execute();
  return {
    flags: rows.map(({ id, state, changed_at: changedAt, body, ...said }) => ({
      id,
      ...said,
      changedAt,
      state: FlagState.parse(state),
      feedback: Feedback.parse(JSON.parse(body)),
      history: history.flatMap(({ flag, at, owner, decision, comment, reply }) =>
        flag === id ? [{ at, owner, decision, comment, reply }] : [],
      ),
    })),
  };
};

const CHUNK = 500;

export const recordDecision = async (db: Queries, flags: readonly string[], decision: Decision): Promise<void> => {
  for (let start = 0; start < flags.length; start += CHUNK) {
    const rows = flags.slice(start, start + CHUNK).map((flag) => ({ id: randomUUID(), flag, ...decision }));
    await db.insertInto('decisions').values(rows).execute();
  }
};

const STATE_AFTER = { 'in-review': 'in-review', 'not-a-problem': 'not-a-problem', duplicate: 'duplicate', reopen: 'open' } as const;

/** Records what an owner decided about flags, and returns those that there are. To be run in a transaction. */
export const decide = async (
  db: Queries,
  { flags, decision, comment, reply }: DecideRequest,
  owner: string,
  now: number,
): Promise<readonly string[]> => {
  const rows = await db.selectFrom('feedback').select('id').where('id', 'in', flags).where('verdict', '=', 'flag').execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  if (decision !== 'comment') {
    await db
      .updateTable('feedback')
      .set({ state: STATE_AFTER[decision], reply, owner, changed_at: now, correction_id: null })
      .where('id', 'in', ids)
      .execute();
  }
  await recordDecision(db, ids, { at: now, owner, decision, comment, reply });
  return ids;
};
