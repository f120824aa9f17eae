import { askForCorrections, askForMyFlags, correctionsPath, type AskRequirements } from '@/lib/collector/ask-collector';
import type { FlagNews } from '@/lib/core/flag-state';
import type { Settings } from '@/lib/core/settings';
import { changeCollectorState, loadCollectorState } from '@/lib/storage/collector-state';
import { forgetCorrections, replaceCorrections } from '@/lib/storage/correction-store';
import type { GlossDb } from '@/lib/storage/db';
import { keepFlagNews, myFlags } from '@/lib/storage/flag-news-store';

const PATIENCE = 10_000;
/** A flag that nobody has decided is asked after each time; one that was decided may still be taken up again, in milliseconds. */
const DECIDED_EVERY = 10 * 60_000;
/** What the collector takes at once. */
const MOST_SITES = 200;

export type Fetch = AskRequirements['fetch'];

/** Undefined without a collector. */
export const askNeeds = async (db: GlossDb, { collector }: Settings, fetch: Fetch): Promise<AskRequirements | undefined> =>
  collector.url === ''
    ? undefined
    : { url: collector.url, token: collector.token, reader: (await loadCollectorState(db)).reader, fetch, patience: PATIENCE };

/** What the owner has corrected on the sites that are switched on, and on no other: the collector is not told where else a reader reads. */
const hearOfCorrections = async (db: GlossDb, { sites }: Settings, needs: AskRequirements): Promise<void> => {
  const origins = sites.map(({ origin }) => origin).slice(0, MOST_SITES);
  if (origins.length === 0) return forgetCorrections(db);
  // Another collector has other corrections, whatever its tag.
  const path = correctionsPath(origins);
  const asked = `${needs.url} ${path}`;
  const { corrections: known } = await loadCollectorState(db);
  const heard = await askForCorrections(path, known?.asked === asked ? known.etag : undefined, needs);
  if (heard && heard !== 'unchanged') await replaceCorrections(db, heard.corrections, { asked, etag: heard.etag });
};

const hearOfFlags = async (db: GlossDb, needs: AskRequirements, now: number): Promise<readonly FlagNews[]> => {
  const flags = await myFlags(db);
  if (flags.length === 0) return [];
  const undecided = flags.some(({ news }) => news === undefined || news.state === 'open' || news.state === 'in-review');
  const { flagsAskedAt } = await loadCollectorState(db);
  // A clock that was set back must not silence it.
  if (!undecided && Math.abs(now - flagsAskedAt) < DECIDED_EVERY) return [];
  const heard = await askForMyFlags(needs);
  if (!heard) return [];
  await changeCollectorState(db, { flagsAskedAt: now });
  return keepFlagNews(db, heard);
};

/** Asks the collector what is new: corrections, and what became of the reader's own flags. @returns the news that the reader should hear. */
export const hearBack = async (db: GlossDb, settings: Settings, fetch: Fetch, now: number): Promise<readonly FlagNews[]> => {
  const needs = await askNeeds(db, settings, fetch);
  if (!needs) {
    await forgetCorrections(db);
    return [];
  }
  await hearOfCorrections(db, settings, needs);
  return hearOfFlags(db, needs, now);
};
