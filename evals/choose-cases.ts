import type { LoadedCases } from './load-cases';

/**
 * The cases of these ids: they alone are expected to run.
 * @throws when one of them is no case: a misspelt id would otherwise be one case fewer, and nobody would notice
 */
export const chooseCases = (loaded: LoadedCases, ids: readonly string[]): LoadedCases => {
  const cases = loaded.cases.filter(({ evalCase }) => ids.includes(evalCase.id));
  const unknown = ids.filter((id) => !cases.some(({ evalCase }) => evalCase.id === id));
  if (unknown.length > 0) throw new Error([`There is no case called ${unknown.join(', ')}.`, ...loaded.faults].join(' '));
  return { ...loaded, cases, onDisk: cases.length };
};
