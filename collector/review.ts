import type { FlagGroups, GroupsQuery, ReviewFilters, ReviewFlags } from '@/lib/collector/review-contract';
import { Feedback, FlagReason } from '@/lib/core/feedback';
import { FlagState } from '@/lib/core/flag-state';
import { RunMetrics } from '@/lib/core/run-metrics';
import { liveCorrection } from './corrections';
import { casesOf } from './eval-cases';
import type { Queries } from './open-database';

const FILTERS = ['state', 'site', 'page', 'reason', 'engine', 'model', 'prompt', 'assignee'] as const;

const flagsWanted = (db: Queries, wanted: GroupsQuery) => {
  let query = db.selectFrom('feedback').where('verdict', '=', 'flag');
  for (const name of FILTERS) {
    const value = wanted[name];
    if (value !== undefined) query = query.where(name, '=', value);
  }
  return query;
};

export const flagGroups = async (db: Queries, wanted: GroupsQuery): Promise<FlagGroups> => {
  let query = flagsWanted(db, wanted)
    .select(({ fn }) => [
      'topic',
      'page',
      'task',
      fn.max<string | null>('question').as('question'),
      fn.max<string>('title').as('title'),
      fn.countAll<number>().as('count'),
      fn.max<number>('at').as('newest_at'),
    ])
    .groupBy(['topic', 'page', 'task']);
  if (wanted.order === 'most-flagged') query = query.orderBy('count', 'desc');
  const rows = await query.orderBy('newest_at', 'desc').orderBy('topic').limit(wanted.limit).offset(wanted.offset).execute();
  const { total } = await flagsWanted(db, wanted)
    .select(({ fn }) => fn.count<number>('topic').distinct().as('total'))
    .executeTakeFirstOrThrow();
  const kinds = rows.length === 0 ? [] : await kindsOf(db, wanted, rows);
  return {
    groups: rows.map(({ question, newest_at: newestAt, ...group }) => {
      const own = kinds.filter(({ topic }) => topic === group.topic);
      return {
        ...group,
        newestAt,
        ...(question !== null && { question }),
        reasons: [...new Set(own.map(({ reason }) => FlagReason.parse(reason ?? 'other')))].toSorted(),
        states: [...new Set(own.map(({ state }) => FlagState.parse(state)))].toSorted(),
        assignees: [...new Set(own.map(({ assignee }) => assignee).filter(Boolean))].toSorted(),
      };
    }),
    total,
  };
};

const kindsOf = (db: Queries, wanted: GroupsQuery, groups: readonly { readonly topic: string }[]) =>
  flagsWanted(db, wanted)
    .select(['topic', 'reason', 'state', 'assignee'])
    .distinct()
    .where(
      'topic',
      'in',
      groups.map(({ topic }) => topic),
    )
    .execute();

const MOST_CHOICES = 200;

export const reviewFilters = async (db: Queries): Promise<ReviewFilters> => {
  const choices = async (column: 'site' | 'engine' | 'model' | 'prompt'): Promise<string[]> => {
    const rows = await db
      .selectFrom('feedback')
      .select(`${column} as value`)
      .distinct()
      .where('verdict', '=', 'flag')
      .orderBy('value')
      .limit(MOST_CHOICES)
      .execute();
    return rows.map(({ value }) => value).filter(Boolean);
  };
  const owners = await db.selectFrom('tokens').select('name').where('kind', '=', 'owner').where('revoked_at', 'is', null).execute();
  const states = await db
    .selectFrom('feedback')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
    .where('verdict', '=', 'flag')
    .groupBy('state')
    .execute();
  return {
    sites: await choices('site'),
    engines: await choices('engine'),
    models: await choices('model'),
    prompts: await choices('prompt'),
    owners: [...new Set(owners.map(({ name }) => name))].toSorted(),
    states: Object.fromEntries(states.map(({ state, count }) => [FlagState.parse(state), count])),
  };
};

const MOST_FLAGS = 200;

export const flagsOfTopic = async (db: Queries, topic: string): Promise<ReviewFlags> => {
  const rows = await db
    .selectFrom('feedback')
    .select(['id', 'state', 'reply', 'owner', 'assignee', 'changed_at', 'body'])
    .where('topic', '=', topic)
    .where('verdict', '=', 'flag')
    .orderBy('at', 'desc')
    .limit(MOST_FLAGS)
    .execute();
  if (rows.length === 0) return { flags: [] };
  const ids = rows.map(({ id }) => id);
  const flags = rows.map(({ body, ...row }) => ({ ...row, feedback: Feedback.parse(JSON.parse(body)) }));
  const runIds = flags.map(({ feedback }) => feedback.runId);
  const runs = (await db.selectFrom('runs').select('body').where('run_id', 'in', runIds).execute()).map(({ body }) =>
    RunMetrics.parse(JSON.parse(body)),
  );
  const history = await db.selectFrom('decisions').selectAll().where('flag', 'in', ids).orderBy('at').orderBy('id').execute();
  const cases = await casesOf(db, ids);
  const correction = await liveCorrection(db, topic);
  return {
    flags: flags.map(({ id, state, changed_at: changedAt, feedback, ...said }) => {
      const metrics = runs.find(({ runId }) => runId === feedback.runId);
      return {
        id,
        ...said,
        changedAt,
        state: FlagState.parse(state),
        feedback,
        ...(metrics && { metrics }),
        history: history.flatMap(({ id: _id, flag, ...decision }) => (flag === id ? [decision] : [])),
        cases: cases.filter(({ flag }) => flag === id),
      };
    }),
    ...(correction && { correction }),
  };
};
