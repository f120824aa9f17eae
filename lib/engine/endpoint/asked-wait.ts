import type { Trouble } from './trouble';

const UNIT_MS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** "6m0s", "1.5s", "250ms", "2h3m": what OpenAI and its imitators write. @returns milliseconds. */
const parseDuration = (text: string): number | undefined => {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== text) return undefined;
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * UNIT_MS[unit!]!, 0);
};

/** A moment or a span, as headers give it: seconds, epoch seconds or milliseconds, a duration, a date. */
const parseReset = (text: string, now: number): number | undefined => {
  const trimmed = text.trim();
  const count = Number(trimmed);
  if (trimmed !== '' && Number.isFinite(count)) {
    if (count > 1e12) return count - now;
    if (count > 1e9) return count * 1000 - now;
    return count * 1000;
  }
  const span = parseDuration(trimmed);
  if (span !== undefined) return span;
  const date = Date.parse(trimmed);
  return Number.isNaN(date) ? undefined : date - now;
};

const fromHeaders = (trouble: Trouble, now: number): number | undefined => {
  const ms = Number(trouble.header('retry-after-ms') ?? NaN);
  if (Number.isFinite(ms)) return ms;
  const seconds = parseReset(trouble.header('retry-after') ?? '', now);
  if (seconds !== undefined) return seconds;

  const resets = trouble.headerNames.flatMap((name) => {
    if (!/ratelimit.*reset/.test(name)) return [];
    const ms = parseReset(trouble.header(name) ?? '', now);
    const left = trouble.header(name.replace('reset', 'remaining'));
    return ms === undefined ? [] : [{ ms, usedUp: left === undefined || Number(left) <= 0 }];
  });
  // Several limits report at once; only those that are used up are worth waiting for.
  const usedUp = resets.filter((reset) => reset.usedUp);
  const counted = usedUp.length > 0 ? usedUp : resets;
  return counted.length === 0 ? undefined : Math.max(...counted.map((reset) => reset.ms));
};

/** Google's RetryInfo: `retryDelay: "27s"`, somewhere in the details. */
const fromBody = (body: unknown, depth = 0): number | undefined => {
  if (typeof body !== 'object' || body === null || depth > 6) return undefined;
  for (const [key, value] of Object.entries(body)) {
    if (/^retry_?(delay|after)$/i.test(key)) {
      const ms = typeof value === 'number' ? value * 1000 : typeof value === 'string' ? parseReset(value, Infinity) : undefined;
      if (ms !== undefined && Number.isFinite(ms)) return ms;
    }
    const inner = fromBody(value, depth + 1);
    if (inner !== undefined) return inner;
  }
  return undefined;
};

const SAID =
  /(?:try again|retry|retry after|available|wait|reset)[a-z ]{0,20}?\s(?:in|after|for)?\s*(\d+(?:\.\d+)?(?:ms|[smhd])(?:\d+(?:\.\d+)?(?:ms|[smhd]))*|\d+(?:\.\d+)?\s*(?:milliseconds?|seconds?|secs?|minutes?|mins?|hours?))\b/i;

const fromMessage = (message: string): number | undefined => {
  const said = SAID.exec(message)?.[1]?.toLowerCase();
  if (!said) return undefined;
  const [, count, word] = /^(\d+(?:\.\d+)?)\s*(milli|sec|min|hour)/.exec(said) ?? [];
  if (count === undefined || word === undefined) return parseDuration(said);
  return Number(count) * { milli: 1, sec: 1000, min: 60_000, hour: 3_600_000 }[word]!;
};

/**
 * How long the server asked to wait: by header, in the body, or only in its sentence ("Try again in 27 seconds").
 * @returns milliseconds, never negative; undefined when it did not say.
 */
export const askedWait = (trouble: Trouble, now: number): number | undefined => {
  const ms = fromHeaders(trouble, now) ?? fromBody(trouble.body) ?? fromMessage(trouble.message);
  return ms === undefined ? undefined : Math.max(0, Math.round(ms));
};
