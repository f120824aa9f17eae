import type { Store } from './open-database';

/** Days that each kind is kept; sums and corrections stay. */
export interface Retention {
  readonly feedbackDays: number;
  readonly runDays: number;
}

const DAY = 86_400_000;

/** Forgets what is too old. Any number of instances may do it at once. */
export const forget = ({ db }: Store, { feedbackDays, runDays }: Retention, now: number): Promise<void> =>
  db.transaction().execute(async (transaction) => {
    const oldest = now - feedbackDays * DAY;
    await transaction
      .deleteFrom('decisions')
      .where('flag', 'in', (eb) => eb.selectFrom('feedback').select('id').where('received_at', '<', oldest))
      .execute();
    await transaction.deleteFrom('feedback').where('received_at', '<', oldest).execute();
    await transaction
      .deleteFrom('runs')
      .where('received_at', '<', now - runDays * DAY)
      .execute();
  });
