import { createHmac } from 'node:crypto';
import { post, type Delivery, type Fetch, type Target } from './deliveries';

/** What a person in a channel wants to know. Everything else is on the review page. */
const eventsOf = (delivery: Delivery): readonly unknown[] =>
  delivery.kind === 'entries'
    ? delivery.feedback.flatMap(({ verdict, id, at, reason, note, question, run }) =>
        verdict === 'flag'
          ? [
              {
                event: 'flag',
                id,
                at,
                reason,
                note,
                question,
                page: run.url,
                title: run.title,
                task: run.task,
                model: run.model,
                prompt: run.prompt,
              },
            ]
          : [],
      )
    : [{ event: delivery.kind, ...delivery.alert }];

/**
 * Posts flags and alerts. `Gloss-Signature` is the HMAC-SHA-256, in hexadecimal, of the timestamp's seconds, a full stop and the body: a
 * receiver that compares it, and refuses a timestamp that is minutes old, takes nothing from anybody else and nothing twice. `Gloss-Delivery` is
 * the same when one is sent again.
 */
export const webhook = (url: string, secret: string, fetch: Fetch, now: () => number): Target => ({
  name: 'webhook',
  takes: ['flag', 'alert'],
  deliver: async (delivery) => {
    const body = JSON.stringify({ delivery: delivery.id, events: eventsOf(delivery) });
    const timestamp = `${Math.floor(now() / 1000)}`;
    const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
    return post(
      fetch,
      url,
      { 'gloss-delivery': delivery.id, 'gloss-timestamp': timestamp, 'gloss-signature': `sha256=${signature}` },
      body,
    );
  },
});
