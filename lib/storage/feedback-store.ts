import type { Failure } from '@/lib/core/failure';
import { Feedback } from '@/lib/core/feedback';
import { FeedbackEntry } from '@/lib/core/outbox-entry';
import type { GlossDb } from './db';
import { writeWithRoom } from './make-room';
import { readable } from './readable';
import { noteTelemetry } from './telemetry-store';

export type FeedbackRow = Feedback;

/** A verdict and how far it got on its way to the collector. */
export interface GivenFeedback {
  readonly feedback: Feedback;
  readonly sending: FeedbackEntry | undefined;
}

/**
 * Keeps a verdict and puts it into the outbox, both or neither. Given twice with one id it is one verdict.
 * @returns `storage-full` when it could not be kept, and so was not given.
 */
export const giveFeedback = async (db: GlossDb, feedback: Feedback): Promise<Extract<Failure, { kind: 'storage-full' }> | undefined> => {
  const body = Feedback.parse(feedback);
  const given = await writeWithRoom(db, () =>
    db.transaction('rw', [db.feedback, db.outbox, db.telemetry, db.settings], async () => {
      await db.feedback.put(body);
      await noteTelemetry(db, { id: body.id, kind: 'feedback', at: body.at });
      if (await db.outbox.get(body.id)) return;
      await db.outbox.put({
        id: body.id,
        kind: 'feedback',
        body,
        state: 'waiting',
        attempts: 0,
        nextAttemptAt: body.at,
        createdAt: body.at,
      });
    }),
  );
  return given ?? undefined;
};

/** The latest verdict on a run; undefined while there is none. */
export const feedbackOn = async (db: GlossDb, runId: string): Promise<GivenFeedback | undefined> => {
  const row = await db.feedback.where('[runId+at]').between([runId, -Infinity], [runId, Infinity]).last();
  const [feedback] = readable(Feedback, [row]);
  if (!feedback) return undefined;
  return { feedback, sending: readable(FeedbackEntry, [await db.outbox.get(feedback.id)])[0] };
};

export const findFeedback = async (db: GlossDb, id: string): Promise<Feedback | undefined> =>
  readable(Feedback, [await db.feedback.get(id)])[0];
