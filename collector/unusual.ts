/** The natural logarithm of n! (Stirling with two terms more, exact enough from 0 on). */
const logFactorial = (n: number): number => {
  if (n < 2) return 0;
  return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + 1 / (12 * n) - 1 / (360 * n ** 3);
};

/** How likely at least `k` of `n` are, each with the probability `p` and none depending on another. */
export const atLeast = (k: number, n: number, p: number): number => {
  if (k <= 0) return 1;
  if (k > n) return 0;
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  // The shorter side of the distribution.
  if (k < n * p) return 1 - atLeast(n - k + 1, n, 1 - p);
  let term = Math.exp(logFactorial(n) - logFactorial(k) - logFactorial(n - k) + k * Math.log(p) + (n - k) * Math.log(1 - p));
  let sum = 0;
  for (let i = k; i <= n && term > sum * 1e-12; i++) {
    sum += term;
    term *= ((n - i) / (i + 1)) * (p / (1 - p));
  }
  return Math.min(1, sum);
};

/** How likely at most `k` of `n` are. */
export const atMost = (k: number, n: number, p: number): number => atLeast(n - k, n, 1 - p);

/** The largest share that is still likely (97.5 %) where `k` of `n` were seen (Wilson 1927). */
export const upperShare = (k: number, n: number): number => {
  if (n === 0) return 1;
  const z = 1.96;
  const middle = k + (z * z) / 2;
  const spread = z * Math.sqrt((k * (n - k)) / n + (z * z) / 4);
  return (middle + spread) / (n + z * z);
};

/** The smallest share that is still likely. */
export const lowerShare = (k: number, n: number): number => 1 - upperShare(n - k, n);
