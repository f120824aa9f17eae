import { pageAddress } from '@/lib/core/page-address';
import { RunRecord } from '@/lib/core/run-record';
import { historyWords } from './history-words';

/** A run with what its indexes need, computed from the record and never shown. */
export type RunRow = RunRecord & {
  /** The address without its scroll position: runs of one page share it. */
  readonly page: string;
  readonly words: readonly string[];
  /** Only of a run without an outcome, so that the few there are are found without reading all the others. */
  readonly open?: 1;
};

export const toRow = (run: RunRecord): RunRow => ({
  ...run,
  page: pageAddress(run.url),
  words: historyWords(run),
  ...(run.outcome ? {} : { open: 1 }),
});
