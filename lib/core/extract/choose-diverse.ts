import { countWords } from '@/lib/core/words';
import { type SalientStatement, cosine } from './salience';

export interface Budget {
  /** At most so many statements. */
  readonly statements?: number;
  /** About so many words; the last statement may go over it by a twentieth. */
  readonly words?: number;
}

/** How much being unlike what is already chosen counts against being salient (maximal marginal relevance, Carbonell & Goldstein 1998). */
const DIVERSITY = 0.4;

/** The salient statements that together say most, best first: each is worth less the more it resembles one that is chosen already. */
export const chooseDiverse = (
  candidates: readonly SalientStatement[],
  { statements: count = Infinity, words = Infinity }: Budget,
  diversity = DIVERSITY,
): readonly SalientStatement[] => {
  // Only the best can be chosen; comparing all with all would be quadratic on a long page.
  const pool = candidates
    .filter(({ salience }) => salience > 0)
    .sort((one, other) => other.salience - one.salience || one.statement.index - other.statement.index)
    .slice(0, 600);
  const most = pool[0]?.salience ?? 1;
  const likeness = pool.map(() => 0);
  const left = new Set(pool.keys());
  const chosen: SalientStatement[] = [];
  let used = 0;
  while (left.size > 0 && chosen.length < count && used < words) {
    let best = -1;
    let bestWorth = -Infinity;
    for (const at of left) {
      const worth = ((1 - diversity) * pool[at]!.salience) / most - diversity * likeness[at]!;
      if (worth > bestWorth) [best, bestWorth] = [at, worth];
    }
    left.delete(best);
    const next = pool[best]!;
    const length = countWords(next.statement.text);
    if (used > 0 && used + length > words * 1.05) continue;
    chosen.push(next);
    used += length;
    for (const at of left) likeness[at] = Math.max(likeness[at]!, cosine(pool[at]!.vector, next.vector));
  }
  return chosen;
};
