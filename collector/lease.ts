import type { Queries } from './open-database';

/**
 * Takes or renews what only one instance may do at a time. Whoever ends without giving it back is waited for until `ms` are over.
 * @returns whether `holder` has it now; within a transaction, until its commit at least.
 */
export const holdLease = async (db: Queries, name: string, holder: string, now: number, ms: number): Promise<boolean> => {
  await db
    .insertInto('leases')
    .values({ name, holder: '', until: 0 })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const { numUpdatedRows } = await db
    .updateTable('leases')
    .set({ holder, until: now + ms })
    .where('name', '=', name)
    .where((eb) => eb.or([eb('holder', '=', holder), eb('until', '<', now)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};
