import { withoutUnseen } from './unseen-characters';

/** Characters that are typed, printed and copied in several ways, each with the one way it is compared. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/[\u200c\u200d]/g, ''],
  [/[\u2018\u2019\u201a\u201b\u2032\u02bc`\u00b4]/g, "'"],
  [/[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/\u2026/g, '...'],
  [/\s+/g, ' '],
];

/** A text as quotes are compared: case, white space and typography set aside, every letter and digit kept. */
export const quoteText = (text: string): string => {
  let plain = withoutUnseen(text).normalize('NFKC');
  for (const [pattern, replacement] of SAME) plain = plain.replace(pattern, replacement);
  return plain.trim().toLowerCase();
};
