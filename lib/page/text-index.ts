import { UNSEEN } from '@/lib/core/unseen-characters';
import { renderedTexts } from './rendered-texts';

/** Text of several nodes folded into one string, with the way back from each character to its node. */
export interface TextIndex {
  readonly text: string;
  /** For each character, the index of its node in `nodes`. */
  readonly nodeAt: readonly number[];
  /** For each character, its offset in that node. */
  readonly offsetAt: readonly number[];
  readonly nodes: readonly (Text | Element)[];
}

/**
 * `exact` keeps signs and single spaces; `loose` keeps letters and digits alone, so that "Status: Open" is found in two cells, and a
 * quote that crosses paragraphs in the page that sets them apart.
 */
export type Folding = 'exact' | 'loose';

const SIGNS: Record<string, string> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': "'",
  '\u201b': "'",
  '\u2032': "'",
  '\u00b4': "'",
  '`': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u2033': '"',
  '\u00ab': '"',
  '\u00bb': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u2026': '...',
};

/** The first half of every tag, which are the only unseen characters of two halves. */
const TAG = '\udb40';
const WORD = /[\p{L}\p{N}]/u;

/** Folds case, white space and typography away; `each` gets every character that stays, with its offset in `text`. */
const fold = (text: string, folding: Folding, each: (char: string, offset: number) => void): void => {
  for (let offset = 0; offset < text.length; offset++) {
    const raw = text[offset] as string;
    if (raw === TAG) offset++;
    if (raw === TAG || UNSEEN.test(raw)) continue;
    if (folding === 'loose') {
      const code = text.codePointAt(offset) as number;
      const whole = code > 0xffff ? String.fromCodePoint(code) : raw;
      if (WORD.test(whole)) for (const unit of whole.toLowerCase().normalize('NFKC')) each(unit, offset);
      if (whole.length === 2) offset++;
      continue;
    }
    if (/\s/.test(raw)) each(' ', offset);
    else for (const unit of SIGNS[raw] ?? raw.toLowerCase()) each(unit, offset);
  }
};

export const folded = (text: string, folding: Folding): string => {
  let result = '';
  fold(text, folding, (char) => {
    if (char !== ' ' || !result.endsWith(' ')) result += char;
  });
  return result.trim();
};

export const indexTexts = (nodes: readonly (Text | Element)[], folding: Folding): TextIndex => {
  const chars: string[] = [];
  const nodeAt: number[] = [];
  const offsetAt: number[] = [];
  const texts: (Text | Element)[] = [];
  for (const node of nodes) {
    for (const [source, value] of renderedTexts(node)) {
      const index = texts.push(source) - 1;
      fold(value, folding, (char, offset) => {
        if (char === ' ' && chars[chars.length - 1] === ' ') return;
        for (const unit of char.length > 1 ? char : [char]) {
          chars.push(unit);
          nodeAt.push(index);
          offsetAt.push(offset);
        }
      });
    }
  }
  return { text: chars.join(''), nodeAt, offsetAt, nodes: texts };
};
