import type { Feedback } from './feedback';
import type { Telemetry } from './settings';
import { stableHash } from './stable-hash';
import type { Trace } from './trace';

/*
 * A run as OpenTelemetry tells it: OTLP's JSON form (opentelemetry-proto 1.x), names from the GenAI semantic conventions. The conventions
 * are still in development and rename things, so the trace is ours and only this mapping knows their names.
 *
 * Two traps of the JSON form. A 64-bit integer may be written as a string, which some receivers read as 0: it is written as a number here,
 * as OpenTelemetry's own JavaScript SDK does. And a double that happens to be whole is still a `doubleValue`.
 */

type OtelValue =
  { readonly stringValue: string } | { readonly intValue: number } | { readonly doubleValue: number } | { readonly boolValue: boolean };

interface OtelAttribute {
  readonly key: string;
  readonly value: OtelValue;
}

const text = (key: string, value: string | undefined): OtelAttribute[] => (value ? [{ key, value: { stringValue: value } }] : []);
const integer = (key: string, value: number | undefined): OtelAttribute[] =>
  value === undefined ? [] : [{ key, value: { intValue: Math.round(value) } }];
const double = (key: string, value: number | undefined): OtelAttribute[] =>
  value === undefined ? [] : [{ key, value: { doubleValue: value } }];
const truth = (key: string, value: boolean): OtelAttribute[] => [{ key, value: { boolValue: value } }];

export interface OtelSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  /** 1 internal, 3 client. */
  readonly kind: 1 | 3;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly OtelAttribute[];
  /** 0 unset, 2 error. */
  readonly status: { readonly code: 0 | 2; readonly message?: string };
}

interface OtelHistogramPoint {
  readonly attributes: readonly OtelAttribute[];
  readonly startTimeUnixNano: string;
  readonly timeUnixNano: string;
  readonly count: number;
  readonly sum: number;
  readonly bucketCounts: readonly number[];
  readonly explicitBounds: readonly number[];
}

interface OtelSumPoint {
  readonly attributes: readonly OtelAttribute[];
  readonly startTimeUnixNano: string;
  readonly timeUnixNano: string;
  readonly asInt?: number;
  readonly asDouble?: number;
}

/** 1: each point holds what is new since the one before, which is one run. */
const DELTA = 1;

export type OtelMetric = { readonly name: string; readonly unit: string; readonly description: string } & (
  | { readonly histogram: { readonly aggregationTemporality: 1; readonly dataPoints: readonly OtelHistogramPoint[] } }
  | { readonly sum: { readonly aggregationTemporality: 1; readonly isMonotonic: true; readonly dataPoints: readonly OtelSumPoint[] } }
);

export interface OtelLog {
  readonly timeUnixNano: string;
  readonly eventName: string;
  readonly severityNumber: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly attributes: readonly OtelAttribute[];
}

interface OtelResource {
  readonly attributes: readonly OtelAttribute[];
}

interface OtelScope {
  readonly name: string;
  readonly version: string;
}

/** What is sent to /v1/traces, /v1/metrics and /v1/logs. */
export interface OtelExport {
  readonly traces?: {
    readonly resourceSpans: readonly {
      readonly resource: OtelResource;
      readonly scopeSpans: readonly { readonly scope: OtelScope; readonly spans: readonly OtelSpan[] }[];
    }[];
  };
  readonly metrics?: {
    readonly resourceMetrics: readonly {
      readonly resource: OtelResource;
      readonly scopeMetrics: readonly { readonly scope: OtelScope; readonly metrics: readonly OtelMetric[] }[];
    }[];
  };
  readonly logs?: {
    readonly resourceLogs: readonly {
      readonly resource: OtelResource;
      readonly scopeLogs: readonly { readonly scope: OtelScope; readonly logRecords: readonly OtelLog[] }[];
    }[];
  };
}

/** What is told of a run: a trace, or as much of one as a collector was sent. */
export type OtelRun = Omit<Trace, 'failure' | 'cost'> & {
  readonly failure?: { readonly kind: string } | undefined;
  readonly cost?: { readonly amount: number; readonly currency?: string } | undefined;
};

/** Nanoseconds do not fit a number: microseconds do, and three noughts behind them. */
const nano = (ms: number): string => `${Math.round(ms * 1000)}000`;

// Made from the run's id, so that a batch that is sent twice is received once, and a flag finds the run it is about.
export const traceIdOf = (runId: string): string => (stableHash(['trace', runId]) + stableHash(['trace-2', runId])).slice(0, 32);
const spanIdOf = (runId: string, name: string): string => stableHash(['span', runId, name]).slice(0, 16);

/** Hosts whose name the conventions lay down; everything else speaks the same protocol and says so. */
const providers: readonly (readonly [RegExp, string])[] = [
  [/(^|\.)api\.openai\.com$/, 'openai'],
  [/\.openai\.azure\.com$/, 'azure.ai.openai'],
  [/\.services\.ai\.azure\.com$/, 'azure.ai.inference'],
  [/(^|\.)anthropic\.com$/, 'anthropic'],
  [/^generativelanguage\.googleapis\.com$/, 'gcp.gemini'],
  [/aiplatform\.googleapis\.com$/, 'gcp.vertex_ai'],
  [/^bedrock.*\.amazonaws\.com$/, 'aws.bedrock'],
  [/(^|\.)mistral\.ai$/, 'mistral_ai'],
  [/(^|\.)groq\.com$/, 'groq'],
  [/(^|\.)deepseek\.com$/, 'deepseek'],
  [/(^|\.)cohere\.(ai|com)$/, 'cohere'],
  [/(^|\.)perplexity\.ai$/, 'perplexity'],
  [/^api\.x\.ai$/, 'x_ai'],
];

const hostname = (host: string): string => host.replace(/:\d+$/, '');

const providerOf = (trace: OtelRun): string =>
  trace.engine === 'endpoint'
    ? (providers.find(([pattern]) => pattern.test(hostname(trace.host ?? '')))?.[1] ?? 'openai_compatible')
    : `gloss.${trace.engine ?? 'none'}`;

/** What is said of the request on the span and beside each figure: few values, and nothing about a person, a page or a question. */
const requestAttributes = (trace: OtelRun): OtelAttribute[] => [
  ...text('gen_ai.operation.name', 'chat'),
  ...text('gen_ai.provider.name', providerOf(trace)),
  ...text('gen_ai.request.model', trace.model),
  ...text('server.address', hostname(trace.host ?? '')),
  ...integer('server.port', trace.host?.includes(':') ? Number(trace.host.split(':').at(-1)) : undefined),
  ...text('error.type', trace.failure?.kind),
];

/** Messages in the conventions' own form: parts, so that other things than text have a place. */
const messages = (list: readonly { readonly role: string; readonly content: string }[]): string =>
  JSON.stringify(list.map(({ role, content }) => ({ role, parts: [{ type: 'text', content }] })));

const contentAttributes = (trace: OtelRun): OtelAttribute[] => {
  const system = trace.input.filter(({ role }) => role === 'system');
  return [
    ...text(
      'gen_ai.system_instructions',
      system.length > 0 ? JSON.stringify(system.map(({ content }) => ({ type: 'text', content }))) : '',
    ),
    ...text('gen_ai.input.messages', trace.input.length > 0 ? messages(trace.input.filter(({ role }) => role !== 'system')) : ''),
    ...text('gen_ai.output.messages', trace.output ? messages([{ role: 'assistant', content: trace.output }]) : ''),
  ];
};

const usageAttributes = ({ tokens, cost }: OtelRun): OtelAttribute[] => [
  ...integer('gen_ai.usage.input_tokens', tokens?.input),
  ...integer('gen_ai.usage.output_tokens', tokens?.output),
  ...integer('gen_ai.usage.cache_read.input_tokens', tokens?.cachedInput),
  ...integer('gen_ai.usage.reasoning.output_tokens', tokens?.reasoning),
  ...(tokens?.estimated ? truth('gloss.usage.estimated', true) : []),
  // Not in the conventions yet; the names are those of the proposal.
  ...double('gen_ai.usage.cost.amount', cost?.amount),
  ...text('gen_ai.usage.cost.currency', cost?.currency),
];

const statusOf = ({ failure }: OtelRun): OtelSpan['status'] =>
  failure && failure.kind !== 'cancelled' ? { code: 2, message: failure.kind } : { code: 0 };

/** A stage with its moment, in milliseconds since the epoch. The wait for the first text is part of asking an engine. */
interface Stretch {
  readonly name: Exclude<Trace['stages'][number]['name'], 'first-text'>;
  readonly from: number;
  readonly to: number;
  readonly firstTextMs: number | undefined;
}

const stretchesOf = (trace: OtelRun): readonly Stretch[] => {
  const stretches: Stretch[] = [];
  let at = trace.at;
  let firstTextMs: number | undefined;
  for (const { name, ms } of trace.stages) {
    if (name === 'first-text') firstTextMs = ms;
    else {
      stretches.push({ name, from: at, to: (at += (firstTextMs ?? 0) + ms), firstTextMs });
      firstTextMs = undefined;
    }
  }
  return stretches;
};

const wasAsked = ({ engine, cached }: OtelRun): boolean => !cached && (engine === 'endpoint' || engine === 'built-in');

/** The run as one span, and each of its stages as a child; the engine's is the conventions' client span where a model was asked. */
export const spansOf = (trace: OtelRun, content: boolean): readonly OtelSpan[] => {
  const { runId } = trace;
  const traceId = traceIdOf(runId);
  const parentSpanId = spanIdOf(runId, 'run');
  const stretches = stretchesOf(trace);
  const lastEngine = stretches.findLast(({ name }) => name === 'engine');
  const givenUp = [...trace.givenUp];

  const stages = stretches.map((stretch, index): OtelSpan => {
    const { name, from, to, firstTextMs } = stretch;
    const common = { traceId, parentSpanId, startTimeUnixNano: nano(from), endTimeUnixNano: nano(to) };
    if (stretch === lastEngine && wasAsked(trace)) {
      return {
        ...common,
        spanId: spanIdOf(runId, 'engine'),
        name: `chat ${trace.model}`.trim(),
        kind: trace.engine === 'endpoint' ? 3 : 1,
        attributes: [
          ...requestAttributes(trace),
          ...text('gen_ai.output.type', 'json'),
          ...double('gen_ai.response.time_to_first_chunk', firstTextMs === undefined ? undefined : firstTextMs / 1000),
          ...usageAttributes(trace),
          ...(content ? contentAttributes(trace) : []),
        ],
        status: statusOf(trace),
      };
    }
    const gaveUp = name === 'engine' && stretch !== lastEngine ? givenUp.shift() : undefined;
    return {
      ...common,
      spanId: spanIdOf(runId, `${index} ${name}`),
      name,
      kind: 1,
      attributes: [...text('gloss.engine.name', gaveUp?.name), ...text('error.type', gaveUp?.failure.kind)],
      status: gaveUp ? { code: 2, message: gaveUp.failure.kind } : { code: 0 },
    };
  });

  const run: OtelSpan = {
    traceId,
    spanId: parentSpanId,
    name: `gloss ${trace.task}`,
    kind: 1,
    startTimeUnixNano: nano(trace.at),
    endTimeUnixNano: nano(stretches.at(-1)?.to ?? trace.at),
    attributes: [
      ...text('gloss.run.id', runId),
      ...text('gloss.task', trace.task),
      ...text('gloss.site', trace.site),
      ...text('gloss.prompt.id', trace.prompt),
      ...text('gloss.engine', trace.engine),
      ...text('gloss.engine.name', trace.engineName),
      ...truth('gloss.cached', trace.cached),
      ...integer('gloss.retries', trace.retries),
      ...text('gloss.given_up', trace.givenUp.map(({ failure }) => failure.kind).join(', ')),
      ...text('error.type', trace.failure?.kind),
      ...(content ? [...text('url.full', trace.url), ...text('gloss.question', trace.question)] : []),
    ],
    status: statusOf(trace),
  };
  return [run, ...stages];
};

const secondBounds = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];
const tokenBounds = [1, 4, 16, 64, 256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216, 67_108_864];

type PointTimes = Pick<OtelHistogramPoint, 'startTimeUnixNano' | 'timeUnixNano'>;

const histogramPoint = (
  value: number,
  bounds: readonly number[],
  times: PointTimes,
  attributes: readonly OtelAttribute[],
): OtelHistogramPoint => {
  // A value on a bound belongs to the bucket below it.
  const found = bounds.findIndex((bound) => value <= bound);
  const bucket = found < 0 ? bounds.length : found;
  return {
    attributes,
    ...times,
    count: 1,
    sum: value,
    bucketCounts: Array.from({ length: bounds.length + 1 }, (_, index) => (index === bucket ? 1 : 0)),
    explicitBounds: bounds,
  };
};

const counter = (name: string, unit: string, description: string, point: OtelSumPoint): OtelMetric => ({
  name,
  unit,
  description,
  sum: { aggregationTemporality: DELTA, isMonotonic: true, dataPoints: [point] },
});

/** One run's share of each figure; empty of a run in which no model was asked. */
export const metricsOf = (trace: OtelRun, conventions: Telemetry['conventions']): readonly OtelMetric[] => {
  const asked = stretchesOf(trace).findLast(({ name }) => name === 'engine');
  if (!asked || !wasAsked(trace)) return [];
  const times: PointTimes = { startTimeUnixNano: nano(asked.from), timeUnixNano: nano(asked.to) };
  const attributes = requestAttributes(trace);
  const { tokens, cost } = trace;
  const usage = tokens
    ? ([
        ['input', tokens.input],
        ['output', tokens.output],
      ] as const)
    : [];
  return [
    {
      name: 'gen_ai.client.operation.duration',
      unit: 's',
      description: 'How long a model took to answer.',
      histogram: {
        aggregationTemporality: DELTA,
        dataPoints: [histogramPoint((asked.to - asked.from) / 1000, secondBounds, times, attributes)],
      },
    },
    ...(conventions === '2026-11'
      ? usage.map(([type, count]) =>
          counter(`gen_ai.client.inference.usage.${type}_tokens`, '{token}', `Tokens of ${type}.`, {
            attributes,
            ...times,
            asInt: Math.round(count),
          }),
        )
      : usage.length > 0
        ? [
            {
              name: 'gen_ai.client.token.usage',
              unit: '{token}',
              description: 'Tokens of input and output.',
              histogram: {
                aggregationTemporality: DELTA,
                dataPoints: usage.map(([type, count]) =>
                  histogramPoint(count, tokenBounds, times, [...attributes, ...text('gen_ai.token.type', type)]),
                ),
              },
            } satisfies OtelMetric,
          ]
        : []),
    ...(cost
      ? [
          counter('gloss.cost', cost.currency ?? '', 'Money that answers cost.', {
            attributes: [...attributes, ...text('gen_ai.usage.cost.currency', cost.currency)],
            ...times,
            asDouble: cost.amount,
          }),
        ]
      : []),
  ];
};

const resourceOf = (version: string) => ({ attributes: [...text('service.name', 'gloss'), ...text('service.version', version)] });
const scopeOf = (version: string, conventions: string) => ({ name: `gloss/genai-${conventions}`, version });

/** A run, ready to be sent. `version` is the extension's. */
export const runToOtel = (
  trace: OtelRun,
  { content, conventions }: Pick<Telemetry, 'content' | 'conventions'>,
  version: string,
): OtelExport => {
  const [resource, scope] = [resourceOf(version), scopeOf(version, conventions)];
  const metrics = metricsOf(trace, conventions);
  return {
    traces: { resourceSpans: [{ resource, scopeSpans: [{ scope, spans: spansOf(trace, content) }] }] },
    ...(metrics.length > 0 ? { metrics: { resourceMetrics: [{ resource, scopeMetrics: [{ scope, metrics }] }] } } : {}),
  };
};

/**
 * A reader's verdict as the conventions' evaluation event, on the span of the run it is about. They have no name for feedback of users;
 * it is an evaluation whose name says so.
 */
export const feedbackToOtel = (
  feedback: Pick<Feedback, 'runId' | 'verdict' | 'reason' | 'note' | 'at'>,
  { content, conventions }: Pick<Telemetry, 'content' | 'conventions'>,
  version: string,
): OtelExport => {
  const log: OtelLog = {
    timeUnixNano: nano(feedback.at),
    eventName: 'gen_ai.evaluation.result',
    severityNumber: 9,
    traceId: traceIdOf(feedback.runId),
    spanId: spanIdOf(feedback.runId, 'engine'),
    attributes: [
      ...text('gen_ai.evaluation.name', 'user_feedback'),
      ...double('gen_ai.evaluation.score.value', feedback.verdict === 'helpful' ? 1 : 0),
      ...text('gen_ai.evaluation.score.label', feedback.reason ?? feedback.verdict),
      ...(content ? text('gen_ai.evaluation.explanation', feedback.note) : []),
    ],
  };
  return {
    logs: { resourceLogs: [{ resource: resourceOf(version), scopeLogs: [{ scope: scopeOf(version, conventions), logRecords: [log] }] }] },
  };
};
