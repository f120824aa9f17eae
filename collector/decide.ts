import type { DecideRequest } from '@/lib/collector/review-contract';
import { Feedback } from '@/lib/core/feedback';
import { liveCorrection } from './corrections';
import { recordDecision } from './decisions';
import { casesOf, provesFixed } from './eval-cases';
import type { Queries } from './open-database';
import { refuse } from './problem';

interface Flag {
  readonly id: string;
  readonly topic: string;
  readonly body: string;
}

const STATE_AFTER = { 'in-review': 'in-review', 'not-a-problem': 'not-a-problem', duplicate: 'duplicate', reopen: 'open' } as const;

/** The correction that makes each flag fixed, null where its case does. @throws a refusal when neither is there for one of them. */
const proofs = async (db: Queries, flags: readonly Flag[]): Promise<ReadonlyMap<string, string | null>> => {
  const cases = await casesOf(
    db,
    flags.map(({ id }) => id),
  );
  const found = new Map<string, string | null>();
  for (const { id, topic, body } of flags) {
    const correction = await liveCorrection(db, topic);
    const feedback = Feedback.parse(JSON.parse(body));
    const passes = cases.some(({ flag, results }) => flag === id && results[0] !== undefined && provesFixed(feedback, results[0]));
    if (!correction && !passes)
      refuse(409, 'Nothing shows that this is fixed: no correction is live, and no case of it passed three times of three.');
    found.set(id, correction?.id ?? null);
  }
  return found;
};

/** Records what an owner decided about flags, and returns those that there are. To be run in a transaction. */
export const decide = async (
  db: Queries,
  { flags: wanted, decision, assignee, comment, reply }: DecideRequest,
  owner: string,
  now: number,
): Promise<readonly string[]> => {
  const flags = await db
    .selectFrom('feedback')
    .select(['id', 'topic', 'body'])
    .where('id', 'in', wanted)
    .where('verdict', '=', 'flag')
    .execute();
  const ids = flags.map(({ id }) => id);
  if (ids.length === 0) return [];
  const said = { reply, owner, changed_at: now };
  switch (decision) {
    case 'comment':
      break;
    case 'assign': {
      if (assignee !== '') {
        const known = await db
          .selectFrom('tokens')
          .select('id')
          .where('kind', '=', 'owner')
          .where('name', '=', assignee)
          .where('revoked_at', 'is', null)
          .executeTakeFirst();
        if (!known) refuse(400, 'No owner of this name has a token in force.');
      }
      await db.updateTable('feedback').set({ assignee }).where('id', 'in', ids).execute();
      break;
    }
    case 'fixed':
      for (const [id, correction] of await proofs(db, flags))
        await db
          .updateTable('feedback')
          .set({ ...said, state: 'fixed', correction_id: correction })
          .where('id', '=', id)
          .execute();
      break;
    case 'in-review':
    case 'not-a-problem':
    case 'duplicate':
    case 'reopen':
      await db
        .updateTable('feedback')
        .set({ ...said, state: STATE_AFTER[decision], correction_id: null })
        .where('id', 'in', ids)
        .execute();
  }
  await recordDecision(db, ids, { at: now, owner, decision, detail: assignee, comment, reply });
  return ids;
};
