import { Correction } from '@/lib/core/correction';
import { siteOf } from '@/lib/core/page-address';
import { changeCollectorState, type CollectorState } from './collector-state';
import type { GlossDb } from './db';
import { writeWithRoom } from './make-room';
import { readable } from './readable';

/** A correction with what its index needs. */
export type CorrectionRow = Correction & { readonly site: string };

/** What the owner has corrected on a page, as `pageAddress` gives it. */
export const correctionsOn = async (db: GlossDb, page: string): Promise<Correction[]> =>
  readable(Correction, await db.corrections.where('page').equals(page).toArray());

/** Puts what the collector has now in place of all that was kept, together with the tag by which it will know whether that has changed. */
export const replaceCorrections = async (
  db: GlossDb,
  corrections: readonly Correction[],
  known: NonNullable<CollectorState['corrections']>,
): Promise<void> => {
  await writeWithRoom(db, () =>
    db.transaction('rw', [db.corrections, db.collectorState], async () => {
      await db.corrections.clear();
      await db.corrections.bulkPut(corrections.filter(({ live }) => live).map((row) => ({ ...row, site: siteOf(row.page) })));
      await changeCollectorState(db, { corrections: known });
    }),
  );
};

/** Nothing is served that its owner can no longer take back. */
export const forgetCorrections = (db: GlossDb): Promise<void> =>
  db.transaction('rw', [db.corrections, db.collectorState], async () => {
    await db.corrections.clear();
    await changeCollectorState(db, { corrections: undefined });
  });
