/** cyrb53 (bryc, public domain) with two seeds: 106 bits, enough that two answers never share a key by chance; not for secrets. */
const cyrb53 = (text: string, seed: number): string => {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ seed;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(16).padStart(14, '0');
};

/**
 * A short text's fingerprint that is the same on every machine and in every session; synchronous, unlike `crypto.subtle`.
 * @returns 28 hex digits.
 */
export const stableHash = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return cyrb53(text, 0) + cyrb53(text, 0x9e3779b9);
};

/** The first half of `stableHash`, in half the time: enough where what is told apart stands on one page. @returns 14 hex digits. */
export const shortHash = (text: string): string => cyrb53(text, 0);
