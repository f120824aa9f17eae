import type { EndpointSettings } from '@/lib/core/endpoint-settings';
import type { Failure } from '@/lib/core/failure';
import { hostOf } from './endpoint-address';
import { withoutSecrets } from './secrets';
import type { Setback } from './setback';

/** What a failure's words need to know of the call. */
export interface FailureContext {
  readonly settings: EndpointSettings;
  /** The address that was called. */
  readonly baseUrl: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Milliseconds since the call began. */
  readonly elapsed: number;
  /** Whether text was already given out. */
  readonly wroteText: boolean;
  /** Whether the reply had begun to arrive as a stream. */
  readonly streamed: boolean;
  /** What the server said; empty when it said nothing. */
  readonly said: string;
  /** The extension's own origin, that a local server has to allow. */
  readonly ownOrigin?: string | undefined;
}

/** What to set on the server's side. With our own origin it allows us and nobody else. */
export const originLine = (ownOrigin: string | undefined): string => `OLLAMA_ORIGINS=${ownOrigin ?? 'chrome-extension://*'}`;

/** A setback in the reader's terms. The key and all else that is secret is taken out of what the server said. */
export const failureOf = (setback: Setback, context: FailureContext): Failure => {
  const { settings, baseUrl, now, elapsed, wroteText, streamed, said, ownOrigin } = context;
  const host = hostOf(baseUrl);
  const detail = withoutSecrets(said, settings) || 'it gave no reason';
  // Once there is text, what matters to the reader is that it is not whole.
  const whileWriting: Failure | undefined = wroteText ? { kind: 'cut-off', host, cause: 'server' } : undefined;
  switch (setback.kind) {
    case 'rate-limit':
      return { kind: 'rate-limited', host, ...(setback.waitMs !== undefined && { retryAt: now + setback.waitMs }) };
    case 'quota':
      return { kind: 'out-of-credit', host };
    case 'overloaded':
    case 'loading':
      return whileWriting ?? { kind: 'overloaded', host };
    case 'broken':
      return streamed ? { kind: 'cut-off', host, cause: 'server' } : { kind: 'request-rejected', host, detail };
    case 'timeout':
      return whileWriting ?? { kind: 'timed-out', host, stage: 'headers', ms: Math.round(elapsed) };
    case 'late':
      return { kind: 'timed-out', host, stage: setback.stage, ms: setback.ms };
    case 'context':
      return { kind: 'context-too-long', host, ...(setback.limit !== undefined && { limit: setback.limit }) };
    case 'filter':
      return { kind: 'refused-by-filter', host };
    case 'key':
      return { kind: 'key-rejected', host };
    case 'origin':
      return { kind: 'origin-forbidden', host, line: originLine(ownOrigin) };
    case 'model':
      return { kind: 'model-missing', host, model: settings.model, models: [] };
    case 'address':
      return { kind: 'address-wrong', baseUrl };
    case 'parameter':
    case 'rejected':
      return { kind: 'request-rejected', host, detail };
    case 'unreachable':
      return { kind: 'endpoint-unreachable', baseUrl, ...(setback.why && { why: setback.why }) };
    case 'cut':
      return { kind: 'cut-off', host, cause: setback.cause };
    case 'unusable':
      return { kind: 'reply-unusable', host, detail: withoutSecrets(setback.detail, settings) };
    case 'cancelled':
      return { kind: 'cancelled' };
  }
};
