import type { ExpressionBuilder } from 'kysely';
import type { Database } from './database';
import type { Queries } from './open-database';

/** Deletes verdicts with everything that was made of them but the corrections, which are an owner's words. To be run in a transaction. */
export const deleteFeedback = async (
  db: Queries,
  which: (eb: ExpressionBuilder<Database, 'feedback'>) => ReturnType<ExpressionBuilder<Database, 'feedback'>['and']>,
): Promise<void> => {
  const gone = db.selectFrom('feedback').select('id').where(which);
  const cases = db.selectFrom('eval_cases').select('id').where('flag', 'in', gone);
  await db.deleteFrom('case_results').where('case_id', 'in', cases).execute();
  await db.deleteFrom('eval_cases').where('flag', 'in', gone).execute();
  await db.deleteFrom('decisions').where('flag', 'in', gone).execute();
  await db.deleteFrom('feedback').where(which).execute();
};
