import { sql } from 'kysely';
import type { Queries, Store } from './open-database';
import { addSums, isFailure, type SumsOf } from './sums';

/** Any number will do, as long as every instance of every version asks for the same one. */
const ADVISORY_LOCK = 4_719_205_518;

const tables = async (db: Queries): Promise<void> => {
  const { schema } = db;
  await schema
    .createTable('tokens')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('revoked_at', 'bigint')
    .execute();

  let feedback = schema
    .createTable('feedback')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('reader', 'text')
    .addColumn('reason', 'text')
    .addColumn('question', 'text')
    .addColumn('correction_id', 'text');
  for (const name of ['received_at', 'at', 'changed_at']) feedback = feedback.addColumn(name, 'bigint', (column) => column.notNull());
  for (const name of [
    'feedback_id',
    'verdict',
    'state',
    'reply',
    'owner',
    'topic',
    'site',
    'page',
    'task',
    'engine',
    'model',
    'prompt',
    'body',
  ])
    feedback = feedback.addColumn(name, 'text', (column) => column.notNull());
  await feedback.execute();
  await schema.createIndex('feedback_reader').on('feedback').columns(['reader', 'at']).execute();
  await schema.createIndex('feedback_topic').on('feedback').columns(['topic']).execute();
  await schema.createIndex('feedback_page').on('feedback').columns(['page', 'state']).execute();
  await schema.createIndex('feedback_state').on('feedback').columns(['state', 'verdict', 'at']).execute();
  await schema.createIndex('feedback_received').on('feedback').columns(['received_at']).execute();

  await schema
    .createTable('decisions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('flag', 'text', (column) => column.notNull().references('feedback.id').onDelete('cascade'))
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('decision', 'text', (column) => column.notNull())
    .addColumn('comment', 'text', (column) => column.notNull())
    .addColumn('reply', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('decisions_flag').on('decisions').columns(['flag', 'at']).execute();

  let corrections = schema
    .createTable('corrections')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('live', 'integer', (column) => column.notNull());
  for (const name of ['topic', 'site', 'page', 'task', 'question', 'selection', 'answer', 'owner'])
    corrections = corrections.addColumn(name, 'text', (column) => column.notNull());
  await corrections.execute();
  await schema.createIndex('corrections_site').on('corrections').columns(['site', 'at']).execute();
  await schema.createIndex('corrections_topic').on('corrections').columns(['topic']).execute();

  let runs = schema
    .createTable('runs')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('reader', 'text')
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull());
  for (const name of ['site', 'engine', 'model', 'prompt', 'body']) runs = runs.addColumn(name, 'text', (column) => column.notNull());
  await runs.execute();
  await schema.createIndex('runs_reader').on('runs').columns(['reader']).execute();
  await schema.createIndex('runs_received').on('runs').columns(['received_at']).execute();

  const key = ['hour', 'site', 'engine', 'model', 'prompt', 'what'] as const;
  await schema
    .createTable('counts')
    .addColumn('hour', 'bigint', (column) => column.notNull())
    .addColumn('site', 'text', (column) => column.notNull())
    .addColumn('engine', 'text', (column) => column.notNull())
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('prompt', 'text', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('value', 'double precision', (column) => column.notNull())
    .addPrimaryKeyConstraint('counts_key', [...key])
    .execute();
};

/** Counts by the hour, one row for each thing counted, become daily sums in one row. */
const dailySums = async (db: Queries): Promise<void> => {
  await db.schema
    .createTable('sums')
    .addColumn('day', 'bigint', (column) => column.notNull())
    .addColumn('site', 'text', (column) => column.notNull())
    .addColumn('engine', 'text', (column) => column.notNull())
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('prompt', 'text', (column) => column.notNull())
    .addColumn('first_at', 'bigint', (column) => column.notNull())
    .addColumn('sums', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('sums_key', ['day', 'site', 'engine', 'model', 'prompt'])
    .execute();
  const { rows } = await sql<SumsOf & { readonly hour: number; readonly what: string; readonly value: number }>`
    select hour, site, engine, model, prompt, what, value from counts where hour > 0 order by hour`.execute(db);
  const additions = rows.map(({ hour, site, engine, model, prompt, what, value }) => {
    const sums =
      what.startsWith('failure:') && isFailure(what.slice('failure:'.length)) ? { [what]: value, failed: value } : { [what]: value };
    return { at: hour, site, engine, model, prompt, sums };
  });
  // Nobody else has a hand on these tables yet.
  await addSums({ kind: 'sqlite' }, db, additions);
  await db.schema.dropTable('counts').execute();
};

const review = async (db: Queries): Promise<void> => {
  const { schema } = db;
  for (const [table, column] of [
    ['feedback', 'assignee'],
    ['feedback', 'title'],
    ['decisions', 'detail'],
    ['runs', 'run_id'],
  ] as const)
    await schema
      .alterTable(table)
      .addColumn(column, 'text', (added) => added.notNull().defaultTo(''))
      .execute();
  await schema.createIndex('runs_run').on('runs').columns(['run_id']).execute();

  await schema
    .createTable('sessions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('token_id', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('login_attempts')
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('window_start', 'bigint', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('login_attempts_key', ['source', 'window_start'])
    .execute();

  await schema
    .createTable('eval_cases')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('flag', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('eval_cases_flag').on('eval_cases').columns(['flag']).execute();
  await schema
    .createTable('case_results')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('case_id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('case_results_case').on('case_results').columns(['case_id', 'at']).execute();
};

const alertsAndDeliveries = async ({ schema }: Queries): Promise<void> => {
  await schema
    .createTable('leases')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('alerts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('rule', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('value', 'double precision', (column) => column.notNull())
    .addColumn('usual', 'double precision')
    .addColumn('runs', 'integer', (column) => column.notNull())
    .addColumn('fired_at', 'bigint', (column) => column.notNull())
    .addColumn('cleared_at', 'bigint')
    .execute();
  await schema.createIndex('alerts_fired').on('alerts').columns(['fired_at']).execute();
  await schema
    .createTable('deliveries')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('refused', 'integer', (column) => column.notNull())
    .addColumn('why', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('deliveries_waiting').on('deliveries').columns(['target', 'refused', 'created_at']).execute();
};

/** In order; never change one that was released, add another. */
const steps: readonly ((db: Queries) => Promise<void>)[] = [tables, dailySums, review, alertsAndDeliveries];

/**
 * Brings the tables up to date, once, whichever instance comes first: the others wait for its lock and find it done. `atFirst` runs within
 * the same transaction when there was nothing yet.
 */
export const migrate = async ({ db, kind }: Store, atFirst: (db: Queries) => Promise<void>): Promise<void> => {
  await db.transaction().execute(async (transaction) => {
    // SQLite's transaction already holds its only lock.
    if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(ADVISORY_LOCK)})`.execute(transaction);
    await sql`create table if not exists schema_version (version integer not null)`.execute(transaction);
    const { rows } = await sql<{ version: number }>`select version from schema_version`.execute(transaction);
    const version = rows[0]?.version ?? 0;
    if (version > steps.length) throw new Error(`These data were written by a newer collector (version ${version} of their form).`);
    for (const step of steps.slice(version)) await step(transaction);
    if (version === 0) await sql`insert into schema_version (version) values (${steps.length})`.execute(transaction);
    else await sql`update schema_version set version = ${steps.length}`.execute(transaction);
    if (version === 0) await atFirst(transaction);
  });
};
