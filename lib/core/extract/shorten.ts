/** The first words of a text, cut at a clause where there is one, else between words; with an ellipsis when something was left out. */
export const shorten = (text: string, limit: number): string => {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= limit) return plain;
  const head = plain.slice(0, limit);
  const clause = Math.max(head.lastIndexOf('. '), head.lastIndexOf('; '), head.lastIndexOf(' – '), head.lastIndexOf(', '));
  const word = head.lastIndexOf(' ');
  const cut = clause > limit * 0.6 ? clause : word > limit * 0.5 ? word : limit;
  return `${head.slice(0, cut).replace(/[\s,;:–-]+$/, '')} …`;
};
