import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { RunMetrics } from '@/lib/core/run-metrics';
import type { Alert } from '@/lib/collector/alerts-contract';
import { Feedback } from '@/lib/core/feedback';
import { listAlerts } from './alert-list';
import { holdLease } from './lease';
import type { Queries, Store } from './open-database';

/** What is passed on. Rows of the tables are named, not copied: what was erased meanwhile goes nowhere. */
const Message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('entries'), runs: z.array(z.string()), feedback: z.array(z.string()) }),
  z.object({ kind: z.enum(['alert-fired', 'alert-cleared']), alert: z.string() }),
]);
type Message = z.infer<typeof Message>;

/** The same with what it names. */
export type Delivery =
  | { readonly kind: 'entries'; readonly id: string; readonly runs: readonly RunMetrics[]; readonly feedback: readonly Feedback[] }
  | { readonly kind: 'alert-fired' | 'alert-cleared'; readonly id: string; readonly alert: Alert };

/** `again`: it may be taken later; otherwise sending it again is no use. */
export type Delivered = { readonly ok: true } | { readonly ok: false; readonly again: boolean; readonly why: string };

/** Somebody else whom the owner wants told. */
export interface Target {
  readonly name: 'webhook' | 'langfuse' | 'otlp';
  /** What it wants to hear of. */
  readonly takes: readonly ('run' | 'helpful' | 'flag' | 'alert')[];
  /** Called again after a failure, or when this process ended before it knew: `delivery.id` stays the same. */
  deliver(delivery: Delivery): Promise<Delivered>;
}

/** Puts a message into the outbox, within the transaction that makes it true. */
export const enqueue = async (db: Queries, targets: readonly Target[], message: Message, now: number): Promise<void> => {
  const rows = targets.map(({ name }) => ({
    id: randomUUID(),
    target: name,
    message: JSON.stringify(message),
    created_at: now,
    due_at: now,
    attempts: 0,
    refused: 0,
    why: '',
  }));
  if (rows.length > 0) await db.insertInto('deliveries').values(rows).execute();
};

const deliveryOf = async (db: Queries, id: string, message: Message): Promise<Delivery | undefined> => {
  if (message.kind !== 'entries') {
    const alert = (await listAlerts(db)).alerts.find((one) => one.id === message.alert);
    return alert && { kind: message.kind, id, alert };
  }
  const bodies = async (table: 'runs' | 'feedback', ids: readonly string[]) =>
    ids.length === 0 ? [] : await db.selectFrom(table).select('body').where('id', 'in', ids).orderBy('id').execute();
  const runs = (await bodies('runs', message.runs)).map(({ body }) => RunMetrics.parse(JSON.parse(body)));
  const feedback = (await bodies('feedback', message.feedback)).map(({ body }) => Feedback.parse(JSON.parse(body)));
  return runs.length + feedback.length > 0 ? { kind: 'entries', id, runs, feedback } : undefined;
};

const LEASE_MS = 120_000;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
const AT_ONCE = 100;

/**
 * Sends what is due, for each target in order: one that does not answer is not told of what came later, and tried again after a pause that
 * doubles. What it refuses for good is set aside, with the reason, and holds nothing up. What is not known to have arrived is sent again.
 */
export const deliverDue = async ({ db }: Store, targets: readonly Target[], holder: string, now: () => number): Promise<void> => {
  for (const target of targets) {
    for (let sent = 0; sent < AT_ONCE; sent++) {
      if (!(await holdLease(db, `deliveries to ${target.name}`, holder, now(), LEASE_MS))) break;
      const row = await db
        .selectFrom('deliveries')
        .selectAll()
        .where('target', '=', target.name)
        .where('refused', '=', 0)
        .orderBy('created_at')
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      if (!row || row.due_at > now()) break;
      const delivery = await deliveryOf(db, row.id, Message.parse(JSON.parse(row.message)));
      const result: Delivered = delivery ? await target.deliver(delivery) : { ok: true };
      if (result.ok) {
        await db.deleteFrom('deliveries').where('id', '=', row.id).execute();
        continue;
      }
      const attempts = row.attempts + 1;
      const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1));
      await db
        .updateTable('deliveries')
        .set({ attempts, due_at: now() + pause, refused: Number(!result.again), why: result.why.slice(0, 500) })
        .where('id', '=', row.id)
        .execute();
      if (result.again) break;
    }
  }
};

const TIMEOUT_MS = 10_000;

/** The part of `fetch` that passing on needs. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const reachable = (status: number): boolean => status === 408 || status === 425 || status === 429 || status >= 500;

/** Posts JSON and says what became of it; `read` looks into an answer that is no refusal. */
export const post = async (
  fetch: Fetch,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  read: (answer: unknown) => Delivered = () => ({ ok: true }),
): Promise<Delivered> => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.ok) return read(await response.json().catch(() => undefined));
    return { ok: false, again: reachable(response.status), why: `HTTP ${response.status}` };
  } catch (error) {
    return { ok: false, again: true, why: error instanceof Error ? error.message : String(error) };
  }
};
