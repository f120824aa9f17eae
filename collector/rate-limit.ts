/** Whether one more request is allowed now: 0, or the seconds to wait. */
export type RateLimit = (key: string) => number;

const MOST_KEYS = 10_000;

/**
 * A bucket for each key that holds `burst` requests and is refilled by `perSecond`. It guards this instance's processor and lives in its memory:
 * behind a load balancer each instance allows as much, and a restart forgets nothing that anyone was promised.
 */
export const rateLimit = (burst: number, perSecond: number, now: () => number): RateLimit => {
  const buckets = new Map<string, { left: number; at: number }>();
  return (key) => {
    const at = now();
    const bucket = buckets.get(key) ?? { left: burst, at };
    const left = Math.min(burst, bucket.left + ((at - bucket.at) / 1000) * perSecond);
    // Put back at the end, so that the first key is the one that was quiet longest.
    buckets.delete(key);
    if (buckets.size >= MOST_KEYS) for (const [oldest] of buckets) if (buckets.delete(oldest)) break;
    buckets.set(key, { left: left < 1 ? left : left - 1, at });
    return left < 1 ? Math.ceil((1 - left) / perSecond) : 0;
  };
};
