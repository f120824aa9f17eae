import type { EndpointSettings } from './endpoint-settings';
import { costOf } from './spend';
import type { Cost } from './engine';

/** What one page takes, as far as earlier answers tell. */
export interface TypicalRun {
  readonly input: number;
  readonly output: number;
  /** Milliseconds. */
  readonly ms: number;
}

/** Where there were none yet: a page of a wiki. */
export const unknownRun: TypicalRun = { input: 3_500, output: 500, ms: 8_000 };

export interface JobEstimate {
  readonly tokens: number;
  readonly cost?: Cost | undefined;
  /** Milliseconds. */
  readonly ms: number;
  /** A cap that a job of this size does not meet unless its pages are twice what is expected. */
  readonly cap: { readonly tokens: number; readonly money?: number | undefined };
}

/** Two digits are enough for a limit that a person reads; up, never down. */
const rounded = (value: number): number => {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
  return Math.ceil(value / unit) * unit;
};

/** Cents and their fractions likewise. */
const roundedMoney = (value: number): number => {
  const unit = 10 ** (Math.floor(Math.log10(Math.max(value, 0.0001))) - 1);
  return Number((Math.ceil(value / unit) * unit).toPrecision(2));
};

/** What the overall answer reads of each page's answer, in tokens. */
const OVERALL_SHARE = 150;

/** What a job will take, before it starts: pages of the usual length, and one overall answer of them. */
export const estimateJob = (
  pages: number,
  { input, output, ms }: TypicalRun,
  { price, contextTokens, maxOutputTokens }: Pick<EndpointSettings, 'price' | 'contextTokens' | 'maxOutputTokens'>,
  atOnce = 4,
): JobEstimate => {
  const overall = pages > 1 ? Math.min(contextTokens, pages * OVERALL_SHARE + 1_000) : 0;
  const sent = pages * input + overall;
  const written = pages * output + (pages > 1 ? output : 0);
  // What is on its way is reserved at its most, so that a cap of exactly the estimate would be met long before its end.
  const onTheirWay = Math.min(pages, atOnce);
  const most = {
    input: 2 * sent + onTheirWay * Math.max(0, contextTokens - maxOutputTokens - input),
    output: 2 * written + onTheirWay * maxOutputTokens,
  };
  return {
    tokens: sent + written,
    ...(price && { cost: { ...costOf({ input: sent, output: written }, price), estimated: true } }),
    ms: Math.ceil(pages / atOnce) * ms + (pages > 1 ? ms : 0),
    cap: {
      tokens: rounded(most.input + most.output),
      ...(price && { money: roundedMoney(costOf(most, price).amount) }),
    },
  };
};
