import type { RunMetrics } from '@/lib/core/run-metrics';
import { sendOtel, type Fetch } from '@/lib/collector/send-otel';
import { feedbackToOtel, runToOtel, type OtelExport, type OtelRun } from '@/lib/core/otel';
import { Trace } from '@/lib/core/trace';
import type { Target } from './deliveries';

const SENT = { content: false, conventions: '2026-11' } as const;

/** What the collector was told of a run, as a trace: without anything that was read, asked or answered. */
const traceOf = ({ failure, cost, inputTokens, outputTokens, firstTextMs = 0, totalMs, ...run }: RunMetrics): OtelRun => ({
  ...Trace.omit({ failure: true, cost: true }).parse({
    ...run,
    url: '',
    question: '',
    input: [],
    output: '',
    stages: [
      { name: 'first-text', ms: firstTextMs },
      { name: 'engine', ms: Math.max(0, totalMs - firstTextMs) },
    ],
  }),
  ...(inputTokens !== undefined && outputTokens !== undefined && { tokens: { input: inputTokens, output: outputTokens } }),
  ...(failure && { failure: { kind: failure } }),
  ...(cost !== undefined && { cost: { amount: cost } }),
});

/** Many as one request: OTLP's lists are made for it. */
const together = (all: readonly OtelExport[]): OtelExport => {
  const resourceSpans = all.flatMap(({ traces }) => traces?.resourceSpans ?? []);
  const resourceMetrics = all.flatMap(({ metrics }) => metrics?.resourceMetrics ?? []);
  const resourceLogs = all.flatMap(({ logs }) => logs?.resourceLogs ?? []);
  return {
    ...(resourceSpans.length > 0 && { traces: { resourceSpans } }),
    ...(resourceMetrics.length > 0 && { metrics: { resourceMetrics } }),
    ...(resourceLogs.length > 0 && { logs: { resourceLogs } }),
  };
};

/** Runs and verdicts over OTLP/HTTP, by the same mapping as the extension's own. */
export const forwardOtel = (url: string, headers: Readonly<Record<string, string>>, version: string, fetch: Fetch): Target => ({
  name: 'otlp',
  takes: ['run', 'helpful', 'flag'],
  deliver: async (delivery) => {
    if (delivery.kind !== 'entries') return { ok: true };
    const exports = [
      ...delivery.runs.map((run) => runToOtel(traceOf(run), SENT, version)),
      ...delivery.feedback.map((feedback) => feedbackToOtel(feedback, SENT, version)),
    ];
    const sent = await sendOtel(together(exports), { url, headers: { ...headers }, ...SENT }, fetch);
    return sent.ok ? sent : { ok: false, again: sent.retry, why: sent.detail };
  },
});
