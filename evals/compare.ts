import type { CaseReport } from './report';

/** What a comparison needs of the earlier report: a baseline has no more. */
type Before = Pick<CaseReport, 'id' | 'passed'>;

/** One case in two reports. */
export interface Difference {
  readonly id: string;
  readonly change: 'lost' | 'won' | 'new' | 'gone';
  readonly before?: Before | undefined;
  readonly after?: CaseReport | undefined;
}

const changeOf = (before: Before | undefined, after: CaseReport | undefined): Difference['change'] | undefined => {
  if (!before) return 'new';
  if (!after) return 'gone';
  if (before.passed === after.passed) return undefined;
  return after.passed ? 'won' : 'lost';
};

/** What changed from one report to another, losses first. */
export const compareReports = (
  before: { readonly cases: readonly Before[] },
  after: { readonly cases: readonly CaseReport[] },
): readonly Difference[] => {
  const order: readonly Difference['change'][] = ['lost', 'gone', 'won', 'new'];
  const ids = [...new Set([...before.cases, ...after.cases].map(({ id }) => id))];
  return ids
    .flatMap((id) => {
      const old = before.cases.find((item) => item.id === id);
      const now = after.cases.find((item) => item.id === id);
      const change = changeOf(old, now);
      return change ? [{ id, change, before: old, after: now }] : [];
    })
    .toSorted((a, b) => order.indexOf(a.change) - order.indexOf(b.change));
};

/** How likely so many losses against so few wins are when nothing got worse: the one-sided sign test. */
export const signTest = (lost: number, won: number): number => {
  const total = lost + won;
  let probability = 0;
  let ways = 1;
  for (let index = 0; index <= total; index++) {
    if (index >= lost) probability += ways / 2 ** total;
    ways = (ways * (total - index)) / (index + 1);
  }
  return probability;
};
