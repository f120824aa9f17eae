/** How much a repaired word counts beside one that was typed right. */
const TRUST = { oneEdit: 0.85, twoEdits: 0.6 } as const;

/** Shorter words are other words after two edits. */
const TWO_EDITS_FROM = 8;

/** Stems have lost the letters that tell words apart: "want" is no "wang", "invent" no "intent". */
const STEMS_FROM = 7;

/**
 * The page's own word that a mistyped one was meant to be: the nearest within one edit (two for words of eight letters and more).
 * Short words and words with digits are left alone: "INC-1041" is not a typo of "INC-1042".
 * @param spellings the page's words, each with its stem
 */
export function repairWord(
  word: string,
  term: string,
  spellings: ReadonlyMap<string, string>,
): { readonly word: string; readonly trust: number } | undefined {
  if (word.length < 4 || !/^[\p{L}\p{M}]+$/u.test(word)) return undefined;
  const limit = word.length >= TWO_EDITS_FROM ? 2 : 1;
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const [spelling, candidate] of spellings) {
    // Compared as typed, or by stems: an ending may hide behind the error ("reciept" for "receipts").
    if (Math.abs(spelling.length - word.length) > limit + 2) continue;
    if (spelling.charAt(0) !== word.charAt(0) && spelling.charAt(1) !== word.charAt(1) && spelling.charAt(0) !== word.charAt(1)) continue;
    const within = Math.min(bestDistance - 1, spelling.length >= TWO_EDITS_FROM ? 2 : 1);
    const asWritten = edits(word, spelling, within);
    const asStems = candidate.length >= STEMS_FROM ? edits(term, candidate, Math.min(within, 1)) : Infinity;
    const distance = Math.min(asWritten <= within ? asWritten : Infinity, asStems <= 1 ? asStems : Infinity);
    if (distance < bestDistance) [best, bestDistance] = [spelling, distance];
  }
  return best === undefined ? undefined : { word: best, trust: bestDistance <= 1 ? TRUST.oneEdit : TRUST.twoEdits };
}

/** Edits (insert, delete, replace, swap neighbours) between two words; anything above `limit` is `limit + 1`. */
export function edits(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit || limit < 0) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= other.length; column++) {
      const same = one.charCodeAt(row - 1) === other.charCodeAt(column - 1);
      let cost = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      if (
        row > 1 &&
        column > 1 &&
        one.charCodeAt(row - 1) === other.charCodeAt(column - 2) &&
        one.charCodeAt(row - 2) === other.charCodeAt(column - 1)
      )
        cost = Math.min(cost, beforeLast[column - 2]! + 1);
      current.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    [beforeLast, last] = [last, current];
  }
  return Math.min(last[other.length]!, limit + 1);
}
