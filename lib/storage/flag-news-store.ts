import { z } from 'zod';
import { Feedback } from '@/lib/core/feedback';
import { FlagNews, isNews } from '@/lib/core/flag-state';
import type { GlossDb } from './db';
import { writeWithRoom } from './make-room';
import { readable } from './readable';

const FlagNewsRow = FlagNews.extend({
  /** The reader has not seen this yet. */
  unread: z.boolean().default(false),
});
export type FlagNewsRow = z.infer<typeof FlagNewsRow>;

/** One of the reader's own flags, and what the owner said to it. */
export interface MyFlag {
  readonly feedback: Feedback;
  /** Undefined while nobody has said anything of it: it may not have arrived. */
  readonly news: FlagNewsRow | undefined;
}

/** Keeps what the collector says of the reader's flags. @returns those that say something new. */
export const keepFlagNews = async (db: GlossDb, news: readonly FlagNews[]): Promise<readonly FlagNews[]> => {
  const kept = await writeWithRoom(db, () =>
    db.transaction('rw', [db.flagNews, db.feedback], async () => {
      const ids = news.map(({ id }) => id);
      const before = new Map(readable(FlagNewsRow, await db.flagNews.bulkGet(ids)).map((row) => [row.id, row]));
      // A flag that was deleted or forgotten here is nobody's question any more.
      const mine = new Set(await db.feedback.where('id').anyOf(ids).primaryKeys());
      const changed = news.filter(({ id, changedAt }) => mine.has(id) && before.get(id)?.changedAt !== changedAt);
      await db.flagNews.bulkPut(
        changed.map((each) => {
          const last = before.get(each.id);
          const same = last?.state === each.state && last.reply === each.reply;
          return { ...each, unread: same ? last.unread : isNews(each) };
        }),
      );
      return changed.filter((each) => {
        const last = before.get(each.id);
        return isNews(each) && (last?.state !== each.state || last.reply !== each.reply);
      });
    }),
  );
  return 'kind' in kept ? [] : kept;
};

/** The reader's own flags, newest first. */
export const myFlags = async (db: GlossDb): Promise<MyFlag[]> => {
  const flags = readable(Feedback, await db.feedback.filter(({ verdict }) => verdict === 'flag').toArray());
  const news = await db.flagNews.bulkGet(flags.map(({ id }) => id));
  return flags
    .map((feedback, index) => ({ feedback, news: readable(FlagNewsRow, [news[index]])[0] }))
    .sort((a, b) => (b.news?.changedAt ?? b.feedback.at) - (a.news?.changedAt ?? a.feedback.at));
};

export const newsOf = async (db: GlossDb, flagId: string): Promise<FlagNewsRow | undefined> =>
  readable(FlagNewsRow, [await db.flagNews.get(flagId)])[0];

/** News that the reader has not seen, newest first. */
export const unreadNews = async (db: GlossDb): Promise<FlagNewsRow[]> => {
  const rows = readable(FlagNewsRow, await db.flagNews.orderBy('changedAt').reverse().toArray());
  return rows.filter(({ unread }) => unread);
};

export const markNewsRead = async (db: GlossDb): Promise<void> => {
  await db.flagNews.filter(({ unread }) => unread).modify({ unread: false });
};
