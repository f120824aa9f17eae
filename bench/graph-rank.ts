/** The power iteration of PageRank over a symmetric matrix of similarities: what TextRank and LexRank rank sentences by. */
export const graphRank = (similarity: (one: number, other: number) => number, count: number): readonly number[] => {
  const rows = Array.from({ length: count }, () => new Float64Array(count));
  for (let one = 0; one < count; one++)
    for (let other = one + 1; other < count; other++) rows[one]![other] = rows[other]![one] = similarity(one, other);
  const sums = rows.map((row) => row.reduce((sum, value) => sum + value, 0));
  let ranks = new Float64Array(count).fill(1 / count);
  for (let round = 0; round < 30; round++) {
    const next = new Float64Array(count).fill(0.15 / count);
    for (let one = 0; one < count; one++)
      for (let other = 0; other < count; other++)
        next[other]! += 0.85 * ranks[one]! * (sums[one]! > 0 ? rows[one]![other]! / sums[one]! : 1 / count);
    ranks = next;
  }
  return [...ranks];
};
