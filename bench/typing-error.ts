/** The same question with one typing error in its longest word: letters swapped, left out or doubled, the same way in every run. */
export function withTypingError(question: string): string {
  const words = [...question.matchAll(/\p{L}{5,}/gu)];
  const longest = words.toSorted((one, other) => other[0].length - one[0].length)[0];
  if (!longest) return question;
  const word = longest[0];
  const at = 1 + (seedOf(question) % (word.length - 2));
  const kinds = [
    word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at + 1) + word.slice(at),
  ];
  return question.slice(0, longest.index) + (kinds[seedOf(word) % kinds.length] ?? word) + question.slice(longest.index + word.length);
}

const seedOf = (text: string): number => Array.from(text).reduce((seed, letter) => (seed * 31 + letter.charCodeAt(0)) >>> 0, 7);
