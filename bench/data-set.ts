import { readFileSync } from 'node:fs';

/** The lines of a JSON-lines file. Their shape is the set's, which docs/reading.md describes; a bench trusts its data. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the shape of its set's lines
export const linesOfJson = <T>(path: string): readonly T[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
