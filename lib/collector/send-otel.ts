import { z } from 'zod';
import type { OtelExport } from '@/lib/core/otel';
import type { Telemetry } from '@/lib/core/settings';

/** `retry`: the receiver may take it later (OTLP: 429, 502, 503, 504, or nothing answered); otherwise sending it again is no use. */
export type OtelDelivery = { readonly ok: true } | { readonly ok: false; readonly retry: boolean; readonly detail: string };

type Signal = keyof OtelExport;

const RETRIED = new Set([429, 502, 503, 504]);
const TIMEOUT_MS = 10_000;

/** The address of one signal, whichever of the usual forms the owner pasted: with or without "/v1/traces", with or without a slash. */
export const otelAddress = (url: string, signal: Signal): string => {
  const address = new URL(url.trim());
  address.pathname = `${address.pathname.replace(/\/+$/, '').replace(/\/v1\/(traces|metrics|logs)$/, '')}/v1/${signal}`;
  return address.href;
};

/** OTLP answers 200 even when it took only part; the body then says how much it did not take. A count may be text. */
const Reply = z.object({
  partialSuccess: z
    .object({
      rejectedSpans: z.coerce.number().default(0),
      rejectedDataPoints: z.coerce.number().default(0),
      rejectedLogRecords: z.coerce.number().default(0),
      errorMessage: z.string().default('no reason given'),
    })
    .optional(),
});

const refusedPart = (reply: unknown): string | undefined => {
  const partial = Reply.safeParse(reply).data?.partialSuccess;
  const count = partial ? partial.rejectedSpans + partial.rejectedDataPoints + partial.rejectedLogRecords : 0;
  return partial && count > 0 ? `${count} not taken: ${partial.errorMessage}` : undefined;
};

/** The part of `fetch` that sending needs. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** `missing`: nothing lives at that signal's path. */
type SignalDelivery =
  { readonly ok: true } | { readonly ok: false; readonly retry: boolean; readonly detail: string; readonly missing: boolean };

const sendSignal = async (signal: Signal, body: unknown, { url, headers }: Telemetry, fetch: Fetch): Promise<SignalDelivery> => {
  try {
    const response = await fetch(otelAddress(url, signal), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      credentials: 'omit',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok)
      return {
        ok: false,
        retry: RETRIED.has(response.status),
        missing: response.status === 404,
        detail: `${signal}: HTTP ${response.status}`,
      };
    const refused = refusedPart(await response.json().catch(() => undefined));
    return refused ? { ok: false, retry: false, missing: false, detail: `${signal}: ${refused}` } : { ok: true };
  } catch (error) {
    // A wrong address is a TypeError too; it never becomes right by waiting, and the options page refuses to keep one.
    return {
      ok: false,
      retry: URL.canParse(url.trim()),
      missing: false,
      detail: `${signal}: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
};

/**
 * Sends one run or verdict by OTLP over HTTP. A receiver that has no metrics or no logs (404) has still taken the run when it took the
 * spans: many take spans only.
 */
export const sendOtel = async (what: OtelExport, telemetry: Telemetry, fetch: Fetch): Promise<OtelDelivery> => {
  const signals = (['traces', 'metrics', 'logs'] as const).filter((signal) => what[signal] !== undefined);
  const deliveries = await Promise.all(
    signals.map(async (signal) => ({ signal, delivery: await sendSignal(signal, what[signal], telemetry, fetch) })),
  );
  const failed = deliveries.flatMap(({ signal, delivery }) => (delivery.ok || (delivery.missing && signal !== 'traces') ? [] : [delivery]));
  if (failed.length === 0) return { ok: true };
  return { ok: false, retry: failed.every(({ retry }) => retry), detail: failed.map(({ detail }) => detail).join('; ') };
};
