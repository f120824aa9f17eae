/** What a bench is told on the command line. */
export interface BenchOptions {
  /** The folder of the data sets; their formats are in docs/reading.md. */
  readonly data: string;
}

/** What a bench measured, and the same by other methods or libraries in the same run. */
export interface BenchResult {
  readonly figures: Record<string, number>;
  readonly baselines: Record<string, Record<string, number>>;
}
