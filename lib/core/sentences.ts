import type { Block } from './block';
import { baseLanguage } from './stem';

/** A sentence and its place in the text that it was cut from. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const ABBREVIATIONS = list(
  'mr mrs ms dr prof sr jr st vs etc e.g i.e cf al fig figs eq no nos vol inc ltd co corp u.s u.k u.n a.m p.m approx dept est jan feb mar apr jun jul aug sep sept oct nov dec ' +
    'ver rev ext tel min max sec ch pp art para ref resp incl excl misc gen gov sen rep hon ave blvd rd',
);
const BY_LANGUAGE: Readonly<Record<string, ReadonlySet<string>>> = {
  de: list('z.b d.h u.a bzw ca evtl ggf inkl nr str tel usw vgl zzgl s.o s.u u.u o.ä i.d.r abs bspw sog hr fr dr'),
  fr: list('m mme mlle mm p.ex ex cf env av bd n° tél art'),
  es: list('sr sra srta dr dra ud uds p.ej ej núm pág tel av'),
};

// A stop or question mark with closing quotes, before space or the end; full-width marks need no space; a line's end always ends one.
const END = /(?:[.!?…]+["'”’»)\]]*(?=\s|$))|[。！？｡]+["'”’」』）]*|\n+/gu;

const GERMAN_MONTH = /^\s(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)/;

/** Whether the dot at the end of `before` belongs to the word: an abbreviation, an initial, a number in a list. */
const isAbbreviation = (before: string, lang: string): boolean => {
  const word = /([\p{L}\p{N}.°]+)\.$/u.exec(before)?.[1]?.toLowerCase();
  if (word === undefined) return false;
  if (ABBREVIATIONS.has(word) || BY_LANGUAGE[baseLanguage(lang)]?.has(word)) return true;
  return /^\p{L}$/u.test(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word);
};

const pushTrimmed = (text: string, start: number, end: number, sentences: Sentence[]): void => {
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  if (end > start) sentences.push({ text: text.slice(start, end), start, end });
};

/**
 * The sentences of a text. A line never runs into the next; a table row (cells joined by " | ") is one sentence; dots of abbreviations,
 * initials, versions, file names and addresses end nothing.
 */
export function sentencesOf(text: string, lang = ''): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let rowUntil = -1;
  for (const match of text.matchAll(END)) {
    const at = match.index;
    if (at < start) continue;
    const newline = match[0].startsWith('\n');
    const end = newline ? at : at + match[0].length;
    if (!newline) {
      if (at < rowUntil) continue;
      if (isRowAt(text, at)) {
        rowUntil = lineEnd(text, at);
        continue;
      }
      if (match[0].startsWith('.') && match[0].length === 1) {
        if (isAbbreviation(text.slice(Math.max(start, end - 16), end), lang)) continue;
        // "1. Open the menu": a number alone at a line's start is a list mark.
        if (/^\s*\d{1,3}\.$/.test(text.slice(start, end))) continue;
        // "am 15. November": a German date.
        if (/\d\.$/.test(text.slice(start, end)) && GERMAN_MONTH.test(text.slice(end, end + 12))) continue;
        if (/^\s+\p{Ll}/u.test(text.slice(end, end + 4))) continue;
      }
    }
    pushTrimmed(text, start, end, sentences);
    start = at + match[0].length;
  }
  pushTrimmed(text, start, text.length, sentences);
  return sentences;
}

const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
};
const isRowAt = (text: string, at: number): boolean => {
  const from = text.lastIndexOf('\n', at) + 1;
  const bar = text.indexOf(' | ', from);
  return bar !== -1 && bar < lineEnd(text, at);
};

/** The sentences of a block: a heading, list item, row or field is one; code is its lines. */
export function sentencesOfBlock(block: Pick<Block, 'kind' | 'text'>, lang = ''): readonly Sentence[] {
  switch (block.kind) {
    case 'heading':
    case 'list-item':
    case 'row':
    case 'field':
    case 'image': {
      const sentences: Sentence[] = [];
      pushTrimmed(block.text, 0, block.text.length, sentences);
      return sentences;
    }
    case 'code': {
      const sentences: Sentence[] = [];
      for (const match of block.text.matchAll(/[^\n]+/g)) pushTrimmed(block.text, match.index, match.index + match[0].length, sentences);
      return sentences;
    }
    case 'paragraph':
    case 'comment':
    case 'quote':
      return sentencesOf(block.text, lang);
  }
}
