import { readPolicy, type ReadPolicy } from '@/lib/core/policy/read-policy';
import type { GlossDb } from './db';

const ROW = 'policy';

/** What the browser gave of the policy, when this was last looked at. */
export const policyValue = async (db: GlossDb): Promise<unknown> => (await db.settings.get(ROW))?.value;

/**
 * Keeps what the browser says now. Undefined: it could not say, so what it said before still counts. Written only when it changed, since
 * every write makes every watching page look again.
 */
export const keepPolicy = async (db: GlossDb, managed: unknown): Promise<void> => {
  if (managed === undefined) return;
  const before = await policyValue(db);
  if (JSON.stringify(before) !== JSON.stringify(managed)) await db.settings.put({ id: ROW, value: managed });
};

export const loadPolicy = async (db: GlossDb): Promise<ReadPolicy> => readPolicy(await policyValue(db));

/** How long the first question of a context is held up for the browser's answer, in milliseconds. */
const PATIENCE = 300;

/**
 * Has the policy looked up before anything else is read from this database, in this context. A browser that has just started takes seconds
 * to say: until then the policy of before counts. On the first start of all there is none, and no endpoint or collector either that
 * anything could be sent to.
 * @param read gives undefined when the browser can't say.
 */
export const followPolicy = (db: GlossDb, read: () => Promise<unknown>): void => {
  db.on(
    'ready',
    // Only this handle may ask while everybody else waits for the handler.
    async (early) => {
      const answer = read().then((managed) => ({ managed }));
      const inTime = await Promise.race([answer, new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PATIENCE))]);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same database, without the wait
      if (inTime) await keepPolicy(early as GlossDb, inTime.managed);
      else void answer.then(({ managed }) => keepPolicy(db, managed));
    },
    true,
  );
};
