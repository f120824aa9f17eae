import type { Item } from './item';

/** How far a job is. */
export interface JobProgress {
  /** Pages; the overall answer is none. */
  readonly total: number;
  readonly over: number;
  readonly failed: number;
  readonly reading: number;
  readonly asking: number;
  /** Milliseconds that the rest will take; undefined until something was answered. */
  readonly left: number | undefined;
}

/** Answers that the estimate is made from: the newest say most of how fast the endpoint is now. */
const LATEST = 12;

/**
 * A fair estimate of the time that is left: as long as the latest answers took, so many at a time. The overall answer comes after all others and
 * counts as one more.
 */
export const jobProgress = (items: readonly Item[], atOnce = 4): JobProgress => {
  const pages = items.filter(({ kind }) => kind === 'page');
  const isOver = ({ state }: Item): boolean => state === 'answered' || state === 'failed';
  const times = pages.flatMap(({ askMs }) => (askMs === undefined ? [] : [askMs])).slice(-LATEST);
  const mean = times.reduce((sum, ms) => sum + ms, 0) / times.length;
  const openPages = pages.filter((item) => !isOver(item)).length;
  const openOverall = items.length - pages.length - items.filter((item) => item.kind === 'overall' && isOver(item)).length;
  const rounds = openPages / Math.min(atOnce, Math.max(1, openPages)) + openOverall;
  return {
    total: pages.length,
    over: pages.length - openPages,
    failed: pages.filter(({ state }) => state === 'failed').length,
    reading: items.filter(({ claim }) => claim?.step === 'read').length,
    asking: items.filter(({ claim }) => claim?.step === 'ask').length,
    left: times.length === 0 ? undefined : Math.round(rounds * mean),
  };
};
