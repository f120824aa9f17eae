import { formatNumber } from '@/locales/formats';
import { t } from '@/locales/i18n';

export const countWords = (count: number): string => formatNumber(count);

/** "340 ms", "1.2 s", "48 s"; a dash for nothing measured. */
export const latencyWords = (ms: number | undefined): string => {
  if (ms === undefined) return '–';
  if (ms < 1_000) return t('figure.ms', { count: formatNumber(Math.round(ms)) });
  const digits = ms < 9_950 ? 1 : 0;
  return t('facts.seconds', { count: formatNumber(ms / 1_000, { minimumFractionDigits: digits, maximumFractionDigits: digits }) });
};

/** 0.3 as "30 %". */
export const percentWords = (share: number, digits = 0): string =>
  t('figure.percent', { figure: formatNumber(share * 100, { maximumFractionDigits: digits }) });

/** 3 of 40: "7.5 %". Nothing of nothing is a dash, not 0 %. */
export const shareWords = (part: number, of: number): string => {
  if (of === 0) return '–';
  const share = part / of;
  return percentWords(share, share > 0 && share < 0.1 ? 1 : 0);
};
