import type { MyFlags, OpenFlags } from '@/lib/collector/contract';
import { FlagState } from '@/lib/core/flag-state';
import { FlagReason } from '@/lib/core/feedback';
import { pageAddress } from '@/lib/core/page-address';
import { deleteFeedback } from './delete-feedback';
import type { Queries } from './open-database';

const MOST_FLAGS = 500;

/** The newest of a reader's flags. @param reader hashed. */
export const flagsOfReader = async (db: Queries, reader: string): Promise<MyFlags> => {
  const rows = await db
    .selectFrom('feedback')
    .select(['feedback_id', 'state', 'reply', 'owner', 'changed_at'])
    .where('reader', '=', reader)
    .where('verdict', '=', 'flag')
    .orderBy('at', 'desc')
    .limit(MOST_FLAGS)
    .execute();
  return {
    flags: rows.map(({ feedback_id: id, state, reply, owner, changed_at: changedAt }) => ({
      id,
      state: FlagState.parse(state),
      reply,
      owner,
      changedAt,
    })),
  };
};

/** What others have flagged on a page and nobody has decided. A flag whose question was not shared says nothing of any answer, and is left out. */
export const openFlagsOf = async (db: Queries, address: string, reader: string | undefined): Promise<OpenFlags> => {
  let query = db
    .selectFrom('feedback')
    .select(({ fn }) => ['task', 'question', 'topic', 'reason', fn.countAll<number>().as('count')])
    .where('page', '=', pageAddress(address))
    .where('state', 'in', ['open', 'in-review'])
    .where('verdict', '=', 'flag')
    .where('question', 'is not', null)
    .groupBy(['topic', 'task', 'question', 'reason'])
    .orderBy('task')
    .orderBy('question')
    .limit(MOST_FLAGS);
  if (reader !== undefined) query = query.where((eb) => eb.or([eb('reader', 'is', null), eb('reader', '!=', reader)]));
  const rows = await query.execute();
  return {
    flags: rows.map(({ task, question, topic, reason, count }) => ({
      task,
      question: question ?? '',
      topic,
      reason: FlagReason.parse(reason ?? 'other'),
      count,
    })),
  };
};

/** Forgets a reader: everything that came with their id. What remains of it are sums, and what an owner wrote. @param reader hashed. */
export const eraseReader = async (db: Queries, reader: string): Promise<void> => {
  await deleteFeedback(db, (eb) => eb.and([eb('reader', '=', reader)]));
  await db.deleteFrom('runs').where('reader', '=', reader).execute();
};
