import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { RunMetrics } from '@/lib/core/run-metrics';
import type { Feedback } from '@/lib/core/feedback';
import { traceIdOf } from '@/lib/core/otel';
import { post, type Delivered, type Fetch, type Target } from './deliveries';

const moment = (at: number): string => new Date(at).toISOString();

/** The same event has the same id whenever it is sent: Langfuse keeps one of them. */
const event = (type: string, at: number, body: Readonly<Record<string, unknown>> & { readonly id: string }) => ({
  id: createHash('sha256').update(`${type} ${body.id}`).digest('hex').slice(0, 32),
  timestamp: moment(at),
  type,
  body,
});

const eventsOfRun = (run: RunMetrics): readonly unknown[] => {
  const id = traceIdOf(run.runId);
  const { at, site, task, prompt, engine, model, cached, corrected, retries, failure, firstTextMs, totalMs, cost } = run;
  const metadata = { site, task, prompt, engine, cached, corrected, retries, failure };
  const trace = event('trace-create', at, {
    id,
    timestamp: moment(at),
    name: `gloss ${task}`,
    tags: [task, ...(engine ? [engine] : [])],
    metadata,
  });
  // What came from the cache or from an owner asked no model.
  if (cached || corrected || engine !== 'endpoint') return [trace];
  return [
    trace,
    event('generation-create', at, {
      id: createHash('sha256').update(`generation ${run.runId}`).digest('hex').slice(0, 16),
      traceId: id,
      name: `chat ${model}`,
      model,
      startTime: moment(at),
      endTime: moment(at + totalMs),
      ...(firstTextMs !== undefined && { completionStartTime: moment(at + firstTextMs) }),
      usageDetails: { input: run.inputTokens ?? 0, output: run.outputTokens ?? 0 },
      // Without one Langfuse must not say that it was free.
      ...(cost !== undefined && { costDetails: { total: cost } }),
      ...(failure && { level: 'ERROR', statusMessage: failure }),
      metadata,
    }),
  ];
};

const scoreOf = ({ id, runId, verdict, reason, note, at }: Feedback): unknown =>
  event('score-create', at, {
    id: `gloss-${id}`,
    traceId: traceIdOf(runId),
    name: 'user_feedback',
    value: verdict === 'helpful' ? 1 : 0,
    dataType: 'BOOLEAN',
    comment: [reason, note].filter(Boolean).join(': '),
  });

/** The answer is 207: each event was taken or not. */
const Answer = z.object({ errors: z.array(z.object({ status: z.number(), message: z.string().nullish() })).default([]) });

const read = (answer: unknown): Delivered => {
  const errors = Answer.safeParse(answer).data?.errors ?? [];
  const [first] = errors;
  if (!first) return { ok: true };
  // Sent again, what was taken changes nothing.
  return { ok: false, again: errors.some(({ status }) => status >= 500 || status === 429), why: `${first.status}: ${first.message ?? ''}` };
};

/** A Langfuse server's public API: a run is a trace and, where a model was asked, a generation; a verdict is a score. No page, question or answer. */
export const langfuse = (url: string, publicKey: string, secretKey: string, fetch: Fetch): Target => ({
  name: 'langfuse',
  takes: ['run', 'helpful', 'flag'],
  deliver: async (delivery) => {
    if (delivery.kind !== 'entries') return { ok: true };
    const batch = [...delivery.runs.flatMap(eventsOfRun), ...delivery.feedback.map(scoreOf)];
    const authorization = `Basic ${Buffer.from(`${publicKey}:${secretKey}`).toString('base64')}`;
    return post(fetch, `${url.trim().replace(/\/+$/, '')}/api/public/ingestion`, { authorization }, JSON.stringify({ batch }), read);
  },
});
