const whole = new Intl.NumberFormat('en');

export const countWords = (count: number): string => whole.format(count);

/** "340 ms", "1.2 s", "48 s"; a dash for nothing measured. */
export const latencyWords = (ms: number | undefined): string => {
  if (ms === undefined) return '–';
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  return ms < 9_950 ? `${(ms / 1_000).toFixed(1)} s` : `${Math.round(ms / 1_000)} s`;
};

/** 3 of 40: "7.5 %". Nothing of nothing is a dash, not 0 %. */
export const shareWords = (part: number, of: number): string => {
  if (of === 0) return '–';
  const percent = (part / of) * 100;
  return `${percent > 0 && percent < 10 ? percent.toFixed(1).replace(/\.0$/, '') : Math.round(percent)} %`;
};
