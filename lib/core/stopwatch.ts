import type { Trace } from './trace';

type StageName = Trace['stages'][number]['name'];

/** Milliseconds of a run's stages, each from the end of the one before. */
export interface Stopwatch {
  readonly startedAt: number;
  /** Ends a stage now. A stage that is marked twice, by a second engine, is listed twice. */
  mark(stage: StageName): void;
  stages(): Trace['stages'];
  /** From the start to the first end of that stage; undefined when it has not ended. */
  until(stage: StageName): number | undefined;
  elapsed(): number;
}

export const startStopwatch = (now: () => number): Stopwatch => {
  const startedAt = now();
  const marks: { readonly name: StageName; readonly at: number }[] = [];
  return {
    startedAt,
    mark: (name) => void marks.push({ name, at: now() }),
    stages: () => marks.map(({ name, at }, index) => ({ name, ms: at - (marks[index - 1]?.at ?? startedAt) })),
    until: (stage) => {
      const mark = marks.find(({ name }) => name === stage);
      return mark && mark.at - startedAt;
    },
    elapsed: () => now() - startedAt,
  };
};
