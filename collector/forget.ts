import { deleteFeedback } from './delete-feedback';
import type { Store } from './open-database';
import { forgetSessions } from './sessions';

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
    await deleteFeedback(transaction, (eb) => eb.and([eb('received_at', '<', oldest)]));
    await transaction
      .deleteFrom('runs')
      .where('received_at', '<', now - runDays * DAY)
      .execute();
    await forgetSessions(transaction, now);
  });
